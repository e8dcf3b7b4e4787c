/** Base64 (RFC 4648, section 4), with or without the padding at its end. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Deeper than people nest their data; what a stranger nests deeper would break whoever walks it. */
const MOST_LEVELS = 64;

/**
 * Turns what a user gave as state into the base64 text that Telnyx wants in `client_state`
 * (anything else is error 90017). Text is encoded as it is, every other value as JSON; what is
 * base64 already, like a state that an event has brought, is not encoded once more.
 *
 * @returns `undefined` for `undefined`, `null` and `''`: there is nothing to send.
 */
export function encodeClientState(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = typeof value === 'string' ? (readyMade(value) ?? value) : JSON.stringify(value);
	// JSON has no form for a function or a symbol.
	return text === undefined ? undefined : Buffer.from(text, 'utf8').toString('base64');
}

/**
 * Reads a `client_state` of Telnyx: the JSON value in it, or else the text. Telnyx's mobile clients
 * write it in forms of their own: plain JSON, base64 with line breaks, base64 without padding.
 *
 * Unset state arrives as `null`, as `''` or not at all, depending on the event; all three, and what
 * is not base64 of UTF-8 text, give `undefined`. Never throws.
 */
export function decodeClientState(encoded: unknown): unknown {
	if (typeof encoded !== 'string') return undefined;
	const plain = /^\s*[{[]/.test(encoded) ? parse(encoded) : undefined;
	if (plain !== undefined) return plain;
	const text = textOf(encoded);
	if (text === undefined) return undefined;
	const value = parse(text);
	if (value === undefined) return text;
	// Telnyx's ids have 19 digits, more than a number holds: such a state stays text.
	return typeof value === 'number' && String(value) !== text ? text : value;
}

/** The text inside of ready-made base64; undefined for a text that only looks like it. */
function readyMade(value: string): string | undefined {
	const text = textOf(value);
	if (text === undefined) return undefined;
	const inside = parse(text);
	if (typeof inside === 'object' && inside !== null) return text;
	const base64 = value.trim();
	if (base64.length % 4 !== 0) return undefined;
	// Words and numbers of four letters are often base64 of something, longer ones hardly ever.
	const isAscii = /^[ -~\s]+$/.test(text);
	const isLong = base64.length >= (isAscii ? 8 : 16) && !/^\d+$/.test(base64);
	const isReadable = /^(?:\P{C}|\s)+$/u.test(text);
	return isReadable && (isLong || base64.endsWith('=')) ? text : undefined;
}

/** The UTF-8 text that base64 stands for. Encoders leave no stray bits at the end; words do. */
function textOf(encoded: string): string | undefined {
	const base64 = encoded.replace(/\s+/g, '');
	if (!BASE64.test(base64)) return undefined;
	const bytes = Buffer.from(base64, 'base64');
	const [short, padded] = [base64.replace(/=+$/, ''), bytes.toString('base64')];
	if (padded !== base64 && (short !== base64 || padded.replace(/=+$/, '') !== short)) {
		return undefined;
	}
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** @returns undefined for what is not JSON, or nested so deeply that nobody has written it */
function parse(text: string): unknown {
	try {
		// The one name that copying an object by its keys takes for something else.
		const value: unknown = JSON.parse(text, (name, inner: unknown) =>
			name === '__proto__' ? undefined : inner,
		);
		return isDeep(value, MOST_LEVELS) ? undefined : value;
	} catch {
		return undefined;
	}
}

function isDeep(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((inner) => isDeep(inner, levels - 1));
}
