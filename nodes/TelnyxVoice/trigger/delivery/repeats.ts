import { askAgain, type Refusal } from '../../shared/events/refusal';
import { Recent } from '../../shared/memory/recent';

/** The part of an HTTP response that tells how a delivery ended. */
export interface DeliveryResponse {
	/** Whether the answer was given, also when nobody listened any more. */
	readonly writableEnded: boolean;
	readonly statusCode: number;
	once(event: 'close', listener: () => void): unknown;
}

/** An earlier delivery of an event, as far as this n8n process knows. */
export type EarlierDelivery = 'none' | 'underWay' | 'done';

/** The answer to a delivery that arrives while an earlier one of the same event is under way. */
export const UNDER_WAY: Refusal = askAgain(
	'underWay',
	'An earlier delivery of this event is still being dealt with. Telnyx will send the event again.',
);

/** Events that are remembered in one n8n process, about 150 bytes each. */
const MOST_EVENTS = 10_000;

const memory = new Recent<DeliveryResponse | 'done'>(MOST_EVENTS);

/**
 * What became of an earlier delivery of the same event.
 *
 * Only an answer of 200 makes an event done. n8n gives it after it has stored the execution, so an
 * event that n8n failed to store is not swallowed when Telnyx sends it again. It is read from the
 * response when it is asked for, since n8n answers after `webhook()` has returned, and since
 * nothing is reported of an answer that Telnyx did not wait for.
 */
export function earlierDelivery(key: string): EarlierDelivery {
	const earlier = memory.get(key);
	if (earlier === undefined) return 'none';
	if (earlier === 'done') return 'done';
	if (!earlier.writableEnded) return 'underWay';
	return earlier.statusCode === 200 ? 'done' : 'none';
}

/** Remembers a delivery together with the response that will tell how it ended. */
export function beginDelivery(key: string, response: DeliveryResponse): void {
	memory.set(key, response);
	response.once('close', () => {
		// A response holds its request and socket, and an event is remembered for long.
		if (memory.get(key) !== response || !response.writableEnded) return;
		if (response.statusCode === 200) memory.set(key, 'done');
		else memory.delete(key);
	});
}
