import { bare } from '../values/address';
import { decodeClientState } from '../values/clientState';
import { adviceOfEvent } from '../api/dCodes';
import type { CallEvent, JsonObject } from './envelope';
import type { PayloadName } from './eventTypes';
import { withOwnState } from './correlation';
import { storedFields } from '../api/storage';

export type OutputFormat = 'simplified' | 'raw';

// A name of ours that Telnyx starts to use in a payload stops compiling here. (`attempt`, which one
// would expect, is taken: a payment has attempts of its own.)
type OwnName = Exclude<
	| 'event_id'
	| 'event_type'
	| 'delivery_attempt'
	| 'client_state_decoded'
	| 'recording_error'
	| 'advice'
	| 'recording_storage'
	| 'recording_bucket'
	| 'recording_key',
	PayloadName
>;

type OwnFields = { [Name in OwnName]?: unknown } & { occurred_at?: string };

function withoutUndefined(fields: OwnFields): OwnFields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function simplify(event: CallEvent): JsonObject {
	const payload = withOwnState(event.payload);
	const own: OwnFields = {
		event_id: event.eventId,
		event_type: event.eventType,
		occurred_at: event.occurredAt,
		delivery_attempt: event.attempt,
		advice: adviceOfEvent(payload),
		...storedFields(payload.recording_urls),
		client_state_decoded: decodeClientState(payload.client_state),
	};
	const { client_state_decoded, ...head } = withoutUndefined(own);
	// Spread twice: first for the order that people read, last for the value that counts.
	const fields: Record<string, unknown> = { ...head, ...event.rest, ...payload, ...head };
	return client_state_decoded === undefined ? fields : { ...fields, client_state_decoded };
}

/**
 * The data of the item that starts a workflow.
 *
 * `simplified`: event and payload on one level under Telnyx's names, so that `call_control_id` is
 * found by every other operation. Ours are `event_id` (`data.id`), `delivery_attempt`
 * (`meta.attempt`), `client_state_decoded`, `advice` where Telnyx did not place the call, and
 * `recording_storage`, `_bucket`, `_key` of a recording in the customer's own storage; what Telnyx did
 * not send is left out.
 * `raw`: the body as Telnyx sent it; of `meta.delivered_to`, origin and path.
 *
 * In both, `client_state` is the user's own, without what a paused run has put around it.
 */
export function toOutput(event: CallEvent, format: OutputFormat): JsonObject {
	return format === 'raw' ? unwrapped(event) : simplify(event);
}

function unwrapped({ envelope: sent, payload }: CallEvent): JsonObject {
	const envelope = withoutQuery(sent);
	const own = withOwnState(payload);
	if (own === payload) return envelope;
	const { data } = envelope as { data?: JsonObject };
	return data ? { ...envelope, data: { ...data, payload: own } } : { ...envelope, payload: own };
}

/**
 * The address that an event was sent to has notes of ours behind it: what stood in the application
 * before, or the token of a test run. They are nobody's business.
 */
function withoutQuery(envelope: JsonObject): JsonObject {
	const { meta } = envelope as { meta?: JsonObject };
	if (typeof meta?.delivered_to !== 'string') return envelope;
	return { ...envelope, meta: { ...meta, delivered_to: bare(meta.delivered_to) } };
}
