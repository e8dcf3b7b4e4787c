import type { World } from '../world';
import { emit } from './emit';
import type { Activity, Leg } from './leg';
import { maybeHangUp, nextAnswer, pressKeys, type Answer } from './person';
import type { Sound } from './sounds';

/** The parameters that the three gather commands share. */
export interface DigitRules {
	minimum_digits?: number;
	maximum_digits?: number;
	inter_digit_timeout_millis?: number;
	terminating_digit?: string;
	valid_digits?: string;
}

/** What makes the commands different. Times are milliseconds of phone time. */
export interface GatherInit extends DigitRules {
	/** Sent back in the event. */
	gatherId?: string;
	/** From the end of the prompt to the first digit. */
	firstMs: number;
	/** For the whole gather. */
	totalMs?: number;
	/** How often the prompt is played at most. */
	tries: number;
	prompt?: Sound;
	invalidPrompt?: Sound;
}

type Status = 'valid' | 'invalid' | 'timeout' | 'call_hangup' | 'cancelled' | 'cancelled_amd';

/** Digits being gathered on a leg, until `call.gather.ended`. */
export class Gather implements Activity {
	readonly kind = 'gather';
	private digits = '';
	private attempt = 0;
	private listening = false;
	private over = false;
	private readonly answer: Answer;
	private stopWaiting = (): void => undefined;
	private stopPressing = (): void => undefined;
	private stopClock = (): void => undefined;

	constructor(
		private readonly world: World,
		private readonly leg: Leg,
		private readonly init: GatherInit,
	) {
		this.answer = nextAnswer(leg);
	}

	/** The gather that runs on a leg. */
	static on(leg: Leg): Gather | undefined {
		return [...leg.activities].find((activity) => activity instanceof Gather);
	}

	start(): void {
		const { world, leg, init } = this;
		if (!leg.isAlive) return;
		leg.activities.add(this);
		if (init.totalMs !== undefined) {
			this.stopClock = world.network.later(leg, init.totalMs, () => this.end('timeout'));
		}
		this.ask(init.prompt);
		maybeHangUp(world, leg, 'gather');
	}

	onDigit(digit: string): void {
		if (this.world.switches.gatherMissesKeys) return;
		const { maximum_digits = 128, inter_digit_timeout_millis = 5000 } = this.init;
		this.stopWaiting();
		this.listening = true;
		this.world.sounds.stopPrompt(this.leg);
		if (digit === (this.init.terminating_digit ?? '#')) {
			this.judge();
			return;
		}
		this.digits += digit;
		if (this.digits.length >= maximum_digits) this.judge();
		else this.wait(inter_digit_timeout_millis, () => this.pausedTooLong());
	}

	onEnd(reason: 'call_hangup' | 'cancelled' | 'cancelled_amd'): void {
		this.end(reason);
	}

	/** Plays a prompt, if there is one, and listens after it; a digit cuts it short. */
	private ask(prompt: Sound | undefined): void {
		this.attempt += 1;
		this.digits = '';
		this.listening = false;
		if (!prompt) {
			this.listen();
			return;
		}
		const onEnd = (): void => {
			if (!this.over && !this.listening && this.leg.isAlive) this.listen();
		};
		this.world.sounds.play(this.leg, { ...prompt, isPrompt: true, onEnd });
	}

	private listen(): void {
		this.listening = true;
		const entry = Array.isArray(this.answer) ? this.answer[this.attempt - 1] : this.answer;
		this.stopPressing();
		this.stopPressing = pressKeys(this.world, this.leg, entry ?? '');
		// Last, so that a key which comes in the very same millisecond comes first.
		this.wait(this.init.firstMs, () => this.nothingCame());
	}

	private wait(ms: number, job: () => void): void {
		this.stopWaiting();
		this.stopWaiting = this.world.network.later(this.leg, ms, job);
	}

	private pausedTooLong(): void {
		if (this.world.switches.gatherPause === 'timeout') this.end('timeout');
		else this.judge();
	}

	private nothingCame(): void {
		if (this.attempt < this.init.tries) this.ask(this.init.prompt);
		else this.end('timeout');
	}

	private judge(): void {
		const { minimum_digits = 1, valid_digits = '0123456789#*', tries } = this.init;
		const isValid =
			this.digits.length >= minimum_digits &&
			[...this.digits].every((digit) => valid_digits.includes(digit));
		this.stopWaiting();
		this.stopPressing();
		if (isValid) this.end('valid');
		else if (this.attempt < tries) this.ask(this.init.invalidPrompt ?? this.init.prompt);
		else this.end('invalid');
	}

	private end(status: Status): void {
		if (this.over) return;
		this.over = true;
		this.leg.activities.delete(this);
		this.stopWaiting();
		this.stopPressing();
		this.stopClock();
		// A prompt has an end of its own when the call or a machine's verdict ended both.
		if (status !== 'call_hangup' && status !== 'cancelled_amd') {
			this.world.sounds.stopPrompt(this.leg);
		}
		const { gatherId } = this.init;
		emit(this.world, this.leg, 'call.gather.ended', {
			digits: this.digits,
			status,
			...(gatherId === undefined ? {} : { gather_id: gatherId }),
		});
	}
}
