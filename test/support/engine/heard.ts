import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { eventOf, IDS } from './events';
import type { Left, WaitLab } from './waitLab';

/** An event of the call, and when it happened, in seconds after the first one. */
export type Heard = [eventType: string, payload?: IDataObject, afterSecs?: number];

/**
 * Runs a command and delivers events of it, of which only the last one ends the pause.
 *
 * @throws {Error} when an earlier one ends it, or the last one does not
 */
export async function afterEvents(
	lab: WaitLab,
	operation: string,
	parameters: INodeParameters,
	events: Heard[],
): Promise<Left> {
	const { run, body } = await lab.pause(operation, parameters);
	for (const [index, [eventType, payload = {}, afterSecs = index]] of events.entries()) {
		const event = eventOf(eventType, {
			...IDS,
			connection_id: lab.application.id,
			client_state: body.client_state,
			...payload,
		});
		(event.data as IDataObject).occurred_at = new Date(
			Date.UTC(2026, 0, 5, 10, 0, 0) + afterSecs * 1000,
		).toISOString();
		// Telnyx may deliver an event again.
		const isLast = index === events.length - 1;
		for (const signed of isLast ? [lab.sign(event)] : [lab.sign(event), lab.sign(event)]) {
			const result = await lab.engine.resume(run, signed);
			if (isLast) return await lab.left(result.run);
			if (result.run) throw new Error(`${eventType} ended the pause`);
		}
	}
	throw new Error('There is no event');
}
