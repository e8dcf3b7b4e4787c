import fc from 'fast-check';
import { redact, redactAll } from '../../../../nodes/TelnyxVoice/shared/api/redact';

// Not in the form of Telnyx's keys, and with signs that need escaping.
const SECRET = 'a1b/2c+3"d\\4e=5&f<g6';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const every = (text: string, escaped: (code: number) => string) =>
	Array.from(text, (sign) => escaped(sign.charCodeAt(0))).join('');

const FORMS: Array<[string, string]> = [
	['as it is', SECRET],
	['in other letters', SECRET.toUpperCase()],
	['in a URL', encodeURIComponent(SECRET)],
	['in a URL, in small letters', encodeURIComponent(SECRET).toLowerCase()],
	['in a form', new URLSearchParams({ key: SECRET }).toString()],
	['in a URL in a URL', encodeURIComponent(encodeURIComponent(SECRET))],
	['with every sign escaped for URLs', every(SECRET, (code) => `%${code.toString(16)}`)],
	['in JSON', JSON.stringify(SECRET)],
	['in JSON in JSON', JSON.stringify(JSON.stringify(SECRET))],
	['in JSON that escapes slashes', JSON.stringify(SECRET).replaceAll('/', '\\/')],
	['in JSON with numbers', every(SECRET, (code) => `\\u${code.toString(16).padStart(4, '0')}`)],
	['in HTML', every(SECRET, (code) => `&#${code};`)],
	['in HTML with hex', every(SECRET, (code) => `&#x${code.toString(16)};`)],
	['in base64', base64(SECRET)],
	['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
	['in base64 in a URL', encodeURIComponent(base64(SECRET))],
	['in base64 in JSON', JSON.stringify(base64(SECRET)).replaceAll('/', '\\/')],
	['as a Basic login', base64(`${SECRET}:`)],
	['as the password of a Basic login', base64(`user:${SECRET}`)],
	['in a Bearer header in base64', base64(`Bearer ${SECRET}`)],
	['in hex', Buffer.from(SECRET).toString('hex')],
];

it.each(FORMS)('takes the credential’s own value out, %s', (_, form) => {
	const text = `The key ${form} is wrong.`;
	const safe = redact(text, ` ${SECRET}\n`);
	expect(safe).toMatch(/^The key .{0,12}KEY….{0,12} is wrong\.$/);
	expect(redactAll({ a: [{ b: text }] }, SECRET)).toEqual({ a: [{ b: safe }] });
});

it('finds it in base64 wherever it begins and ends', () => {
	const key = fc.stringMatching(/^[!-~]{8,60}$/);
	fc.assert(
		fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
			const safe = redact(base64(before + secret + after), secret);
			expect(safe).toContain('KEY…');
		}),
	);
});

it('leaves no part of the value in any text', () => {
	const key = fc.stringMatching(/^[!-~]{8,60}$/);
	fc.assert(
		fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
			expect(redact(before + secret + after, secret)).toContain('KEY…');
			expect(redact(JSON.stringify([before, secret]), secret)).toContain('KEY…');
			expect(redact(encodeURIComponent(secret), secret)).toContain('KEY…');
		}),
	);
});

it.each([undefined, null, '', 'K', 'test'])(
	'leaves texts alone where the value is %p',
	(secret) => {
		const text = 'A test of KEY and K: “undefined”, “null”.';
		expect(redact(text, secret)).toBe(text);
	},
);

it('takes out what looks like a key, or like the token of a waiting run', () => {
	const url = 'https://n8n.acme.org/webhook-waiting/7/telnyx-voice?signature=0123456789abcdef0123';
	expect(redact(`KEY0123456789ABCDEF_x is not for ${url}.`, 'another value')).toBe(
		'KEY… is not for https://n8n.acme.org/webhook-waiting/7/telnyx-voice?signature=….',
	);
});

it('is done at once with a text that was made to keep it busy', () => {
	const text = `${'\\'.repeat(100_000)}${'%25'.repeat(100_000)}${'&#0'.repeat(100_000)}`;
	expect(redact(text, SECRET)).toBe(text);
});
