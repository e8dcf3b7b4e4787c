import { refuse, type Refusal } from './refusal';

/** What can be wrong with the public key in a credential. */
export type PublicKeyProblem =
	| 'publicKeyMissing'
	| 'publicKeyIsApiKey'
	| 'publicKeyIsPem'
	| 'publicKeyIsHex'
	| 'publicKeyIsBase64Url'
	| 'publicKeyNotBase64'
	| 'publicKeyWrongLength';

/** `publicKey` is the key without white space: 44 characters of padded base64, 32 bytes. */
export type PublicKeyResult =
	| { readonly ok: true; readonly publicKey: string }
	| Refusal<PublicKeyProblem>;

const WHERE =
	'Copy the Public Key from the Telnyx portal (API Keys > Public Key) into the credential.';

// Pasted text often carries line breaks, and copies from web pages zero-width spaces.
const PASTED_SPACE = /[\s\u200b-\u200d\u2060]+/g;

function problem(reason: PublicKeyProblem, what: string): Refusal<PublicKeyProblem> {
	return refuse(503, reason, `${what} ${WHERE}`);
}

/** Names the mistake in a text that is not 44 characters of padded base64. */
function diagnose(text: string, original: string): Refusal<PublicKeyProblem> {
	if (/^KEY[A-Za-z0-9_-]{16,}$/.test(text)) {
		return problem(
			'publicKeyIsApiKey',
			'The field Public Key of the credential holds an API key: they are two different things.',
		);
	}
	if (original.includes('-----BEGIN') || /^MCowBQYDK2VwAyEA/.test(text)) {
		return problem(
			'publicKeyIsPem',
			'The public key in the credential is in PEM form; Telnyx shows it as one line of 44 characters that ends in "=".',
		);
	}
	if (/^[0-9a-fA-F]{64}$/.test(text)) {
		return problem(
			'publicKeyIsHex',
			'The public key in the credential is written in hex; it must be base64: 44 characters that end in "=".',
		);
	}
	if (/^[A-Za-z0-9_-]{43}=?$/.test(text) && /[_-]/.test(text)) {
		return problem(
			'publicKeyIsBase64Url',
			'The public key in the credential uses the URL form of base64 (with "-" or "_"); it must be plain base64, as Telnyx shows it.',
		);
	}
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
		return problem(
			'publicKeyNotBase64',
			'The public key in the credential is not base64: it must be 44 characters that end in "=".',
		);
	}
	return problem(
		'publicKeyWrongLength',
		`The public key in the credential has ${text.length} characters; it must have 44 (32 bytes in base64) and end in "=".`,
	);
}

/**
 * Reads the public key of a Telnyx account as a person pasted it. White space anywhere is forgiven;
 * everything else must be what the portal shows: 32 bytes of padded base64 (the rule of the
 * official client, `telnyx/lib/webhooks`). Never throws.
 */
export function parsePublicKey(value: unknown): PublicKeyResult {
	const original = typeof value === 'string' ? value : '';
	const text = original.replace(PASTED_SPACE, '');
	if (text === '') {
		return problem('publicKeyMissing', 'The credential has no public key.');
	}
	return /^[A-Za-z0-9+/]{43}=$/.test(text)
		? { ok: true, publicKey: text }
		: diagnose(text, original);
}
