import type { IWebhookFunctions, WebhookType } from 'n8n-workflow';
import { RELAY_HEADER } from '../../shared/events/relayMark';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../shared/events/signatureHeaders';
import type { IncomingRequest } from '../../shared/events/verifiedEvent';

/** A verified request of Telnyx, with the bytes that it signed. */
export type SignedDelivery = IncomingRequest & { readonly body: Uint8Array };

/** What another webhook of n8n answers. */
export interface OwnReply {
	readonly statusCode: number;
	readonly body: unknown;
}

/** Whether a reply is one of n8n, and not of something else that answers at its address. */
export type IsOwn = (reply: OwnReply) => boolean;

/** The last three parts of a webhook's path: all of it that n8n itself looks at. */
const WEBHOOK_PATH = /(\/[^/?]+){3}(\?.*)?$/;

/**
 * Sends an event on to another webhook of this very n8n, with the very bytes and headers that Telnyx
 * signed: whoever gets it verifies it again.
 *
 * It goes to the socket that the event itself came in by, so that no proxy, name server or login in
 * front of n8n can be in the way. Where that is no way, e.g. since n8n speaks TLS itself, it goes to
 * n8n's public address.
 *
 * @param path of that webhook, as the public address has it
 * @param timeoutMs how long it may take to answer
 * @param mark what the receiver may know of the relay, see {@link Relay}
 * @returns the answer, which {@link IsOwn} may still not know; undefined if nobody answers in time
 */
export async function sendToSelf(
	context: IWebhookFunctions,
	path: string,
	request: SignedDelivery,
	{ timeoutMs, mark, isOwn }: { timeoutMs: number; mark?: string; isOwn: IsOwn },
): Promise<OwnReply | undefined> {
	const inside = ownSocket(context);
	const [local] = WEBHOOK_PATH.exec(path) ?? [];
	if (inside !== undefined && local !== undefined) {
		const reply = await sendInside(inside + local, request, timeoutMs, mark);
		// Without an answer in time it may have been taken: a second request could not tell.
		if (reply === 'late') return undefined;
		if (reply && isOwn(reply)) return reply;
	}
	return await forwardSigned(context, ownOrigin(context) + path, request, timeoutMs, mark);
}

/**
 * Sends an event on to another webhook of n8n, by n8n's own HTTP.
 *
 * @returns its answer, whatever the status; undefined if nobody answers
 */
export async function forwardSigned(
	context: IWebhookFunctions,
	url: string,
	request: SignedDelivery,
	timeoutMs: number,
	mark?: string,
): Promise<OwnReply | undefined> {
	try {
		return (await context.helpers.httpRequest({
			method: 'POST',
			url,
			body: Buffer.from(request.body),
			headers: headersOf(request, mark),
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: timeoutMs,
		})) as OwnReply;
	} catch {
		return undefined;
	}
}

/**
 * The platform's own `fetch`, since n8n's HTTP would go through the proxy for outgoing requests, and
 * may not go to private addresses.
 */
async function sendInside(
	url: string,
	request: SignedDelivery,
	timeoutMs: number,
	mark?: string,
): Promise<OwnReply | 'late' | undefined> {
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const response = await fetch(url, {
			method: 'POST',
			body: Buffer.from(request.body),
			headers: headersOf(request, mark),
			redirect: 'manual',
			signal,
		});
		return { statusCode: response.status, body: await response.text() };
	} catch {
		return signal.aborted ? 'late' : undefined;
	}
}

function headersOf({ headers }: SignedDelivery, mark?: string): { [name: string]: string } {
	return {
		'content-type': 'application/json',
		[SIGNATURE_HEADER]: String(headers[SIGNATURE_HEADER]),
		[TIMESTAMP_HEADER]: String(headers[TIMESTAMP_HEADER]),
		...(mark !== undefined && { [RELAY_HEADER]: mark }),
	};
}

/** Only the path of a request comes from an event: no event can make n8n call another host. */
function ownOrigin(context: IWebhookFunctions): string {
	return new URL(context.getNodeWebhookUrl(context.getWebhookName() as WebhookType) ?? '').origin;
}

/** `http://address:port` at which this n8n process listens; undefined where it cannot be used. */
function ownSocket(context: IWebhookFunctions): string | undefined {
	const { socket } = (context.getRequestObject?.() ?? {}) as {
		socket?: { localAddress?: string; localPort?: number; encrypted?: boolean };
	};
	const { localAddress: address = '', localPort: port } = socket ?? {};
	if (port === undefined || address === '' || socket?.encrypted) return undefined;
	return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
