import { sleep } from 'n8n-workflow';
import type { INodeExecutionData } from 'n8n-workflow';
import type { CallEvent } from '../../shared/events/envelope';
import { Recent } from '../../shared/memory/recent';
import { unwrapState } from '../../shared/events/correlation';
import { callsOf, isOfCommand } from '../outcomes/belongs';
import { judgeEvent } from '../outcomes/judgeEvent';
import { isHeldBack, spend, timeLeft } from './memoryBudget';
import { meetsEvents } from './ownServer';
import type { FollowUp, WaitDefinition, Waiting } from '../outcomes/types';

/** What a run in memory says to an event; `busy`: it stopped waiting before it had judged it. */
export type LiveAnswer = 'taken' | 'goneOn' | 'busy';

/** Runs that wait in memory at the same time; more than that pause as stored runs at once. */
const MOST_RUNS = 100;
/** Commands that are remembered in one n8n process, about 100 bytes each. */
const MOST_DONE = 5_000;

interface Offer {
	readonly event: CallEvent;
	readonly answer: (answer: LiveAnswer) => void;
}

/** What sends the command that an event asks for, e.g. to stop a recording. */
export type SendFollowUp = (followUp: FollowUp) => Promise<void>;

const byCommand = new Map<string, LiveRun>();
const byCall = new Map<string, LiveRun>();
/** Commands whose outcome has come while their run was in memory: nothing waits for them any more. */
const done = new Recent<true>(MOST_DONE);

/** Whether any run waits in memory. */
export function hasLiveRuns(): boolean {
	return byCommand.size > 0;
}

/** Lets all runs that wait in memory be stored now. */
export function storeLiveRuns(): void {
	for (const run of [...byCommand.values()]) run.wake();
}

/**
 * The runs in memory that an event may be for: the one whose correlation it carries, and the one that
 * waits on its call, since the end of a call is an outcome whatever state it carries.
 */
export function liveRunsFor({ payload }: CallEvent): ReadonlySet<LiveRun> {
	const { correlation } = unwrapState(payload.client_state);
	const found = [
		correlation && byCommand.get(correlation.correlationId),
		byCall.get(String(payload.call_control_id)),
	];
	return new Set(found.filter((run) => run !== undefined));
}

/** @returns undefined where no run in memory wants it; a stored one may */
export async function offerToLiveRuns(event: CallEvent): Promise<LiveAnswer | undefined> {
	for (const run of liveRunsFor(event)) {
		const answer = await run.offer(event);
		if (answer !== 'goneOn') return answer;
	}
	const id = unwrapState(event.payload.client_state).correlation?.correlationId;
	// A run that waits for this command has just said what it thinks of the event.
	if (id === undefined || !(done.get(id) ?? byCommand.has(id))) return undefined;
	// The end of the call is for the run's next command, which is not there yet.
	return event.eventType === 'call.hangup' ? 'busy' : 'goneOn';
}

/**
 * A run that waits in memory for the outcome of its command: nothing is stored, and an event
 * reaches it at once. It is open before the command is sent, since an event can come before the
 * command's reply.
 */
export class LiveRun {
	private readonly offers: Offer[] = [];
	private readonly calls = new Set<string>();
	private isBusy = false;
	private isClosed = false;
	private outcome: { event: CallEvent; outputs: INodeExecutionData[][] } | undefined;
	private over = new AbortController();

	private constructor(
		private waiting: Waiting,
		private readonly definition: WaitDefinition,
		private readonly send: SendFollowUp,
	) {}

	/**
	 * @param waiting with the ids of the call, where the command is for one
	 * @returns undefined where the run has to be stored at once
	 */
	static open(
		waiting: Waiting,
		definition: WaitDefinition,
		send: SendFollowUp,
	): LiveRun | undefined {
		if (!meetsEvents() || isHeldBack() || byCommand.size >= MOST_RUNS) return undefined;
		const run = new LiveRun(waiting, definition, send);
		byCommand.set(waiting.correlationId, run);
		run.listenTo(waiting);
		return run;
	}

	/** Gives the run an event. The answer comes when the run has judged it, or has closed. */
	async offer(event: CallEvent): Promise<LiveAnswer> {
		if (this.isClosed) return 'busy';
		return await new Promise<LiveAnswer>((answer) => {
			this.offers.push({ event, answer });
			void this.judge();
		});
	}

	/**
	 * Waits for the outcome of the command, whose result is known by now.
	 *
	 * @param signal ends the wait when the execution is cancelled
	 * @returns the outputs of the node; undefined when there is no outcome yet
	 */
	async expect(
		waiting: Waiting,
		signal?: AbortSignal,
	): Promise<INodeExecutionData[][] | undefined> {
		this.waiting = waiting;
		this.listenTo(waiting);
		if (this.outcome && !isOfCommand(this.outcome.event, waiting, this.definition)) {
			// Now the command's call is known, and it is another one.
			this.outcome = undefined;
			done.delete(waiting.correlationId);
			this.over = new AbortController();
		}
		void this.judge();
		const ends = signal ? AbortSignal.any([signal, this.over.signal]) : this.over.signal;
		const { executionId } = waiting;
		const began = Date.now();
		const left = timeLeft(executionId);
		try {
			if (!ends.aborted && left > 0) await sleep(left, ends);
		} catch {
			// Woken.
		}
		spend(executionId, Date.now() - began);
		this.close('busy');
		// What the reply says was not known yet when an early event was judged.
		return this.outcome?.outputs.map((items) =>
			items.map((item) => ({ ...item, json: { ...waiting.result, ...item.json } })),
		);
	}

	/** Ends the wait: the outcome is there, or the run has to be stored now. */
	wake(): void {
		this.over.abort();
	}

	/** Lets go of the run. @param answer to events that it has not judged */
	close(answer: LiveAnswer): void {
		this.isClosed = true;
		const { correlationId } = this.waiting;
		if (byCommand.get(correlationId) === this) byCommand.delete(correlationId);
		for (const call of this.calls) if (byCall.get(call) === this) byCall.delete(call);
		for (const offer of this.offers.splice(0)) offer.answer(answer);
	}

	/** The end of a call reaches the run whatever state it carries. */
	private listenTo(waiting: Waiting): void {
		for (const call of callsOf(waiting)) {
			this.calls.add(call);
			byCall.set(call, this);
		}
	}

	/** One event after the other, in the order in which they came. */
	private async judge(): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		// What comes after the outcome is for the next node of the run.
		while (!this.outcome && !this.isClosed) {
			const offer = this.offers.shift();
			if (!offer) break;
			offer.answer(await this.judgeOne(offer.event));
		}
		this.isBusy = false;
	}

	private async judgeOne(event: CallEvent): Promise<LiveAnswer> {
		const verdict = judgeEvent(this.definition, this.waiting, event);
		if (!verdict) return 'goneOn';
		if ('outputs' in verdict) {
			this.outcome = { event, outputs: verdict.outputs };
			done.set(this.waiting.correlationId, true);
			this.wake();
			return 'taken';
		}
		try {
			await this.send(verdict.followUp);
			return 'taken';
		} catch {
			return 'busy';
		}
	}
}
