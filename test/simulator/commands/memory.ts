import { refuse } from '../errors';
import type { Switches } from '../switches';

interface Remembered {
	at: number;
	reply: Promise<unknown>;
}

/**
 * Recognises a repeated `command_id`: per call, and for Dial across calls, for 60 seconds.
 * Source: Telnyx's page on receiving webhooks; the reply to a repeat is an open question.
 */
export class CommandMemory {
	private readonly known = new Map<string, Remembered>();

	constructor(private readonly switches: Switches) {}

	/** Runs `first` once per scope and id; a repeat gets what the switch `duplicateCommand` says. */
	async once(scope: string, commandId: unknown, first: () => Promise<unknown>): Promise<unknown> {
		if (typeof commandId !== 'string' || commandId === '') return await first();
		const key = `${scope}\n${commandId}`;
		const before = this.known.get(key);
		if (before && Date.now() - before.at < this.switches.commandIdWindowMs) {
			return await this.repeat(before);
		}
		const reply = first();
		this.known.set(key, { at: Date.now(), reply });
		// A refused command had no effect, so its id is free again.
		reply.catch(() => this.known.delete(key));
		return await reply;
	}

	private async repeat(before: Remembered): Promise<unknown> {
		switch (this.switches.duplicateCommand) {
			case 'ok':
				return { result: 'ok' };
			case 'error':
				throw refuse('10027', 'This command_id was used before.', '/command_id');
			default:
				return await before.reply;
		}
	}
}
