import { nowMicro, uuid } from '../ids';
import type { Signer } from '../signing';
import type { Switches } from '../switches';
import type { EventEnvelope } from '../types';

/** An event that waits to be sent; `url` and `attempt` are filled in per attempt. */
export type EventData = EventEnvelope['data'];

/** Sorts keys alphabetically at every level, as Telnyx's webhooks arrive. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value as Record<string, unknown>);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

/** A new event with its own id. */
export function newEvent(
	eventType: string,
	payload: Record<string, unknown>,
	switches: Switches,
): EventData {
	const extra = switches.extraFields ? { simulated_extra: { nested: [1, null, 'x'] } } : {};
	return {
		event_type: eventType,
		id: uuid(),
		occurred_at: nowMicro(),
		payload: { ...payload, ...extra },
		record_type: 'event',
		...extra,
	};
}

/** Body and headers of one attempt, in the application's webhook API version. */
export function pack(
	event: EventEnvelope,
	version: '1' | '2',
	signer: Signer,
	switches: Switches,
): { body: string; headers: Record<string, string> } {
	const timestamp = Math.floor(Date.now() / 1000) + switches.timestampSkewSecs;
	const common = { 'content-type': 'application/json', 'user-agent': 'telnyx-webhooks' };
	if (version === '1') {
		const body = JSON.stringify(sorted(versionOne(event)));
		return { body, headers: { ...common, ...signer.signV1(body, timestamp) } };
	}
	const body = JSON.stringify(sorted(event));
	return { body, headers: { ...common, ...sign(body, timestamp, signer, switches) } };
}

function sign(
	body: string,
	timestamp: number,
	signer: Signer,
	switches: Switches,
): Record<string, string> {
	switch (switches.signature) {
		case 'missing':
			return {};
		case 'bad':
			return { ...signer.sign(`${body} `, timestamp) };
		default:
			return signer.sign(body, timestamp, switches.signature === 'wrong-key');
	}
}

/** The flat form of webhook API version 1 (Telnyx's migration guide). */
function versionOne({ data }: EventEnvelope): Record<string, unknown> {
	return {
		record_type: 'event',
		id: data.id,
		event_type: data.event_type.replaceAll('.', '_'),
		created_at: data.occurred_at,
		payload: data.payload,
	};
}
