/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */

type Close = () => Promise<void>;

/** What a shell expects of a program that a signal has ended: 128 and the number of the signal. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * Closes what was opened, in reverse order, however the end comes: by itself, with an error, or by
 * Ctrl+C. Only SIGKILL leaves things behind.
 */
export class Closing {
	private readonly closers: Close[] = [];

	private closed?: Promise<void>;

	constructor() {
		for (const [signal, code] of Object.entries(SIGNALS)) {
			process.on(signal, () => this.end('Stopping, and clearing up …', code));
		}
		process.on('uncaughtException', (error) => this.end(error, 1));
	}

	/** Whether the end has come. */
	get hasBegun(): boolean {
		return this.closed !== undefined;
	}

	/**
	 * Opens something. It is remembered before it is there: what is half open when the end comes, is
	 * awaited and closed.
	 *
	 * @throws what `open` throws; then there is nothing to close
	 * @throws {Error} when the end has come
	 */
	async open<T>(open: () => Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
		this.assertOpen();
		const opening = open();
		this.closers.push(async () => {
			const opened = await opening.then(
				(value) => ({ value }),
				() => undefined,
			);
			if (opened) await close(opened.value);
		});
		return await opening;
	}

	/** @throws {Error} when the end has come */
	assertOpen(): void {
		if (this.hasBegun) throw new Error('Interrupted');
	}

	/** Closes everything; returns when all of it is closed. Never throws: it says what failed. */
	async close(): Promise<void> {
		this.closed ??= this.closeAll();
		await this.closed;
	}

	private async closeAll(): Promise<void> {
		for (const close of this.closers.reverse()) {
			try {
				await close();
			} catch (error) {
				console.error(error);
				process.exitCode = 1;
			}
		}
	}

	private end(why: unknown, code: number): void {
		if (!this.hasBegun) console.error(why);
		void this.close().then(() => process.exit(code));
	}
}
