import { uuid } from '../ids';
import type { World } from '../world';
import type { Activity, Leg, RecordSettings } from './leg';
import { maybeHangUp, silentAfterMs, speechMs } from './person';

/** The `record_*` parameters of a command, or undefined when it does not record. */
export function recordSettings(body: Record<string, unknown>): RecordSettings | undefined {
	if (body.record !== 'record-from-answer') return undefined;
	return {
		id: uuid(),
		channels: body.record_channels === 'single' ? 'single' : 'dual',
		format: body.record_format === 'wav' ? 'wav' : 'mp3',
		maxLengthSecs: Number(body.record_max_length ?? 0),
		silenceSecs: Number(body.record_timeout_secs ?? 0),
		transcribes: false,
		initiatedBy: 'OutboundAPI',
	};
}

/** A recording that runs on a leg; it ends by command, limit, silence or the end of the call. */
export class Recording implements Activity {
	readonly kind = 'recording';
	readonly startedAt = new Date();
	/** Phone ms that were recorded before the present stretch, and those that were left out. */
	private recordedMs = 0;
	private pausedMs = 0;
	private pausedAt: Date | undefined;
	/** Begin of the present stretch; undefined while paused. */
	private since: Date | undefined = this.startedAt;
	private limitMs: number;
	/** What somebody at the page said while it ran. */
	private readonly words: string[] = [];
	private stopClock = (): void => undefined;
	private over = false;

	constructor(
		private readonly world: World,
		readonly leg: Leg,
		readonly settings: RecordSettings,
	) {
		const { maxLengthSecs, silenceSecs } = settings;
		const spokenMs = silentAfterMs(leg);
		this.limitMs = Math.min(
			maxLengthSecs > 0 ? maxLengthSecs * 1000 : Infinity,
			silenceSecs > 0 && spokenMs !== undefined ? spokenMs + silenceSecs * 1000 : Infinity,
		);
	}

	/** Recordings that run on a leg: one, or all. */
	static on(leg: Leg, id?: string): Recording[] {
		return [...leg.activities].filter(
			(activity) =>
				activity instanceof Recording && (id === undefined || activity.settings.id === id),
		) as Recording[];
	}

	start(): void {
		if (!this.leg.isAlive) return;
		this.leg.activities.add(this);
		this.arm();
		maybeHangUp(this.world, this.leg, 'recording');
	}

	pause(): void {
		if (!this.since) return;
		this.recordedMs = Math.min(
			this.recordedMs + this.world.clock.msSince(this.since),
			this.limitMs,
		);
		this.since = undefined;
		this.pausedAt = new Date();
		this.stopClock();
	}

	resume(): void {
		if (!this.pausedAt) return;
		this.pausedMs += this.world.clock.msSince(this.pausedAt);
		this.pausedAt = undefined;
		this.since = new Date();
		this.arm();
	}

	stop(): void {
		if (this.over) return;
		this.over = true;
		if (this.pausedAt) this.pausedMs += this.world.clock.msSince(this.pausedAt);
		this.pause();
		this.leg.activities.delete(this);
		const { leg, settings, startedAt, recordedMs: durationMs } = this;
		const endedAt = new Date(startedAt.getTime() + durationMs + this.pausedMs);
		const text = [leg.behaviour.says, ...this.words].filter(Boolean).join(' ');
		this.world.recordings.save({ ...settings, leg, startedAt, endedAt, durationMs, text });
	}

	/** Silence begins anew after each word. */
	onSpeech(text: string): void {
		if (!this.since) return;
		this.words.push(text);
		const { maxLengthSecs, silenceSecs } = this.settings;
		if (silenceSecs === 0) return;
		const spokenMs = this.recordedMs + this.world.clock.msSince(this.since) + speechMs(text);
		const longest = maxLengthSecs > 0 ? maxLengthSecs * 1000 : Infinity;
		this.limitMs = Math.min(longest, spokenMs + silenceSecs * 1000);
		this.stopClock();
		this.arm();
	}

	/** A machine's verdict stops prompts, not recordings. */
	onEnd(reason: 'call_hangup' | 'cancelled' | 'cancelled_amd'): void {
		if (reason !== 'cancelled_amd') this.stop();
	}

	private arm(): void {
		if (this.limitMs === Infinity) return;
		const goneMs = this.recordedMs + this.world.clock.msSince(this.since ?? new Date());
		this.stopClock = this.world.network.later(this.leg, this.limitMs - goneMs, () => {
			// Timers are coarse where phone time runs fast; a limit is exact.
			this.recordedMs = this.limitMs;
			this.stop();
		});
	}
}
