import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { parsePublicKeys, type PublicKeyProblem } from './publicKey';
import { refuse, type Refusal } from './refusal';
import { readSignatureHeaders, type HeaderProblem, type RequestHeaders } from './signatureHeaders';

/** Seconds a delivery may be old or ahead: the window of the official Node client. */
export const DEFAULT_TOLERANCE_SECS = 300;
/** Bounds of the window: below, ordinary clock drift refuses; above, old captures are replayed. */
export const TOLERANCE_BOUNDS_SECS = { min: 30, max: 3600 } as const;

export type SignatureProblem =
	| HeaderProblem
	| PublicKeyProblem
	| 'timestampStale'
	| 'timestampFuture'
	| 'signatureMismatch'
	| 'signatureUnreadable';

export interface SignedRequest {
	readonly headers: RequestHeaders;
	/** The bytes as they came, before any parsing. */
	readonly body: Uint8Array;
}

export interface SignatureSettings {
	/** Public key as the credential holds it, or two of them. */
	readonly publicKey: unknown;
	/** Seconds to both sides; outside of {@link TOLERANCE_BOUNDS_SECS} it is moved to the bound. */
	readonly toleranceSecs?: number;
	/** Milliseconds since 1970; the present if left out. */
	readonly nowMs?: number;
}

export type SignatureVerdict = { readonly ok: true } | Refusal<SignatureProblem>;

// ASN.1 in front of a raw Ed25519 key makes it a SubjectPublicKeyInfo (RFC 8410, section 4).
const SPKI_START = Buffer.from('302a300506032b6570032100', 'hex');

// Parsing the key costs as much as verifying. A few accounts per process is what n8n sees.
const MAX_CACHED = 16;
const cache = new Map<string, KeyObject>();

function toKeyObject(publicKey: string): KeyObject {
	const known = cache.get(publicKey);
	if (known) return known;
	const der = Buffer.concat([SPKI_START, Buffer.from(publicKey, 'base64')]);
	const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
	const oldest = cache.size >= MAX_CACHED ? cache.keys().next().value : undefined;
	if (oldest !== undefined) cache.delete(oldest);
	cache.set(publicKey, key);
	return key;
}

function toleranceOf({ toleranceSecs }: Pick<SignatureSettings, 'toleranceSecs'>): number {
	const { min, max } = TOLERANCE_BOUNDS_SECS;
	// An expression in the parameter can give anything, and NaN would open the window on both sides.
	return typeof toleranceSecs === 'number' && Number.isFinite(toleranceSecs)
		? Math.min(max, Math.max(min, toleranceSecs))
		: DEFAULT_TOLERANCE_SECS;
}

/**
 * Whether a delivery is too old or too far ahead. Nothing is believed of it yet: what this refuses
 * costs no look at the key.
 *
 * @param timestamp Unix seconds, see {@link readSignatureHeaders}
 */
export function checkAge(
	timestamp: string,
	settings: Omit<SignatureSettings, 'publicKey'>,
): Refusal<SignatureProblem> | undefined {
	const tolerance = toleranceOf(settings);
	const age = Math.floor((settings.nowMs ?? Date.now()) / 1000) - Number(timestamp);
	if (Math.abs(age) <= tolerance) return undefined;
	return age > 0
		? refuse(
				401,
				'timestampStale',
				`The webhook is ${age} seconds old; at most ${tolerance} are allowed. If it is new, the clock of the n8n server runs ahead.`,
			)
		: refuse(
				401,
				'timestampFuture',
				`The webhook is dated ${-age} seconds ahead; at most ${tolerance} are allowed. If it is genuine, the clock of the n8n server is behind.`,
			);
}

/**
 * Decides whether Telnyx signed a request: Ed25519 (RFC 8032) over `timestamp|raw body`, the same
 * strictness as the official client (`telnyx/lib/webhooks`). Never throws; whatever cannot be
 * verified is refused.
 */
export function verifySignature(
	request: SignedRequest,
	settings: SignatureSettings,
): SignatureVerdict {
	try {
		const headers = readSignatureHeaders(request.headers);
		if (!headers.ok) return headers;
		const age = checkAge(headers.timestamp, settings);
		if (age) return age;
		const keys = parsePublicKeys(settings.publicKey);
		if (!keys.ok) return keys;
		const message = Buffer.concat([Buffer.from(`${headers.timestamp}|`, 'utf8'), request.body]);
		const { signature } = headers;
		return keys.publicKeys.some((key) => verify(null, message, toKeyObject(key), signature))
			? { ok: true }
			: refuse(
					401,
					'signatureMismatch',
					'The signature does not belong to this body and the public key of the credential. Either the request is not from Telnyx, or something on the way changed the body, or the public key is that of another Telnyx account.',
				);
	} catch {
		return refuse(401, 'signatureUnreadable', 'The signature could not be checked.');
	}
}
