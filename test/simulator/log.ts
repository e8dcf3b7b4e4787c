/* eslint-disable @n8n/community-nodes/no-restricted-globals -- real timers: this runs beside n8n, never inside it */
import type { StoryEntry } from './page/shapes';
import type { CommandRecord, DeliveryRecord, PhoneRecord, RequestRecord } from './types';

/** Options of {@link Log.waitFor}. */
export interface WaitOptions {
	/** Wall-clock ms before it gives up. Default 5000. */
	timeoutMs?: number;
	/** Named in the message when time is up. */
	what?: string;
}

/** What happened, in order, and a way to wait for more. */
export class Log {
	readonly requests: RequestRecord[] = [];
	readonly deliveries: DeliveryRecord[] = [];
	readonly commands: CommandRecord[] = [];
	readonly phones: PhoneRecord[] = [];
	/** What others than the simulator know of the calls; a later line replaces one with the same id. */
	readonly told: StoryEntry[] = [];
	private readonly watchers = new Set<() => void>();
	private closed = false;

	/** Tells everyone who waits that something changed. */
	changed(): void {
		for (const watcher of [...this.watchers]) watcher();
	}

	/** Calls `watcher` after each change. Returns a function that ends it. */
	watch(watcher: () => void): () => void {
		this.watchers.add(watcher);
		return () => this.watchers.delete(watcher);
	}

	/**
	 * Resolves with the first truthy value of `find`, tried now and after each change.
	 * Rejects with a message that lists what did happen.
	 */
	async waitFor<T>(
		find: () => T | undefined | null | false,
		{ timeoutMs = 5000, what = 'the condition' }: WaitOptions = {},
	): Promise<T> {
		return await new Promise<T>((resolve, reject) => {
			const finish = (): void => {
				clearTimeout(timer);
				this.watchers.delete(look);
			};
			const look = (): void => {
				try {
					const found = find();
					if (!found && this.closed) throw new Error(`Closed before ${what} came.`);
					if (!found) return;
					finish();
					resolve(found);
				} catch (error) {
					finish();
					reject(error instanceof Error ? error : new Error(String(error)));
				}
			};
			const timer = setTimeout(() => {
				finish();
				reject(new Error(`Waited ${timeoutMs} ms for ${what} in vain.\n${this.story()}`));
			}, timeoutMs);
			this.watchers.add(look);
			look();
		});
	}

	/** Ends every wait. */
	close(): void {
		this.closed = true;
		this.changed();
	}

	/** The last requests and deliveries, one per line. */
	story(): string {
		const lines = [
			...this.requests.map((r) => ({
				at: r.at,
				text: `${r.method} ${r.path} -> ${r.status ?? '?'}`,
			})),
			...this.deliveries.map((d) => ({
				at: d.at,
				text: `webhook ${d.event.data.event_type} #${d.attempt} ${d.url} -> ${d.status ?? d.error ?? '?'}`,
			})),
		].sort((a, b) => a.at.getTime() - b.at.getTime());
		return lines.length === 0
			? 'Nothing happened so far.'
			: lines
					.slice(-25)
					.map((line) => `  ${line.at.toISOString()} ${line.text}`)
					.join('\n');
	}
}
