import { sleep } from 'n8n-workflow';
import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { CallEvent } from '../shared/envelope';
import { openClientState } from '../shared/stampedState';
import { judgeEvent } from './judgeEvent';
import { meetsEvents } from './ownServer';
import type { FollowUp, WaitDefinition, Waiting } from './types';

/** What a run in memory says to an event; `busy`: it stopped waiting before it had judged it. */
export type LiveAnswer = 'taken' | 'goneOn' | 'busy';

/**
 * How long a run waits in memory, in milliseconds: for what follows at once, a short text, the keys
 * of a menu. A run in memory is lost if n8n crashes, and takes one of the places that n8n's
 * concurrency limit allows.
 */
const IN_MEMORY_MS = 10_000;
/** Runs that wait in memory at the same time; more than that pause as stored runs at once. */
const MOST_RUNS = 100;
/** How often a waiting run looks whether this process still gets events. */
const LOOK_EVERY_MS = 250;
/** n8n starts an execution in well under this time, unless its concurrency limit holds it back. */
const CROWDED_AFTER_MS = 1_000;
/** A timer that is this late tells of a busy machine, not of a limit. */
const BUSY_LAG_MS = 150;
const CROWDED_FOR_MS = 60_000;

interface Offer {
	readonly event: CallEvent;
	readonly answer: (answer: LiveAnswer) => void;
}

/** What sends the command that an event asks for, e.g. to stop a recording. */
export type SendFollowUp = (followUp: FollowUp) => Promise<void>;

const byNonce = new Map<string, LiveRun>();
const byCall = new Map<string, LiveRun>();

/** The calls whose end is an outcome: the command's, and the other one that it is about. */
function callsOf({ result, settings }: Waiting): string[] {
	const ids = [result.call_control_id, settings.otherCall];
	return ids.filter((id): id is string => typeof id === 'string');
}

/** Until when no run waits in memory, in milliseconds since 1970. */
let crowdedUntil = 0;

/**
 * Watches an answer that n8n gives as soon as it has started or resumed an execution. If it does not
 * come although n8n is not busy, other runs have all the places that n8n's concurrency limit allows
 * (`N8N_CONCURRENCY_PRODUCTION_LIMIT`): those that wait in memory make room.
 */
export async function makeRoomUnlessAnswered(context: IWebhookFunctions): Promise<void> {
	if (byNonce.size === 0) return;
	const began = Date.now();
	const response = context.getResponseObject();
	await sleep(CROWDED_AFTER_MS);
	const lag = Date.now() - began - CROWDED_AFTER_MS;
	if (response.writableEnded || lag > BUSY_LAG_MS) return;
	crowdedUntil = Date.now() + CROWDED_FOR_MS;
	for (const run of [...byNonce.values()]) run.wake();
}

/**
 * The runs in memory that an event may be for: the one whose stamp it carries, and the one that waits
 * on its call, since the end of a call is an outcome whatever state it carries.
 */
export function liveRunsFor({ payload }: CallEvent): ReadonlySet<LiveRun> {
	const { stamp } = openClientState(payload.client_state);
	const found = [stamp && byNonce.get(stamp.nonce), byCall.get(String(payload.call_control_id))];
	return new Set(found.filter((run) => run !== undefined));
}

/** @returns undefined where no run in memory wants it; a stored one may */
export async function offerToLiveRuns(event: CallEvent): Promise<'taken' | 'busy' | undefined> {
	for (const run of liveRunsFor(event)) {
		const answer = await run.offer(event);
		if (answer !== 'goneOn') return answer;
	}
	return undefined;
}

/**
 * A run that waits in memory for the outcome of its command: nothing is stored, and an event
 * reaches it at once. It is open before the command is sent, since an event can come before the
 * command's reply. What comes before {@link expect} is kept until the run can judge it.
 */
export class LiveRun {
	private readonly offers: Offer[] = [];
	private waiting: Waiting | undefined;
	private isBusy = false;
	private outputs: INodeExecutionData[][] | undefined;
	private readonly over = new AbortController();

	private constructor(
		private readonly nonce: string,
		private readonly definition: WaitDefinition,
		private readonly send: SendFollowUp,
	) {}

	/** @returns undefined where the run has to be stored at once */
	static open(nonce: string, definition: WaitDefinition, send: SendFollowUp): LiveRun | undefined {
		if (!meetsEvents() || Date.now() < crowdedUntil || byNonce.size >= MOST_RUNS) return undefined;
		const run = new LiveRun(nonce, definition, send);
		byNonce.set(nonce, run);
		return run;
	}

	/** Gives the run an event. The answer comes when the run has judged it, or has closed. */
	async offer(event: CallEvent): Promise<LiveAnswer> {
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
		for (const call of callsOf(waiting)) byCall.set(call, this);
		void this.judge();
		const ends = signal ? AbortSignal.any([signal, this.over.signal]) : this.over.signal;
		const until = Date.now() + IN_MEMORY_MS;
		try {
			while (!ends.aborted && meetsEvents() && Date.now() < until) {
				await sleep(Math.min(LOOK_EVERY_MS, until - Date.now()), ends);
			}
		} catch {
			// Woken.
		}
		this.close('busy');
		return this.outputs;
	}

	/** Ends the wait: the outcome is there, or the run has to be stored now. */
	wake(): void {
		this.over.abort();
	}

	/** Lets go of the run. @param answer to events that it has not judged */
	close(answer: LiveAnswer): void {
		if (byNonce.get(this.nonce) === this) byNonce.delete(this.nonce);
		for (const call of this.waiting ? callsOf(this.waiting) : []) {
			if (byCall.get(call) === this) byCall.delete(call);
		}
		for (const offer of this.offers.splice(0)) offer.answer(answer);
		this.waiting = undefined;
	}

	/** One event after the other, in the order in which they came. */
	private async judge(): Promise<void> {
		if (this.isBusy || !this.waiting) return;
		this.isBusy = true;
		// What comes after the outcome is for the next node of the run.
		while (this.waiting && !this.outputs) {
			const offer = this.offers.shift();
			if (!offer) break;
			offer.answer(await this.judgeOne(offer.event, this.waiting));
		}
		this.isBusy = false;
	}

	private async judgeOne(event: CallEvent, waiting: Waiting): Promise<LiveAnswer> {
		const verdict = judgeEvent(this.definition, waiting, event);
		if (!verdict) return 'goneOn';
		if ('outputs' in verdict) {
			this.outputs = verdict.outputs;
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
