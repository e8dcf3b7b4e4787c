import { refuse, type Refusal } from './refusal';

/** What can be wrong with the public key in a credential. */
export type PublicKeyProblem =
	| 'publicKeyMissing'
	| 'publicKeyIsApiKey'
	| 'publicKeyIsPem'
	| 'publicKeyIsHex'
	| 'publicKeyIsBase64Url'
	| 'publicKeyNotBase64'
	| 'publicKeyWrongLength'
	| 'publicKeyOfNobody'
	| 'publicKeyTooMany';

/** `publicKey` is the key without white space: 44 characters of padded base64, 32 bytes. */
export type PublicKeyResult =
	| { readonly ok: true; readonly publicKey: string }
	| Refusal<PublicKeyProblem>;

/** One key, or two while Telnyx changes from one to the other. */
export type PublicKeysResult =
	| { readonly ok: true; readonly publicKeys: readonly string[] }
	| Refusal<PublicKeyProblem>;

const WHERE =
	'Copy the Public Key from the Telnyx portal (API Keys > Public Key) into the credential.';

// Pasted text often carries line breaks, and copies from web pages zero-width spaces.
const PASTED_SPACE = /[\s\u200b-\u200d\u2060]+/g;

/**
 * The points of small order: whoever likes can make a signature that holds for them (RFC 8032,
 * section 5.1; libsodium's list in `ed25519_ref10.c`). Without the sign of x, which is the top bit.
 */
const SMALL_ORDER = new Set([
	`00${'00'.repeat(31)}`,
	`01${'00'.repeat(31)}`,
	`ec${'ff'.repeat(30)}7f`,
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);

/** Whether a key is a point of small order, or a number that is p or more (RFC 8032, 5.1.3). */
function isOfNobody(publicKey: string): boolean {
	const bytes = Buffer.from(publicKey, 'base64');
	bytes[31] &= 0x7f;
	const hex = bytes.toString('hex');
	return SMALL_ORDER.has(hex) || /^(e[def]|f.)(ff){30}7f$/.test(hex);
}

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
	if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return diagnose(text, original);
	return isOfNobody(text)
		? problem(
				'publicKeyOfNobody',
				'The public key in the credential belongs to nobody: with it, everybody could sign events.',
			)
		: { ok: true, publicKey: text };
}

/**
 * Reads the field Public Key: one key, or two, one after the other, so that events are accepted
 * before, while and after Telnyx changes the key of an account. One that is wrong makes all of them
 * refused, since nobody would see it else. Never throws.
 */
export function parsePublicKeys(value: unknown): PublicKeysResult {
	const text = typeof value === 'string' ? value.replace(PASTED_SPACE, '') : '';
	// A key ends in its one "=", so that nothing has to stand between two of them.
	const keys = text.replace(/[,;]+$/, '').split(/(?<==)[,;]?(?=[^=,;])/);
	if (keys.length > 2) {
		return problem(
			'publicKeyTooMany',
			`The credential has ${keys.length} public keys; it can have two.`,
		);
	}
	const publicKeys: string[] = [];
	for (const key of keys) {
		const result = parsePublicKey(key);
		if (!result.ok) return result;
		publicKeys.push(result.publicKey);
	}
	return { ok: true, publicKeys };
}
