import { refuse, type Refusal } from './refusal';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A webhook of API version 2, taken apart. Names on the right are Telnyx's. */
export interface CallEvent {
	readonly ok: true;
	/** `data.event_type`, e.g. `call.initiated`; may be newer than this package. */
	readonly eventType: string;
	/** `data.id`: the same in every re-delivery. */
	readonly eventId?: string;
	/** `occurred_at`, ISO 8601 in UTC. */
	readonly occurredAt?: string;
	/** `meta.attempt`: 1 for the first delivery. */
	readonly attempt?: number;
	/** `data.payload`. */
	readonly payload: JsonObject;
	/** What else stands in `data`, e.g. `created_at` of an ended AI conversation. */
	readonly rest: JsonObject;
	/** The whole body. */
	readonly envelope: JsonObject;
}

export type EnvelopeProblem = 'bodyEmpty' | 'bodyNotJson' | 'notAnEvent' | 'apiVersion1';

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The refusal of a webhook in Telnyx's old format. */
export function refuseApiVersion1(): Refusal<EnvelopeProblem> {
	return refuse(
		401,
		'apiVersion1',
		'This webhook is in the format of Telnyx API version 1, which cannot be verified. In the Telnyx portal, open the Voice API application and set its webhook API version to "API v2".',
	);
}

/**
 * Whether a body is a webhook of API version 1: flat, and with names like `call_initiated` (Telnyx,
 * guide for migrating to API v2).
 */
export function isApiVersion1(body: unknown): boolean {
	if (!isObject(body) || body.data !== undefined) return false;
	const type = text(body.event_type);
	return type !== undefined && !type.includes('.');
}

/**
 * Parses bytes as UTF-8 JSON.
 *
 * @throws TypeError or SyntaxError if they are not that.
 */
export function parseJson(body: Uint8Array): unknown {
	return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
}

// `record_type` is 'event' in every event: no news to anybody.
const READ_APART = new Set(['id', 'event_type', 'occurred_at', 'payload', 'record_type', 'meta']);

function takeApart(envelope: JsonObject): CallEvent | undefined {
	// The official types put `conference.floor.changed` flat, without `data`.
	const data = isObject(envelope.data) ? envelope.data : envelope;
	const eventType = text(data.event_type);
	if (eventType === undefined) return undefined;
	const payload = isObject(data.payload) ? data.payload : {};
	const attempt = isObject(envelope.meta) ? envelope.meta.attempt : undefined;
	return {
		ok: true,
		eventType,
		eventId: text(data.id),
		// Several conference events carry it inside of the payload.
		occurredAt: text(data.occurred_at) ?? text(payload.occurred_at),
		attempt: typeof attempt === 'number' ? attempt : undefined,
		payload,
		rest: Object.fromEntries(Object.entries(data).filter(([name]) => !READ_APART.has(name))),
		envelope,
	};
}

/** Reads the body of a webhook whose signature has been verified. Never throws. */
export function readEvent(body: Uint8Array): CallEvent | Refusal<EnvelopeProblem> {
	if (body.length === 0) {
		return refuse(400, 'bodyEmpty', 'The webhook has no body.');
	}
	let envelope: unknown;
	try {
		envelope = parseJson(body);
	} catch {
		return refuse(400, 'bodyNotJson', 'The body of the webhook is not JSON.');
	}
	if (isApiVersion1(envelope)) return refuseApiVersion1();
	const event = isObject(envelope) ? takeApart(envelope) : undefined;
	return (
		event ??
		refuse(400, 'notAnEvent', 'The body of the webhook is not an event: it has no data.event_type.')
	);
}
