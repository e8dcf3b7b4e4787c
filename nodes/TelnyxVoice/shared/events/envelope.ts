import { createHash } from 'node:crypto';
import { refuse, type Refusal } from './refusal';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A webhook of API version 2, taken apart. Names on the right are Telnyx's. */
export interface CallEvent {
	readonly ok: true;
	/** `data.event_type`, e.g. `call.initiated`; may be newer than this package. */
	readonly eventType: string;
	/** The same in every re-delivery: see {@link eventIdOf}. */
	readonly eventId: string;
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

export type EnvelopeProblem = 'bodyEmpty' | 'bodyNotJson' | 'notAnEvent' | 'apiVersion1' | 'texml';

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
 * How the event types of API version 1 begin: those of version 2 with `_` for the dot, many of them
 * without `call_` (Telnyx, guide for migrating to API v2). Other products of Telnyx have flat events
 * without a dot as well, e.g. `conversation_insight_result`.
 */
const VERSION_1 =
	/^(call|conference|dtmf|fork|gather|machine|playback|recording|speak|streaming)(_[a-z_]+)?$/;

/** Whether a body is a webhook of API version 1: flat, and with names like `call_initiated`. */
export function isApiVersion1(body: unknown): boolean {
	if (!isObject(body) || body.data !== undefined) return false;
	return VERSION_1.test(text(body.event_type) ?? '');
}

/** Fields of TeXML callbacks, which are forms (Telnyx, TeXML, “Status callbacks”). */
const TEXML = /(^|&)(Account|Call|Conference|Recording)Sid(Legacy)?=/;

/** Whether a body is a callback of a TeXML application. */
export function isTexml(body: Uint8Array): boolean {
	return TEXML.test(Buffer.from(body).toString('latin1'));
}

/** The refusal of a callback of a TeXML application. */
export function refuseTexml(status: 400 | 401): Refusal<EnvelopeProblem> {
	return refuse(
		status,
		'texml',
		'This is a callback of a TeXML application. This node needs a Voice API application (Call Control). In the Telnyx portal, take its address out of the TeXML application, and use a Voice API application instead.',
	);
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

/**
 * What tells an event from every other one: `data.id`, or `webhook_id` in the flat form of the
 * portal, or else a digest of the body. `meta` is not part of that: it counts the deliveries.
 */
export function eventIdOf(envelope: JsonObject): string {
	const data = isObject(envelope.data) ? envelope.data : envelope;
	const given = text(data.id) ?? text(data.webhook_id) ?? text(envelope.webhook_id);
	if (given !== undefined) return given;
	// JSON leaves out what is undefined.
	const signed = JSON.stringify({ ...envelope, meta: undefined });
	return createHash('sha256').update(signed).digest('hex').slice(0, 32);
}

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
		eventId: eventIdOf(envelope),
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
		if (isTexml(body)) return refuseTexml(400);
		return refuse(400, 'bodyNotJson', 'The body of the webhook is not JSON.');
	}
	if (isApiVersion1(envelope)) return refuseApiVersion1();
	const event = isObject(envelope) ? takeApart(envelope) : undefined;
	return (
		event ??
		refuse(400, 'notAnEvent', 'The body of the webhook is not an event: it has no data.event_type.')
	);
}
