import {
	parsePublicKey,
	parsePublicKeys,
} from '../../../../nodes/TelnyxVoice/shared/events/publicKey';
import { verifySignature } from '../../../../nodes/TelnyxVoice/shared/events/signature';
import { account, NOW_MS, sign, stranger } from '../../../support/signing/webhooks';

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
		expect(parsePublicKeys(value)).toEqual(result);
		if (!result.ok) {
			expect(result.message).toMatch(message);
			expect(result.message).toMatch(/Telnyx portal/);
			if (typeof value === 'string' && value.trim() !== '') {
				expect(result.message).not.toContain(value);
			}
		}
	});
});

/** p = 2^255 - 19 (RFC 8032, section 5.1), and what libsodium takes for points of small order. */
const P = 2n ** 255n - 19n;
const SMALL = [0n, 1n, P - 1n];
/** 32 bytes, the lowest first. */
function encode(y: bigint, sign = 0n): string {
	const hex = (y + (sign << 255n)).toString(16).padStart(64, '0');
	return Buffer.from(hex, 'hex').reverse().toString('base64');
}

describe('a key that belongs to nobody', () => {
	const numbers = [...SMALL, ...Array.from({ length: 19 }, (_, more) => P + BigInt(more))];
	const eighth = [
		'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
		'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
		'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
		'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
	].map((hex) => Buffer.from(hex, 'hex').toString('base64'));
	it.each([...numbers.flatMap((y) => [encode(y), encode(y, 1n)]), ...eighth])('%s', (key) => {
		for (const parse of [parsePublicKey, parsePublicKeys]) {
			const result = parse(key);
			expect(result).toMatchObject({ ok: false, reason: 'publicKeyOfNobody', status: 503 });
			if (!result.ok) expect(result.message).toMatch(/everybody could sign.*Telnyx portal/);
		}
	});

	it('would hold for a signature that anybody can make', () => {
		const one = encode(1n);
		const signature = Buffer.concat([Buffer.from(one, 'base64'), Buffer.alloc(32)]);
		const headers = {
			'telnyx-signature-ed25519': signature.toString('base64'),
			'telnyx-timestamp': String(NOW_MS / 1000),
		};
		const request = { headers, body: Buffer.from('{}') };
		const verdict = verifySignature(request, { publicKey: one, nowMs: NOW_MS });
		expect(verdict).toMatchObject({ ok: false, reason: 'publicKeyOfNobody' });
	});

	it.each([2n, P - 2n, P - 20n])('is not the one beside it: %d', (y) => {
		expect(parsePublicKey(encode(y)).ok).toBe(true);
	});
});

describe('two keys', () => {
	const [old, fresh] = [account.publicKey, stranger.publicKey];

	it.each([
		['a space', ' '],
		['a line break', '\r\n'],
		['a comma', ', '],
		['a semicolon', ';'],
		['nothing', ''],
	])('with %s between them are both accepted', (_, between) => {
		const publicKey = ` ${old}${between}${fresh}\n`;
		expect(parsePublicKeys(publicKey)).toEqual({ ok: true, publicKeys: [old, fresh] });
		const body = Buffer.from('{}');
		for (const signer of [account, stranger]) {
			const request = { headers: sign(body, signer), body };
			expect(verifySignature(request, { publicKey, nowMs: NOW_MS })).toEqual({ ok: true });
		}
		const other = { headers: sign(body, stranger), body };
		expect(verifySignature(other, { publicKey: `${old},`, nowMs: NOW_MS }).ok).toBe(false);
	});

	it.each([
		['a third one', `${old} ${fresh} ${old}`, 'publicKeyTooMany'],
		['one that is cut off', `${old} ${fresh.slice(4)}`, 'publicKeyWrongLength'],
		['one without its end', `${old} ${fresh.slice(0, -1)}`, 'publicKeyWrongLength'],
		['one that belongs to nobody', `${old} ${encode(0n)}`, 'publicKeyOfNobody'],
		['an API key', `${old} KEY${'0123456789ABCDEF'.repeat(2)}_abc`, 'publicKeyIsApiKey'],
	])('are refused with %s', (_, publicKey, reason) => {
		expect(parsePublicKeys(publicKey)).toMatchObject({ ok: false, reason });
	});

	it.each([undefined, null, 42, {}, [], '', ' , ', '=', '==', ',;='])('are not in %p', (value) => {
		expect(parsePublicKeys(value).ok).toBe(false);
	});
});
