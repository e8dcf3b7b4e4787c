/* eslint-disable @n8n/community-nodes/no-restricted-globals -- real timers: this runs beside n8n, never inside it */
/** The longest delay Node's timers take; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** A job that waits for phone time. */
interface Waiting {
	/** Phone time since the clock began. */
	dueAt: number;
	job: () => void;
	stop: () => void;
}

/**
 * The phone network's time. `speed` 100 lets a 30 second ring pass in 0.3 seconds; it may change
 * while calls go on. Every timer dies with {@link Clock.close}, so nothing outlives a test.
 */
export class Clock {
	private readonly timers = new Set<NodeJS.Timeout>();
	private readonly waiting = new Set<Waiting>();
	private readonly began = Date.now();
	/** From when on time ran at which speed, oldest first. */
	private readonly speeds: Array<{ since: number; speed: number }>;
	private closed = false;

	constructor(speed: number) {
		this.speeds = [{ since: 0, speed }];
	}

	get speed(): number {
		return this.speeds[this.speeds.length - 1].speed;
	}

	/** What waits goes on at the new pace; what has passed stays as long as it was. */
	set speed(speed: number) {
		this.speeds.push({ since: Date.now(), speed });
		const now = this.now();
		for (const each of this.waiting) {
			each.stop();
			this.arm(each, each.dueAt - now);
		}
	}

	/** Runs `job` after `ms` of phone time. Returns a function that cancels it. */
	after(ms: number, job: () => void): () => void {
		const each: Waiting = { dueAt: this.now() + ms, job, stop: () => undefined };
		this.waiting.add(each);
		this.arm(each, ms);
		return () => {
			each.stop();
			this.waiting.delete(each);
		};
	}

	/** Runs `job` after `ms` of real time: for webhook delivery, which `speed` never touches. */
	wallAfter(ms: number, job: () => void): () => void {
		if (this.closed) return () => {};
		const timer = setTimeout(
			() => {
				this.timers.delete(timer);
				job();
			},
			Math.min(ms, LONGEST_MS),
		);
		this.timers.add(timer);
		return () => {
			clearTimeout(timer);
			this.timers.delete(timer);
		};
	}

	/** Phone seconds between two moments. */
	secondsBetween(start: Date, end: Date): number {
		return Math.round(this.msBetween(start.getTime(), end.getTime()) / 1000);
	}

	/** Phone milliseconds since a moment. */
	msSince(start: Date): number {
		return this.msBetween(start.getTime(), Date.now());
	}

	close(): void {
		this.closed = true;
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
		this.waiting.clear();
	}

	private now(): number {
		return this.msBetween(this.began, Date.now());
	}

	private arm(each: Waiting, ms: number): void {
		each.stop = this.wallAfter(ms / this.speed, () => {
			this.waiting.delete(each);
			each.job();
		});
	}

	private msBetween(from: number, to: number): number {
		return this.speeds.reduce((sum, { since, speed }, index) => {
			const until = this.speeds[index + 1]?.since ?? Infinity;
			return sum + Math.max(0, Math.min(to, until) - Math.max(from, since)) * speed;
		}, 0);
	}
}
