const PADDED_BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Turns what a user gave as state into the base64 text that Telnyx wants in `client_state`
 * (anything else is error 90017). Text is encoded as it is, every other value as JSON.
 *
 * @returns `undefined` for `undefined`, `null` and `''`: there is nothing to send.
 */
export function encodeClientState(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	// JSON has no form for a function or a symbol.
	return text === undefined ? undefined : Buffer.from(text, 'utf8').toString('base64');
}

/**
 * Reads a `client_state` of Telnyx: the JSON value in it, or else the text.
 *
 * Unset state arrives as `null`, as `''` or not at all, depending on the event; all three, and what
 * is not base64 of UTF-8 text, give `undefined`. Never throws.
 */
export function decodeClientState(encoded: unknown): unknown {
	if (typeof encoded !== 'string' || encoded === '' || !PADDED_BASE64.test(encoded)) {
		return undefined;
	}
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
			Buffer.from(encoded, 'base64'),
		);
	} catch {
		return undefined;
	}
	return parseOrKeep(text);
}

function parseOrKeep(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		// Telnyx's ids have 19 digits, more than a number holds: such a state stays text.
		return typeof value === 'number' && String(value) !== text ? text : value;
	} catch {
		return text;
	}
}
