import type { IWebhookFunctions, WebhookType } from 'n8n-workflow';
import type { CallEvent } from '../shared/envelope';
import { TIMESTAMP_HEADER } from '../shared/signatureHeaders';
import { openClientState } from '../shared/stampedState';
import { RESUME_PATH } from './addresses';
import { sendOn, type OwnReply, type SignedRequest } from './sendOn';

/** What a door does with an event for a paused run. */
export type HandOver =
	/** The run continues on it. */
	| 'taken'
	/** No paused run wants it (any more). */
	| 'notWanted'
	/** The run is not stored as waiting yet: Telnyx shall send the event again. */
	| 'notYet';

/** Longer than n8n needs to load and resume a run, shorter than Telnyx' longest wait (30 s). */
const TIMEOUT_MS = 10_000;
/** Longer than a command takes with all its tries, and n8n to store the run after that. */
const NOT_YET_SECS = 60;
/** Behind the address at which n8n waits: the run, this node's own path, n8n's token. */
const OWN_RUN = new RegExp(`^\\d+/${RESUME_PATH}(\\?signature=[0-9a-f]+)?$`);

/**
 * Hands an event to the paused run named in its `client_state`, as a request to that run's resume
 * URL with the very bytes that Telnyx signed: the run verifies them again.
 *
 * n8n answers 409 both while the run is still being stored and when it has ended, and 500 for a
 * moment in between; Telnyx repeats a delivery after 5xx, never after 409 (Telnyx, “Webhook
 * fundamentals”). That is why Telnyx must not talk to the resume URL itself.
 */
export async function handOver(
	context: IWebhookFunctions,
	event: CallEvent,
	request: SignedRequest,
): Promise<HandOver> {
	const { stamp } = openClientState(event.payload.client_state);
	if (!stamp?.events.includes(event.eventType) || !isOwnRun(context, stamp.resume)) {
		return 'notWanted';
	}
	const reply = await sendOn(context, ownOrigin(context) + stamp.resume, request, TIMEOUT_MS);
	const answer = (reply && readReply(reply)) ?? unreachable(context);
	// A run that is busy for so long has gone on already: the event is for whoever else wants it.
	return answer === 'notYet' && ageSecs(event, request) > NOT_YET_SECS ? 'notWanted' : answer;
}

/**
 * Whether an address out of an event is that of a paused run, and of nothing else that this n8n
 * serves. Whose run it is needs no proof here: n8n asks for the run's token, and the run compares
 * the stamp with its own. So an event that was stamped with an earlier API key still arrives.
 */
function isOwnRun(context: IWebhookFunctions, resume: string): boolean {
	const anyRun = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}')));
	const endpoint = anyRun.pathname.slice(0, anyRun.pathname.lastIndexOf('/') + 1);
	return resume.startsWith(endpoint) && OWN_RUN.test(resume.slice(endpoint.length));
}

/** Only the path of a request comes from an event: no event can make n8n call another host. */
export function ownOrigin(context: IWebhookFunctions): string {
	return new URL(context.getNodeWebhookUrl(context.getWebhookName() as WebhookType) ?? '').origin;
}

/** @returns undefined for what n8n does not say: something else answers at its address */
function readReply({ statusCode: status, body: raw }: OwnReply): HandOver | undefined {
	if (status >= 500) return 'notYet';
	const body = asObject(raw);
	if (!body || (status >= 300 && status < 400)) return undefined;
	if (status === 409) return /running/i.test(String(body.message)) ? 'notYet' : 'notWanted';
	return body.taken === true ? 'taken' : 'notWanted';
}

/** The event may still arrive when Telnyx sends it again, e.g. after a restart of a proxy. */
function unreachable(context: IWebhookFunctions): HandOver {
	context.logger.warn(
		'Telnyx Voice: an event could not be handed to the run that waits for it, because n8n does not answer at its own address. Set WEBHOOK_URL to an address at which n8n reaches itself, too.',
	);
	return 'notYet';
}

/** How long after the event this delivery was sent, by Telnyx' own clock; 0 if it does not say. */
export function ageSecs({ occurredAt }: CallEvent, { headers }: SignedRequest): number {
	const age = Number(headers[TIMESTAMP_HEADER]) - Date.parse(occurredAt ?? '') / 1000;
	return Number.isNaN(age) ? 0 : age;
}

function asObject(body: unknown): { [key: string]: unknown } | undefined {
	let value = body;
	if (typeof body === 'string' || Buffer.isBuffer(body)) {
		try {
			value = JSON.parse(body.toString());
		} catch {
			return undefined;
		}
	}
	return typeof value === 'object' && value !== null
		? (value as { [key: string]: unknown })
		: undefined;
}
