import { parsePublicKey } from '../../../../nodes/TelnyxVoice/shared/events/publicKey';
import { verifySignature } from '../../../../nodes/TelnyxVoice/shared/events/signature';
import { nacl } from '../../../support/signing/tweetnacl';
import { account, keyPair, NOW, NOW_MS, sign, stranger } from '../../../support/signing/webhooks';

const body = Buffer.from('{"data":{"event_type":"call.hangup"}}');
const settings = { publicKey: account.publicKey, nowMs: NOW_MS };
const SIGNATURE = 'telnyx-signature-ed25519';
const TIMESTAMP = 'telnyx-timestamp';

type Headers = Record<string, string | string[] | undefined>;

function verify(headers: Headers, sent: Uint8Array = body, extra: object = {}) {
	return verifySignature({ headers, body: sent }, { ...settings, ...extra });
}

describe('verifySignature accepts', () => {
	it('the fixed vector: seed of 32 bytes 0x07, checked with the official client', () => {
		const vector = {
			seed: keyPair(7),
			point: '6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=',
			body: '{"data":{"event_type":"call.initiated"}}',
			headers: {
				[SIGNATURE]:
					'F8nurusiwYTb1R6vwOp3pyxERRxzLVv0RFEXuUE32ife1cVygoWLnjOr3Kfru0CQt6acRyh+8dGz+5GldIM/DQ==',
				[TIMESTAMP]: '1700000000',
			},
		};
		expect(vector.seed.publicKey).toBe(vector.point);
		const request = { headers: vector.headers, body: Buffer.from(vector.body) };
		const at = { publicKey: vector.point, nowMs: 1_700_000_000_000 };
		expect(verifySignature(request, at)).toEqual({ ok: true });
		expect(verifySignature({ ...request, body: Buffer.from(`${vector.body} `) }, at)).toMatchObject(
			{
				ok: false,
			},
		);
	});

	it.each([
		['a usual body', body],
		['an empty body', Buffer.alloc(0)],
		['one megabyte', Buffer.alloc(1_048_576, 'a')],
		['bytes that are no text', Buffer.from([0, 255, 254, 128])],
		['unicode', Buffer.from('{"name":"Zoë ☎ 👋"}')],
	])('%s signed by tweetnacl', (_, sent) => {
		expect(verify(sign(sent), sent)).toEqual({ ok: true });
	});

	it.each([
		['the oldest', -300],
		['the newest', 300],
	])('%s timestamp of the default window', (_, offset) => {
		const timestamp = String(NOW_MS / 1000 + offset);
		expect(verify(sign(body, { timestamp }))).toEqual({ ok: true });
	});

	it('a key with white space', () => {
		const pasted = ` ${account.publicKey}\n`;
		expect(parsePublicKey(pasted)).toMatchObject({ ok: true });
		expect(verify(sign(body), body, { publicKey: pasted })).toEqual({ ok: true });
	});

	it('many accounts one after another, each with its own key only', () => {
		const pairs = Array.from({ length: 20 }, (_, index) => keyPair(index + 50));
		const signed = pairs.map((pair) => sign(body, pair));
		for (const round of [1, 2]) {
			for (const [index, headers] of signed.entries()) {
				const own = pairs[index]?.publicKey;
				const other = pairs[(index + round) % pairs.length]?.publicKey;
				expect(verify(headers, body, { publicKey: own })).toEqual({ ok: true });
				expect(verify(headers, body, { publicKey: other })).toMatchObject({
					reason: 'signatureMismatch',
				});
			}
		}
	});
});

