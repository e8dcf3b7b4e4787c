import { refuse, type Refusal } from './refusal';

export const SIGNATURE_HEADER = 'telnyx-signature-ed25519';
export const TIMESTAMP_HEADER = 'telnyx-timestamp';

/** Header names in lower case, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

export type HeaderProblem =
	| 'signatureMissing'
	| 'signatureRepeated'
	| 'signatureMalformed'
	| 'timestampMissing'
	| 'timestampRepeated'
	| 'timestampMalformed'
	| 'timestampMilliseconds';

/** What the two headers of a well-formed webhook say. */
export interface SignatureHeaders {
	readonly ok: true;
	/** 64 bytes. */
	readonly signature: Buffer;
	/** Unix seconds, exactly as sent: these characters are part of what was signed. */
	readonly timestamp: string;
}

function refuseHeader(problem: HeaderProblem, message: string): Refusal<HeaderProblem> {
	return refuse(401, problem, message);
}

/** `missing` or `repeated`, or the one value of a header. */
function single(headers: RequestHeaders, name: string): { value: string } | 'Missing' | 'Repeated' {
	const value = headers[name];
	if (value === undefined || value === '') return 'Missing';
	// Node joins a header that came twice with ', '; neither header has a comma of its own.
	return typeof value !== 'string' || value.includes(',') ? 'Repeated' : { value };
}

function readTimestamp(text: string): Refusal<HeaderProblem> | undefined {
	// Seconds have ten digits until the year 2286, milliseconds thirteen since 2001.
	if (/^0*[1-9]\d{12}$/.test(text)) {
		return refuseHeader(
			'timestampMilliseconds',
			`The header ${TIMESTAMP_HEADER} is in milliseconds; Telnyx sends and signs seconds.`,
		);
	}
	return /^0*\d{1,12}$/.test(text)
		? undefined
		: refuseHeader(
				'timestampMalformed',
				`The header ${TIMESTAMP_HEADER} must hold Unix seconds, digits only.`,
			);
}

/**
 * Reads the two headers that Telnyx sends with every webhook of API version 2, as strictly as the
 * official client (`telnyx/lib/webhooks`). Says nothing about the signature itself, so it needs
 * neither key nor body.
 */
export function readSignatureHeaders(
	headers: RequestHeaders,
): SignatureHeaders | Refusal<HeaderProblem> {
	const signature = single(headers, SIGNATURE_HEADER);
	const timestamp = single(headers, TIMESTAMP_HEADER);
	if (typeof signature === 'string') {
		return refuseHeader(
			`signature${signature}`,
			`The header ${SIGNATURE_HEADER} is ${signature.toLowerCase()}. Only webhooks that Telnyx has signed are accepted.`,
		);
	}
	if (typeof timestamp === 'string') {
		return refuseHeader(
			`timestamp${timestamp}`,
			`The header ${TIMESTAMP_HEADER} is ${timestamp.toLowerCase()}. Only webhooks that Telnyx has signed are accepted.`,
		);
	}
	if (!/^[A-Za-z0-9+/]{86}==$/.test(signature.value)) {
		const hex = /^[0-9a-fA-F]{128}$/.test(signature.value) ? ' This one is written in hex.' : '';
		return refuseHeader(
			'signatureMalformed',
			`The header ${SIGNATURE_HEADER} must hold 64 bytes of padded base64.${hex}`,
		);
	}
	const problem = readTimestamp(timestamp.value);
	if (problem) return problem;
	return {
		ok: true,
		signature: Buffer.from(signature.value, 'base64'),
		timestamp: timestamp.value,
	};
}
