import { readEvent, type CallEvent } from '../../../nodes/TelnyxVoice/shared/events/envelope';
import { wrapState } from '../../../nodes/TelnyxVoice/shared/events/correlation';
import {
	deliverEvent,
	type EventDelivery,
} from '../../../nodes/TelnyxVoice/wait/relay/deliverEvent';
import type { FakeN8n } from './fakeN8n';

const OCCURRED = '2026-01-05T10:00:00.000000Z';

/** When the events occur, in Unix seconds. */
export const occurredSecs = Date.parse(OCCURRED) / 1000;

/** Path and query of the resume URL of the run that the events are for. */
export const RESUME = '/webhook-waiting/12345/telnyx-voice?signature=0a1b2c3d';

/** What n8n 2.40 answers for a run that works, and for one that is over. */
export const running = '{"code":409,"message":"The execution \\"12345\\" is running already."}';
export const ended = '{"code":409,"message":"The execution \\"12345 has finished already."}';

/** A `client_state` that leads to a run. */
export function wrapped(resume = RESUME, events = ['call.answered', 'call.hangup']): string {
	return wrapState({ correlationId: 'n', resume, events }, undefined);
}

let events = 0;

/** An id that no event has had yet. */
export function freshId(): string {
	return `event ${++events}`;
}

/** One delivery of an event, by default the first one of a fresh event. */
export async function deliverTo(
	context: FakeN8n['context'],
	client_state: unknown,
	{ type = 'call.answered', lateSecs = 0, id = freshId(), attempt = 1 } = {},
): Promise<EventDelivery> {
	const payload = { call_control_id: 'v3:x', client_state };
	const data = { event_type: type, id, occurred_at: OCCURRED, payload };
	const body = Buffer.from(JSON.stringify({ data, meta: { attempt } }));
	const headers = {
		'telnyx-signature-ed25519': 'c2ln',
		'telnyx-timestamp': String(occurredSecs + lateSecs),
	};
	return await deliverEvent(context, readEvent(body) as CallEvent, { body, headers });
}
