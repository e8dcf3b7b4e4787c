import { microTime } from '../ids';
import type { Script } from '../types';
import type { World } from '../world';
import { detectMachine, type DetectionMode } from './amd';
import { reportCost } from './cost';
import { emit } from './emit';
import { FAILURES, refusedBy } from './failures';
import { Leg, type Ending, type LegInit } from './leg';
import * as payloads from './payloads';
import { Recording } from './recording';
import { note } from './talk';

/** Phone time in which a busy, rejecting or missing number gives its answer. */
const QUICK_MS = 500;

/** What an outgoing leg needs besides {@link LegInit}. */
export interface OutgoingInit extends LegInit {
	timeoutSecs: number;
	timeLimitSecs: number;
	/** False makes the ring time end in `no_answer` instead of `timeout`. */
	retryOnTimeout?: boolean;
	detection?: DetectionMode;
	/** Overrides the script of the number, e.g. for a refusal. */
	script?: Script;
}

/** Everything that happens on the lines between people. */
export class Network {
	private readonly outgoing = new WeakMap<Leg, OutgoingInit>();

	constructor(private readonly world: World) {}

	/** Makes a leg known, without a sound yet. */
	create(init: LegInit): Leg {
		const leg = new Leg(init);
		this.world.calls.add(leg);
		return leg;
	}

	/** Rings an outgoing leg and lets its script decide what comes of it. */
	ring(leg: Leg, init: OutgoingInit): void {
		if (!leg.isAlive) return;
		emit(this.world, leg, 'call.initiated', payloads.initiated(leg));
		note(this.world, leg, 'rings', leg.from);
		this.outgoing.set(leg, init);
		const ringOver: Ending = {
			...this.world.switches.ringTimeout,
			cause: init.retryOnTimeout === false ? 'no_answer' : 'timeout',
		};
		this.later(leg, init.timeoutSecs * 1000, () => leg.answered_at ?? this.end(leg, ringOver));
		const busy = this.world.switches.networkBusy && ({ does: 'unreachable' } as const);
		this.decide(leg, busy || (init.script ?? this.world.people.get(leg.to)));
	}

	/** What becomes of a ringing outgoing leg: by its script, or by a person who decides now. */
	decide(leg: Leg, script: Script): void {
		const init = this.outgoing.get(leg);
		if (!init || leg.state !== 'ringing') return;
		switch (script.does) {
			case 'noAnswer':
			case 'live':
				return;
			case 'refused':
				this.later(leg, QUICK_MS, () => this.end(leg, refusedBy(script.code)));
				return;
			case 'busy':
			case 'reject':
			case 'unallocated':
			case 'unreachable':
				this.later(leg, script.afterMs ?? QUICK_MS, () => this.end(leg, FAILURES[script.does]));
				return;
			default:
				leg.behaviour = script;
				leg.answeredBy = script.does === 'answer' ? 'person' : script.does;
				this.later(leg, script.afterMs ?? 1000, () => {
					this.answer(leg, init.timeLimitSecs);
					detectMachine(this.world, leg, init.detection, script);
				});
		}
	}

	/** A line opens: both directions. */
	answer(leg: Leg, timeLimitSecs = 14_400): void {
		if (leg.state !== 'ringing') return;
		leg.state = 'answered';
		leg.answered_at = new Date();
		// An incoming call is picked up by the workflow, which has a lane of its own.
		if (leg.direction === 'outgoing') note(this.world, leg, 'answers');
		if (leg.recording) new Recording(this.world, leg, leg.recording).start();
		emit(this.world, leg, 'call.answered', payloads.answered(leg));
		this.later(leg, timeLimitSecs * 1000, () =>
			this.end(leg, { cause: 'time_limit', ...this.world.switches.timeLimit }),
		);
		this.behave(leg);
		for (const listener of [...leg.answerListeners]) listener();
	}

	/** Ends a leg for good; a bridged other side ends too, unless it is to be parked. */
	end(leg: Leg, ending: Ending): void {
		if (!leg.isAlive) return;
		leg.state = 'ended';
		leg.end_time = new Date();
		leg.ending = ending;
		note(this.world, leg, 'ends', ending.cause);
		for (const cancel of leg.timers) cancel();
		leg.timers.clear();
		const { hangupFirst } = this.world.switches;
		const reportHangup = (): void =>
			emit(this.world, leg, 'call.hangup', payloads.hangup(leg, ending));
		if (hangupFirst) reportHangup();
		for (const activity of [...leg.activities]) activity.onEnd?.('call_hangup');
		leg.activities.clear();
		if (!hangupFirst) reportHangup();
		reportCost(this.world, leg);
		for (const listener of [...leg.endListeners]) listener();
		this.unbridge(leg);
	}

	/** Connects two answered legs; whoever they were talking to before is let go. */
	bridge(a: Leg, b: Leg): void {
		if (!a.isAlive || !b.isAlive) return;
		if (a.peer === b) return;
		this.unbridge(a);
		this.unbridge(b);
		a.peer = b;
		b.peer = a;
		emit(this.world, a, 'call.bridged', { start_time: microTime(a.start_time) });
		emit(this.world, b, 'call.bridged', { start_time: microTime(b.start_time) });
	}

	/** A person presses keys. */
	press(leg: Leg, digits: string): void {
		for (const digit of digits) {
			if (leg.state !== 'answered') return;
			note(this.world, leg, 'presses', digit);
			emit(this.world, leg, 'call.dtmf.received', { digit });
			for (const activity of [...leg.activities]) activity.onDigit?.(digit);
		}
	}

	/** The person on this leg hangs up (or gives up waiting). */
	personHangsUp(leg: Leg): void {
		const source = leg.direction === 'incoming' ? 'caller' : 'callee';
		if (leg.state === 'answered') {
			this.end(leg, { cause: 'normal_clearing', source, sip: '200' });
		} else if (leg.direction === 'incoming') {
			this.end(leg, { cause: 'originator_cancel', source: 'caller', sip: '487' });
		} else {
			this.end(leg, FAILURES.reject);
		}
	}

	/** Our side hangs up: a command, or the end of the other leg. */
	platformHangsUp(leg: Leg): void {
		const source = leg.direction === 'incoming' ? 'callee' : 'caller';
		if (leg.state === 'answered') {
			this.end(leg, { cause: 'normal_clearing', source, sip: '200' });
		} else if (leg.direction === 'outgoing') {
			this.end(leg, { cause: 'originator_cancel', source: 'caller', sip: '487' });
		} else {
			this.end(leg, FAILURES.reject);
		}
	}

	/** Runs `job` after phone time unless the leg ends before. */
	later(leg: Leg, ms: number, job: () => void): () => void {
		const cancel = this.world.clock.after(ms, () => {
			leg.timers.delete(cancel);
			if (leg.isAlive) job();
		});
		leg.timers.add(cancel);
		return cancel;
	}

	/** Ends a bridge; the other side is hung up unless it is to be parked. */
	unbridge(leg: Leg): void {
		const { peer } = leg;
		if (!peer) return;
		leg.peer = undefined;
		peer.peer = undefined;
		if (!peer.parkAfterUnbridge) this.platformHangsUp(peer);
	}

	private behave(leg: Leg): void {
		const { digits = '', digitsAfterMs = 1000, digitGapMs = 250, hangsUpAfterMs } = leg.behaviour;
		[...digits].forEach((digit, index) => {
			this.later(leg, digitsAfterMs + index * digitGapMs, () => this.press(leg, digit));
		});
		if (hangsUpAfterMs !== undefined) {
			this.later(leg, hangsUpAfterMs, () => this.personHangsUp(leg));
		}
	}
}
