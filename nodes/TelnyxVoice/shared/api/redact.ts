/** A shorter value is a word that texts hold by chance. */
const SHORTEST = 8;

/**
 * A text without secrets: what looks like an API key of Telnyx, the token of an address at which a
 * run waits, and the credential's own value. That one is found however it is written: as it is, in
 * a URL, in JSON, in HTML, in base64 (so inside of a Basic login, too) and in hex.
 *
 * @param secret value of the credential, as the credential holds it
 */
export function redact(text: string, secret: unknown): string {
	const own = String(secret ?? '').trim();
	const rest = own.length < SHORTEST ? text : text.replace(patternOf(own), 'KEY…');
	return rest
		.replace(/\bKEY[A-Za-z0-9_-]{8,}/g, 'KEY…')
		.replace(/\bsignature=[0-9a-f]{16,}/gi, 'signature=…');
}

/** The same in every text of a value that was JSON. */
export function redactAll<T>(value: T, secret: unknown): T {
	const json = JSON.stringify(value);
	return JSON.parse(json, (_, inner: unknown) =>
		typeof inner === 'string' ? redact(inner, secret) : inner,
	) as T;
}

function patternOf(secret: string): RegExp {
	const hex = Buffer.from(secret).toString('hex');
	// Letters and digits of base64 are hardly ever escaped.
	const base64 = inBase64(secret).map((form) => form.replace(/[^A-Za-z0-9]/g, escapable));
	return new RegExp([Array.from(secret, escapable).join(''), ...base64, hex].join('|'), 'gi');
}

/** A pattern for a sign that may be escaped in one of the ways of URLs, JSON and HTML, or in two. */
function escapable(sign: string): string {
	const hex = sign.charCodeAt(0).toString(16).padStart(2, '0');
	const literally = sign.replace(/[^A-Za-z0-9]/, '\\$&');
	const html = `&#0{0,4}(?:${sign.charCodeAt(0)}|x0{0,4}${hex});`;
	return `(?:%(?:25){0,2}${hex}|\\\\{1,4}(?:u00|x)${hex}|${html}|\\\\{0,4}${literally})`;
}

/** What base64 of any text with a secret in it has for sure, by how the secret lies in its bytes. */
function inBase64(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const forms = [0, 1, 2].map((before) => {
		const bits = (before + bytes.length) * 8;
		const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		return base64.slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6));
	});
	const forUrls = forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
	return [...new Set([...forms, ...forUrls])];
}
