/* eslint-disable @n8n/community-nodes/no-restricted-globals -- real timers: this runs beside n8n, never inside it */
/** The longest delay Node's timers take; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The phone network's time. `speed` 100 lets a 30 second ring pass in 0.3 seconds.
 * Every timer dies with {@link Clock.close}, so nothing outlives a test.
 */
export class Clock {
	private readonly timers = new Set<NodeJS.Timeout>();
	private closed = false;

	constructor(readonly speed: number) {}

	/** Runs `job` after `ms` of phone time. Returns a function that cancels it. */
	after(ms: number, job: () => void): () => void {
		return this.wallAfter(ms / this.speed, job);
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
		return Math.round(((end.getTime() - start.getTime()) * this.speed) / 1000);
	}

	/** Phone milliseconds since a moment. */
	msSince(start: Date): number {
		return (Date.now() - start.getTime()) * this.speed;
	}

	close(): void {
		this.closed = true;
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
	}
}