describe('verifySignature refuses', () => {
	const good = sign(body);
	const signature = good[SIGNATURE] ?? '';
	const raw = Buffer.from(signature, 'base64');
	const bodyAlone = Buffer.from(nacl.sign.detached(body, account.secretKey)).toString('base64');
	const without = (name: string): Headers => ({ ...good, [name]: undefined });

	it.each<[string, Headers, string]>([
		['no headers', {}, 'signatureMissing'],
		['no signature', without(SIGNATURE), 'signatureMissing'],
		['an empty signature', { ...good, [SIGNATURE]: '' }, 'signatureMissing'],
		['no timestamp', without(TIMESTAMP), 'timestampMissing'],
		['an empty timestamp', { ...good, [TIMESTAMP]: '' }, 'timestampMissing'],
		[
			'a doubled signature',
			{ ...good, [SIGNATURE]: `${signature}, ${signature}` },
			'signatureRepeated',
		],
		['a list of signatures', { ...good, [SIGNATURE]: [signature] }, 'signatureRepeated'],
		['a doubled timestamp', { ...good, [TIMESTAMP]: `${NOW}, ${NOW}` }, 'timestampRepeated'],
		['a list of timestamps', { ...good, [TIMESTAMP]: [NOW, NOW] }, 'timestampRepeated'],
		['hex', { ...good, [SIGNATURE]: raw.toString('hex') }, 'signatureMalformed'],
		['URL base64', { ...good, [SIGNATURE]: `-_${signature.slice(2)}` }, 'signatureMalformed'],
		['no padding', { ...good, [SIGNATURE]: signature.replace(/=+$/, '') }, 'signatureMalformed'],
		[
			'63 bytes',
			{ ...good, [SIGNATURE]: raw.subarray(1).toString('base64') },
			'signatureMalformed',
		],
		[
			'65 bytes',
			{ ...good, [SIGNATURE]: Buffer.concat([raw, raw.subarray(0, 1)]).toString('base64') },
			'signatureMalformed',
		],
		['a space in front', { ...good, [SIGNATURE]: ` ${signature}` }, 'signatureMalformed'],
		['a word for a timestamp', { ...good, [TIMESTAMP]: 'now' }, 'timestampMalformed'],
		['a sign', { ...good, [TIMESTAMP]: `+${NOW}` }, 'timestampMalformed'],
		['a negative timestamp', { ...good, [TIMESTAMP]: `-${NOW}` }, 'timestampMalformed'],
		['a fraction', { ...good, [TIMESTAMP]: `${NOW}.5` }, 'timestampMalformed'],
		['an exponent', { ...good, [TIMESTAMP]: '17e8' }, 'timestampMalformed'],
		['hex for a timestamp', { ...good, [TIMESTAMP]: '0x65' }, 'timestampMalformed'],
		['other digits', { ...good, [TIMESTAMP]: '١٧٠٠٠٠٠٠٠٠' }, 'timestampMalformed'],
		['forty digits', { ...good, [TIMESTAMP]: '9'.repeat(40) }, 'timestampMalformed'],
		['milliseconds', sign(body, { timestamp: String(NOW_MS) }), 'timestampMilliseconds'],
		['the key of a stranger', sign(body, stranger), 'signatureMismatch'],
		['another timestamp', { ...good, [TIMESTAMP]: String(Number(NOW) + 1) }, 'signatureMismatch'],
		['a zero in front of the timestamp', { ...good, [TIMESTAMP]: `0${NOW}` }, 'signatureMismatch'],
		['a signature of the body alone', { ...good, [SIGNATURE]: bodyAlone }, 'signatureMismatch'],
		[
			'64 zero bytes',
			{ ...good, [SIGNATURE]: Buffer.alloc(64).toString('base64') },
			'signatureMismatch',
		],
	])('%s', (_, headers, reason) => {
		expect(verify(headers)).toMatchObject({ ok: false, reason, status: 401 });
	});

	it.each([
		['one byte more', Buffer.concat([body, Buffer.from(' ')])],
		['one byte less', body.subarray(0, -1)],
		['one bit changed', Buffer.from(body.map((byte, index) => (index === 5 ? byte ^ 1 : byte)))],
		['re-serialised', Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 2))],
	])('a body with %s', (_, sent) => {
		expect(verify(good, sent)).toMatchObject({ reason: 'signatureMismatch', status: 401 });
	});

	it('another unicode form of the same text', () => {
		const sent = Buffer.from('{"name":"Zoë"}'.normalize('NFC'));
		const other = Buffer.from(sent.toString().normalize('NFD'));
		expect(verify(sign(sent), sent)).toEqual({ ok: true });
		expect(verify(sign(sent), other)).toMatchObject({ reason: 'signatureMismatch' });
	});

	it.each([
		['stale', -301, 'timestampStale', /301 seconds old/],
		['future', 301, 'timestampFuture', /301 seconds ahead/],
		['from 1970', -Number(NOW), 'timestampStale', /clock/],
	])('a timestamp that is %s', (_, offset, reason, message) => {
		const verdict = verify(sign(body, { timestamp: String(Number(NOW) + offset) }));
		expect(verdict).toMatchObject({ reason, status: 401, message: expect.stringMatching(message) });
	});

	it.each([
		[60, 60, true],
		[60, 61, false],
		[900, 900, true],
		[1, 30, true],
		[0, 31, false],
		[-5, 31, false],
		[1e9, 3600, true],
		[1e9, 3601, false],
		[Number.NaN, 300, true],
		[Number.NaN, 301, false],
		[Number.POSITIVE_INFINITY, 301, false],
		['600', 301, false],
		[null, 301, false],
	])('outside of the window: tolerance %p, %p seconds old', (toleranceSecs, age, ok) => {
		for (const timestamp of [Number(NOW) - age, Number(NOW) + age].map(String)) {
			expect(verify(sign(body, { timestamp }), body, { toleranceSecs }).ok).toBe(ok);
		}
	});

	it.each([[undefined], [''], ['KEY0123456789ABCDEF0123456789'], [{}]])(
		'every request while the public key is %p, so that Telnyx tries again',
		(publicKey) => {
			expect(verify(good, body, { publicKey })).toMatchObject({ ok: false, status: 503 });
		},
	);

	it('what cannot be read, without throwing', () => {
		const trap = (): never => {
			throw new Error('trap');
		};
		const hostile = Object.defineProperty({}, SIGNATURE, { get: trap }) as Headers;
		expect(verify(hostile)).toMatchObject({ reason: 'signatureUnreadable', status: 401 });
		expect(
			verifySignature({ headers: good, body: 'text' as unknown as Uint8Array }, settings),
		).toMatchObject({ reason: 'signatureUnreadable', status: 401 });
	});
});
