import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { CREDENTIAL } from '../api/credential';
import type { CallEvent } from './envelope';
import { refuse, type Refusal } from './refusal';
import { countedLine } from './refusalLog';
import { Relay, RELAY_HEADER } from './relayMark';
import { TOLERANCE_BOUNDS_SECS } from './signature';
import { screen, verifyEvent, type IncomingRequest } from './verifiedEvent';

/** What a webhook does with an event that is proven to come from Telnyx, or why it does nothing. */
export type EventHandler = (
	event: CallEvent,
	request: IncomingRequest & { readonly body: Uint8Array },
	relay: Relay,
) => Promise<IWebhookResponseData | Refusal>;

/**
 * Answers one webhook. Never throws: n8n would store an error execution, or resume a paused run on
 * its first output with an empty item. Refusals get their own status and a line in n8n's log.
 *
 * @param toleranceSecs reads the allowed clock difference; left out, it is the default one
 * @param handle gets the event only after its signature was verified
 */
export async function answerWebhook(
	context: IWebhookFunctions,
	toleranceSecs: () => unknown,
	handle: EventHandler,
): Promise<IWebhookResponseData> {
	try {
		const answer = await verifyAndHandle(context, toleranceSecs, handle);
		return 'ok' in answer ? turnDown(context, answer) : answer;
	} catch (error) {
		return turnDown(
			context,
			refuse(500, 'unexpected', 'The event could not be processed. Telnyx will send it again.'),
			reasonOf(error),
		);
	}
}

/** What our own errors say to people; what others say may quote a key or the event. */
function reasonOf(error: unknown): string {
	const isOurs = error instanceof NodeApiError || error instanceof NodeOperationError;
	return isOurs ? ` ${error.message}` : '';
}

async function verifyAndHandle(
	context: IWebhookFunctions,
	toleranceSecs: () => unknown,
	handle: EventHandler,
): Promise<IWebhookResponseData | Refusal> {
	const request = await readRequest(context);
	const nowMs = Date.now();
	const own = { toleranceSecs: toleranceSecs() as number | undefined, nowMs };
	// One window for one event: what the node allowed that Telnyx sent it to is not refused here.
	const widest = { ...own, toleranceSecs: TOLERANCE_BOUNDS_SECS.max };
	const early = screen(request, request.headers[RELAY_HEADER] === undefined ? own : widest);
	if (early) return early;
	let publicKey: unknown;
	let relay: Relay;
	try {
		const credential = await context.getCredentials(CREDENTIAL);
		({ publicKey } = credential);
		relay = new Relay(credential.apiKey, request.headers);
	} catch {
		// The reason may quote what must not leave n8n; the editor shows it to the right people.
		return refuse(
			503,
			'credentialUnreadable',
			'The credential of the node cannot be read. Open the node, choose a Telnyx Voice API credential and publish the workflow again.',
		);
	}
	const { toleranceSecs: window } = relay.heard ? widest : own;
	const event = verifyEvent(request, { publicKey, toleranceSecs: window }, nowMs);
	if (!event.ok) return event;
	return await handle(event, { ...request, body: request.body ?? new Uint8Array() }, relay);
}

async function readRequest(context: IWebhookFunctions): Promise<IncomingRequest> {
	const request = context.getRequestObject();
	// n8n has read the body before for most content types, but not for all of them. A form it has
	// taken apart, so that reading it once more would fail.
	const isForm = /^multipart\//i.test(String(request.headers['content-type']));
	if (request.rawBody === undefined && !isForm && typeof request.readRawBody === 'function') {
		await request.readRawBody();
	}
	const body: unknown = request.rawBody;
	return { headers: request.headers, body: Buffer.isBuffer(body) ? body : undefined };
}

/** Runs something that must not matter if it fails. */
function attempt(action: () => void): void {
	try {
		action();
	} catch {
		// Nothing to fall back on: a delivery is answered with what still works.
	}
}

/** The webhook, for what is counted; '' where n8n does not say. */
function whereOf(context: IWebhookFunctions): string {
	let where = '';
	attempt(() => {
		where = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	});
	return where;
}

/** @param reason for the log alone */
function turnDown(context: IWebhookFunctions, refusal: Refusal, reason = ''): IWebhookResponseData {
	const { status, message, expected } = refusal;
	const line = `Telnyx Voice refused a webhook (${status} ${refusal.reason}): ${message}${reason}`;
	attempt(() => {
		if (expected) return context.logger.debug(line);
		const counted = countedLine(`${whereOf(context)}/${refusal.reason}`, line, Date.now());
		if (counted !== undefined) context.logger.warn(counted);
	});
	attempt(() => {
		const response = context.getResponseObject();
		if (!response.headersSent) response.status(status).type('text/plain').send(message);
	});
	return { noWebhookResponse: true };
}
