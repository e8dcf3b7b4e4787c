import { parsePublicKey } from '../../nodes/TelnyxVoice/shared/publicKey';
import { account } from './trigger/signing';

const bytes = Buffer.from(account.publicKey, 'base64');

describe('parsePublicKey', () => {
	it('takes what the portal shows', () => {
		expect(parsePublicKey(account.publicKey)).toEqual({ ok: true, publicKey: account.publicKey });
	});

	it.each([
		['around', `  ${account.publicKey}\n`],
		['a line break inside', `${account.publicKey.slice(0, 20)}\r\n${account.publicKey.slice(20)}`],
		['a tab and a no-break space', `\t${account.publicKey}\u00a0`],
		['a zero-width space', `\u200b${account.publicKey}`],
	])('forgives white space: %s', (_, pasted) => {
		expect(parsePublicKey(pasted)).toEqual({ ok: true, publicKey: account.publicKey });
	});

	it.each([
		['nothing', undefined, 'publicKeyMissing', /no public key/],
		['null', null, 'publicKeyMissing', /no public key/],
		['empty', '', 'publicKeyMissing', /no public key/],
		['only spaces', '  \n', 'publicKeyMissing', /no public key/],
		['not a text', 42, 'publicKeyMissing', /no public key/],
		['an API key', `KEY${'0123456789ABCDEF'.repeat(2)}_abc`, 'publicKeyIsApiKey', /API key/],
		['an API key of 44 letters', `KEY${'A'.repeat(41)}`, 'publicKeyIsApiKey', /API key/],
		['hex', bytes.toString('hex'), 'publicKeyIsHex', /hex/],
		['upper-case hex', bytes.toString('hex').toUpperCase(), 'publicKeyIsHex', /hex/],
		[
			'PEM',
			'-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=\n-----END PUBLIC KEY-----',
			'publicKeyIsPem',
			/PEM/,
		],
		[
			'the inside of PEM',
			'MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=',
			'publicKeyIsPem',
			/PEM/,
		],
		[
			'URL base64',
			'6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw=',
			'publicKeyIsBase64Url',
			/URL form/,
		],
		['no padding', account.publicKey.slice(0, 43), 'publicKeyWrongLength', /43 characters/],
		['31 bytes', bytes.subarray(1).toString('base64'), 'publicKeyWrongLength', /must have 44/],
		['33 bytes', Buffer.alloc(33, 7).toString('base64'), 'publicKeyWrongLength', /must have 44/],
		['other characters', `${account.publicKey.slice(0, 42)}!=`, 'publicKeyNotBase64', /base64/],
	])('refuses %s and says what is wrong', (_, value, reason, message) => {
		const result = parsePublicKey(value);
		expect(result).toMatchObject({ ok: false, reason, status: 503 });
		if (!result.ok) {
			expect(result.message).toMatch(message);
			expect(result.message).toMatch(/Telnyx portal/);
			if (typeof value === 'string' && value.trim() !== '') {
				expect(result.message).not.toContain(value);
			}
		}
	});
});
