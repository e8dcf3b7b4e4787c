import fc from 'fast-check';
import {
	decodeClientState,
	encodeClientState,
} from '../../../../nodes/TelnyxVoice/shared/values/clientState';

describe('encodeClientState', () => {
	it.each([
		['have', 'aGF2ZQ=='],
		['Grüße ☎', 'R3LDvMOfZSDimI4='],
		[{ step: 1 }, 'eyJzdGVwIjoxfQ=='],
		[['a'], 'WyJhIl0='],
		[true, 'dHJ1ZQ=='],
		[0, 'MA=='],
	])('encodes %j', (value, base64) => {
		expect(encodeClientState(value)).toBe(base64);
	});

	it.each([
		['JSON', 'eyJhIjoxfQ==', 'eyJhIjoxfQ=='],
		['a JSON list', 'WyJhIl0=', 'WyJhIl0='],
		['JSON without padding at its end', 'eyJhIjoxMn0', 'eyJhIjoxMn0='],
		['JSON with other letters', 'eyJuIjoiR3LDvMOfZSJ9', 'eyJuIjoiR3LDvMOfZSJ9'],
		['JSON with line breaks', `${'eyJhIjoxfQ=='.slice(0, 8)}\r\nfQ==\n`, 'eyJhIjoxfQ=='],
		[
			'a sentence, as in Telnyx’s reference',
			'aGF2ZSBhIG5pY2UgZGF5ID1d',
			'aGF2ZSBhIG5pY2UgZGF5ID1d',
		],
		['a word', 'aGF2ZQ==', 'aGF2ZQ=='],
		['two words', 'aGVsbG8gdGhlcmU=', 'aGVsbG8gdGhlcmU='],
		['six letters', 'YWJjMTIz', 'YWJjMTIz'],
		['words with other letters', 'R3LDvMOfZSDimI4=', 'R3LDvMOfZSDimI4='],
	])('leaves base64 of %s as it is', (_, ready, expected) => {
		expect(encodeClientState(ready)).toBe(expected);
	});

	it.each([
		'have',
		'test',
		'Case',
		'0456',
		'1234',
		'12345678',
		'2026',
		'deadbeef',
		'Customer',
		'Reminder',
		'appointment1',
		'AB12CD34',
		'ORD00012',
		'507f1f77bcf86cd799439011',
		'd41d8cd98f00b204e9800998ecf8427e',
		'+13125550001',
		'x=',
		'a==b',
		'{"a":1}',
		'0456045604560456',
	])('encodes the plain text %s', (text) => {
		expect(Buffer.from(encodeClientState(text) ?? '', 'base64').toString()).toBe(text);
	});

	it('does not encode twice what an event has brought', () => {
		const state = fc.oneof(
			fc.dictionary(fc.string(), fc.jsonValue()),
			fc.array(fc.jsonValue()),
			fc.stringMatching(/^[ -~]{6,}$/),
			fc.stringMatching(/^[a-zäöüß€ ]{12,}$/),
		);
		fc.assert(
			fc.property(state, (value) => {
				const brought = encodeClientState(value);
				expect(encodeClientState(brought)).toBe(brought);
			}),
		);
	});

	it.each([[undefined], [null], [''], [() => 1]])('has nothing to send for %p', (value) => {
		expect(encodeClientState(value)).toBeUndefined();
	});
});

describe('decodeClientState', () => {
	it.each([
		['aGF2ZQ==', 'have'],
		['R3LDvMOfZSDimI4=', 'Grüße ☎'],
		['eyJzdGVwIjoxfQ==', { step: 1 }],
		['WyJhIl0=', ['a']],
		['dHJ1ZQ==', true],
		['bnVsbA==', null],
		['MA==', 0],
	])('decodes %s', (base64, value) => {
		expect(decodeClientState(base64)).toEqual(value);
	});

	it.each([
		['an application id', '1293384261075731499'],
		['leading zeros', '007'],
		['another form of a number', '1e3'],
	])('keeps %s as text', (_, text) => {
		expect(decodeClientState(Buffer.from(text).toString('base64'))).toBe(text);
	});

	it.each([
		['missing', undefined],
		['null', null],
		['empty', ''],
		['a number', 5],
		['an object', {}],
		['not base64', 'not base64!'],
		['too much padding', 'aGF2ZQ==='],
		['padding in the middle', 'aGF2ZQ==aGF2'],
		['stray bits, as in a word', 'aGF2ZR'],
		['JSON that is cut off', '{"a":'],
		['URL base64', '_-__'],
		['bytes that are no text', '//8='],
	])('is undefined for %s', (_, value) => {
		expect(decodeClientState(value)).toBeUndefined();
	});

	// What Telnyx's clients for phones and browsers send.
	it.each([
		['plain JSON', '{"callId":"42"}', { callId: '42' }],
		['plain JSON with space around it', ' {"callId":"42"}\n', { callId: '42' }],
		['a plain JSON list', '["a"]', ['a']],
		['base64 without padding', 'eyJhIjoxMn0', { a: 12 }],
		['base64 of text without padding', 'aGF2ZQ', 'have'],
		['base64 with a line break', 'aGF2\nZQ==', 'have'],
		['base64 with an end of line', 'aGF2ZQ==\r\n', 'have'],
		[
			'base64 broken every 76 characters',
			Buffer.from(JSON.stringify({ note: 'n'.repeat(150) }))
				.toString('base64')
				.replace(/.{76}/g, '$&\n'),
			{ note: 'n'.repeat(150) },
		],
	])('reads %s', (_, raw, value) => {
		expect(decodeClientState(raw)).toEqual(value);
	});

	it.each([
		['lists', '['.repeat(60_000) + ']'.repeat(60_000)],
		['objects', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
		['sixty-five lists', '['.repeat(65) + '1' + ']'.repeat(65)],
	])('keeps endlessly nested %s as text', (_, text) => {
		expect(decodeClientState(Buffer.from(text).toString('base64'))).toBe(text);
		expect(decodeClientState(text)).toBeUndefined();
	});

	it('knows no __proto__', () => {
		const decoded = decodeClientState('{"__proto__":{"a":1},"b":{"__proto__":{"c":1},"d":2}}');
		expect(Object.keys(decoded as object)).toEqual(['b']);
		expect(decoded).toEqual({ b: { d: 2 } });
	});

	it('gives back every JSON object and list', () => {
		const json = fc
			.jsonValue()
			.filter((value) => !JSON.stringify(value).includes('__proto__'))
			.map((value) => ({ value }));
		fc.assert(
			fc.property(json, (value) => {
				const plain: unknown = JSON.parse(JSON.stringify(value));
				expect(decodeClientState(encodeClientState(plain))).toEqual(plain);
			}),
		);
	});

	it('gives back every text that is not JSON', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
				const given = `> ${text}`;
				expect(decodeClientState(encodeClientState(given))).toBe(given);
			}),
		);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.base64String()), (value) => {
				expect(() => decodeClientState(value)).not.toThrow();
			}),
		);
	});
});
