import fc from 'fast-check';
import { decodeClientState, encodeClientState } from '../../nodes/TelnyxVoice/shared/clientState';

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
		['base64 without padding', 'aGF2ZQ'],
		['base64 with a break', 'aGF2\nZQ=='],
		['URL base64', '_-__'],
		['bytes that are no text', '//8='],
	])('is undefined for %s', (_, value) => {
		expect(decodeClientState(value)).toBeUndefined();
	});

	it('gives back every JSON object and list', () => {
		const json = fc.jsonValue().map((value) => ({ value }));
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
