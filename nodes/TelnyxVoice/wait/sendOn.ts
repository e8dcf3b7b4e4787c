import type { IWebhookFunctions } from 'n8n-workflow';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../shared/signatureHeaders';
import type { IncomingRequest } from '../shared/verifiedEvent';

/** A verified request of Telnyx, with the bytes that it signed. */
export type SignedRequest = IncomingRequest & { readonly body: Uint8Array };

/** What another webhook of n8n answers. */
export interface OwnReply {
	readonly statusCode: number;
	readonly body: unknown;
}

/**
 * Sends an event on to another webhook of this very n8n, with the very bytes and headers that Telnyx
 * signed: whoever gets it verifies it again.
 *
 * @param url of that webhook
 * @param timeoutMs how long it may take to answer
 * @returns its answer, whatever the status; undefined if nobody answers
 */
export async function sendOn(
	context: IWebhookFunctions,
	url: string,
	{ headers, body }: SignedRequest,
	timeoutMs: number,
): Promise<OwnReply | undefined> {
	try {
		return (await context.helpers.httpRequest({
			method: 'POST',
			url,
			body: Buffer.from(body),
			headers: {
				'content-type': 'application/json',
				[SIGNATURE_HEADER]: String(headers[SIGNATURE_HEADER]),
				[TIMESTAMP_HEADER]: String(headers[TIMESTAMP_HEADER]),
			},
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: timeoutMs,
		})) as OwnReply;
	} catch {
		return undefined;
	}
}
