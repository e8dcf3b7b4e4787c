import { isApiVersion1, parseJson, readEvent, refuseApiVersion1, type CallEvent } from './envelope';
import { refuse, type Refusal } from './refusal';
import { verifySignature, type SignatureSettings } from './signature';
import { readSignatureHeaders, SIGNATURE_HEADER, type RequestHeaders } from './signatureHeaders';

/** What came in, before anything is believed of it. */
export interface IncomingRequest {
	readonly headers: RequestHeaders;
	/** Raw bytes; `undefined` where n8n keeps none, as for multipart forms. */
	readonly body: Uint8Array | undefined;
}

/** Unsigned bodies above this size are not worth a look at what they might be (bytes). */
const MAX_UNSIGNED_LOOK = 65_536;

function isUnsignedApiVersion1({ headers, body }: IncomingRequest): boolean {
	if (headers[SIGNATURE_HEADER] !== undefined) return false;
	// Version 1 signs with HMAC-SHA256 in this header.
	if (headers['x-telnyx-signature'] !== undefined) return true;
	if (!body || body.length > MAX_UNSIGNED_LOOK) return false;
	try {
		return isApiVersion1(parseJson(body));
	} catch {
		return false;
	}
}

/**
 * Finds what can be refused without settings, so that most unwanted requests never cost a look at
 * the credential.
 */
export function screen(request: IncomingRequest): Refusal | undefined {
	if (isUnsignedApiVersion1(request)) return refuseApiVersion1();
	const headers = readSignatureHeaders(request.headers);
	if (!headers.ok) return headers;
	return request.body
		? undefined
		: refuse(
				400,
				'bodyUnavailable',
				'The body cannot be read as it was sent, so its signature cannot be checked. Telnyx sends webhooks as application/json.',
			);
}

/** A verified event, or why there is none. Nothing of the body is believed before its signature. */
export function verifyEvent(
	request: IncomingRequest,
	settings: Pick<SignatureSettings, 'publicKey' | 'toleranceSecs'>,
	nowMs: number,
): CallEvent | Refusal {
	const refusal = screen(request);
	if (refusal) return refusal;
	const signed = { headers: request.headers, body: request.body ?? new Uint8Array() };
	const verdict = verifySignature(signed, { ...settings, nowMs });
	return verdict.ok ? readEvent(signed.body) : verdict;
}
