import {
	isApiVersion1,
	isTexml,
	parseJson,
	readEvent,
	refuseApiVersion1,
	refuseTexml,
	type CallEvent,
} from './envelope';
import { refuse, type Refusal } from './refusal';
import { checkAge, verifySignature, type SignatureSettings } from './signature';
import { readSignatureHeaders, SIGNATURE_HEADER, type RequestHeaders } from './signatureHeaders';

/** What came in, before anything is believed of it. */
export interface IncomingRequest {
	readonly headers: RequestHeaders;
	/** Raw bytes; `undefined` where n8n keeps none, as for multipart forms. */
	readonly body: Uint8Array | undefined;
}

/** Unsigned bodies above this size are not worth a look at what they might be (bytes). */
const MAX_UNSIGNED_LOOK = 65_536;

/** What is not signed may be something else of Telnyx, which has words of its own. */
function refuseUnsigned({ headers, body }: IncomingRequest): Refusal | undefined {
	if (headers[SIGNATURE_HEADER] !== undefined) return undefined;
	// Version 1 signs with HMAC-SHA256 in this header.
	if (headers['x-telnyx-signature'] !== undefined) return refuseApiVersion1();
	if (!body || body.length > MAX_UNSIGNED_LOOK) return undefined;
	try {
		return isApiVersion1(parseJson(body)) ? refuseApiVersion1() : undefined;
	} catch {
		return isTexml(body) ? refuseTexml(401) : undefined;
	}
}

/**
 * Finds what can be refused without the credential, so that most unwanted requests never cost a look
 * at it.
 *
 * @param window the allowed age; without it, the age is not looked at
 */
export function screen(
	request: IncomingRequest,
	window?: Omit<SignatureSettings, 'publicKey'>,
): Refusal | undefined {
	const unsigned = refuseUnsigned(request);
	if (unsigned) return unsigned;
	const headers = readSignatureHeaders(request.headers);
	if (!headers.ok) return headers;
	if (!request.body) {
		return refuse(
			400,
			'bodyUnavailable',
			'The body cannot be read as it was sent, so its signature cannot be checked. Telnyx sends webhooks as application/json.',
		);
	}
	return window && checkAge(headers.timestamp, window);
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
