import type { DeliveryRecord, PhoneRecord, RequestRecord } from '../types';
import type { World } from '../world';
import { refused, undelivered } from './advice';
import { mask, maskUrl } from './mask';
import { nameOfEvent, nameOfRequest } from './names';
import type { StoryEntry } from './shapes';
import { isSigned } from './signed';

/** A line of the workflow's lane: a command, or a look-up. */
export function requestEntry(world: World, record: RequestRecord, index: number): StoryEntry {
	const { method, path, status, at, body, query, response, faulted } = record;
	const quiet = method === 'GET';
	const isBad = status === undefined ? faulted === true : status >= 400;
	return {
		id: `request-${index}`,
		at: at.getTime(),
		lane: 'workflow',
		session: sessionOf(world, record),
		title: nameOfRequest(method, path),
		...(isBad ? problem(record) : summary(body)),
		state: status === undefined && !isBad ? 'pending' : isBad ? 'bad' : 'good',
		...(quiet ? { quiet } : { command: true }),
		details: mask({
			request: `${method} ${decodeURIComponent(path)}`,
			query,
			body,
			status,
			response,
		}),
	};
}

function problem(record: RequestRecord): { note: string; advice?: string } {
	if (record.status !== undefined) return refused(record);
	return { note: 'The connection was cut before the reply.' };
}

/** The parameter that tells most about a command. */
function summary(body: unknown): { note?: string } {
	const { payload, to, audio_url, media_name, queue_name, digits } = (body ?? {}) as Record<
		string,
		unknown
	>;
	const told = payload ?? to ?? media_name ?? audio_url ?? queue_name ?? digits;
	if (told === undefined) return {};
	return { note: maskUrl([told].flat().join(', ')).replace(/<[^>]*>/g, '') };
}

function sessionOf(world: World, { path, response }: RequestRecord): string | undefined {
	const [, id] = /^\/v2\/calls\/([^/]+)/.exec(path) ?? [];
	const leg = id === undefined ? undefined : world.calls.get(decodeURIComponent(id));
	const { data } = (response ?? {}) as { data?: { call_session_id?: string } };
	return leg?.call_session_id ?? data?.call_session_id;
}

/** A line of Telnyx's lane: one attempt to deliver one event. */
export function deliveryEntry(world: World, record: DeliveryRecord, index: number): StoryEntry {
	const { event, attempt, status, error, outcome, at, url, headers, body } = record;
	const { event_type: type, payload } = event.data;
	const signed = isSigned(world.signer.publicKey, headers, body);
	const arrived = outcome === 'delivered' || outcome === 'warning';
	const parts = [
		arrived ? 'delivered' : outcome === 'retry' ? 'will be sent again' : outcome,
		attempt > 1 ? `attempt ${attempt}` : '',
		status === undefined ? (error ?? '') : `answer ${status}`,
		signed ? '' : 'forged: the signature does not fit',
	];
	const session = payload.call_session_id;
	return {
		id: `delivery-${index}`,
		at: at.getTime(),
		lane: 'telnyx',
		...(typeof session === 'string' ? { session } : {}),
		title: nameOfEvent(type, payload),
		note: parts.filter(Boolean).join(' · '),
		...(arrived && signed ? {} : { advice: adviceOn(record, signed) }),
		state: arrived && signed ? 'good' : outcome === 'retry' ? 'pending' : 'bad',
		details: mask({ event_type: type, to: maskUrl(url), signed, attempt, status, error, payload }),
	};
}

function adviceOn(record: DeliveryRecord, signed: boolean): string {
	if (record.outcome === 'lost' || signed) return undelivered(record);
	return record.status === 401
		? 'n8n refused it, as it should: nothing was started.'
		: 'Whoever listens there takes events from strangers. A Telnyx Voice Trigger refuses them.';
}

const DOES: Record<PhoneRecord['does'], (text: string) => string> = {
	calls: (text) => `calls ${text}`,
	rings: (text) => `rings: ${text} is calling`,
	answers: () => 'picks up',
	presses: (text) => `presses ${text}`,
	says: (text) => `says “${text}”`,
	hears: (text) => `hears “${text}”`,
	ends: (text) => `is off the line (${text})`,
};

/** A line of the phones' lane. */
export function phoneEntry(record: PhoneRecord, index: number): StoryEntry {
	const { does, phone, call_session_id: session, text, at } = record;
	const title = `${phone} ${DOES[does](text)}`;
	return { id: `phone-${index}`, at: at.getTime(), lane: 'phone', session, title, state: 'good' };
}
