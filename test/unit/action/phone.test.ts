import fc from 'fast-check';
import { ParameterError } from '../../../nodes/TelnyxVoice/shared/parameterError';
import { destination, e164, e164OrSip } from '../../../nodes/TelnyxVoice/shared/phone';

/** RFC 3966 `global-number-digits`, without its visual separators, in the length of E.164. */
const GLOBAL_NUMBER = /^\+[0-9]{1,15}$/;
const digitsOf = (text: string) => text.replace(/[^0-9]/g, '');

function refusal(read: () => unknown): ParameterError {
	try {
		read();
	} catch (error) {
		expect(error).toBeInstanceOf(ParameterError);
		return error as ParameterError;
	}
	throw new Error('It was accepted');
}

describe('e164', () => {
	it.each([
		['+13125550001', '+13125550001'],
		[' +1 (312) 555-0001 ', '+13125550001'],
		['+49 30/123456', '+4930123456'],
		['+1.312.555.0001', '+13125550001'],
		['+1\u00a0312\u2011555\u20130001', '+13125550001'],
		// Address books wrap a copied number in marks that nobody sees.
		['\u202a+1 312 555 0001\u202c', '+13125550001'],
		['\ufeff+13125550001\u200b', '+13125550001'],
	])('reads %j as %s', (typed, expected) => {
		expect(e164(typed)).toBe(expected);
	});

	it.each<unknown>([
		'',
		'   ',
		'+',
		'+0123456789',
		'+1312',
		'+1234567890123456',
		'++13125550001',
		'+1312555000a',
		'+1 312 555 0001 ext. 5',
		'+1312;555',
		'+13125550001,200',
		'sip:a@b.c',
		'tel:+13125550001',
		// Digits of other scripts are digits for people only.
		'+١٣١٢٥٥٥٠٠٠١',
		'+１３１２５５５０００１',
		'+1³²5550001',
		'+1312555\n0001\r\nX: y'.repeat(3),
		`+${'9'.repeat(100_000)}`,
		undefined,
		null,
		true,
		{},
		[],
		['+13125550001'],
		() => 1,
		1e21,
		NaN,
		-13125550001,
	])('refuses %p', (typed) => {
		expect(refusal(() => e164(typed)).message.length).toBeLessThan(150);
	});

	it.each([
		['3125550001', '+3125550001'],
		[13125550001, '+13125550001'],
		['0049 30 123456', '+4930123456'],
	])('asks for the plus sign of %p and shows %s', (typed, suggested) => {
		const { message, advice } = refusal(() => e164(typed));
		expect(message).toMatch(/country code/);
		expect(advice).toContain(`write ${suggested}.`);
	});

	it('suggests no number for one that has no country', () => {
		expect(refusal(() => e164('030 1234567')).advice).not.toContain('+030');
	});

	it('does not dial the zero that is left out from abroad', () => {
		const { message, advice } = refusal(() => e164('+49 (0)30 123456'));
		expect(message).toContain('(0)');
		expect(advice).toBe('Leave the (0) out.');
	});

	it('accepts only E.164, and neither adds nor loses a digit', () => {
		const part = fc.constantFrom(...'+0123456789 ()-./,;:#a٣３\u200b\u00a0');
		const typed = fc.oneof(
			fc.string({ unit: part, maxLength: 25 }),
			fc.string({ unit: part, maxLength: 22 }).map((text) => `+1${text}`),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(typed, (text) => {
				let number: string;
				try {
					number = e164(text);
				} catch (error) {
					return error instanceof ParameterError;
				}
				return GLOBAL_NUMBER.test(number) && digitsOf(number) === digitsOf(text);
			}),
			{ numRuns: 5000 },
		);
	});

	it('accepts every E.164 number of a usual length, however it is grouped', () => {
		const groups = fc.array(fc.stringMatching(/^[0-9]{1,4}$/), { minLength: 2, maxLength: 4 });
		const separator = fc.constantFrom(' ', '-', '.', '/', '');
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999 }), groups, separator, (country, rest, between) => {
				const digits = `${country}${rest.join('')}`;
				fc.pre(digits.length >= 7 && digits.length <= 15);
				expect(e164(`+${[country, ...rest].join(between)}`)).toBe(`+${digits}`);
			}),
		);
	});
});

describe('e164OrSip', () => {
	it.each([
		['sip:name@example.com', 'sip:name@example.com'],
		[' sips:name@example.com;transport=tls ', 'sips:name@example.com;transport=tls'],
		['SIP:+13125550001@example.com;secure=srtp', 'SIP:+13125550001@example.com;secure=srtp'],
		['+1 312 555 0001', '+13125550001'],
	])('reads %j', (typed, expected) => {
		expect(e164OrSip(typed)).toBe(expected);
	});

	it.each([
		'sip:',
		'sip:a b@c.d',
		'sip:a@b.c,sip:d@e.f',
		'sip:a@b.c\u0000',
		'http://example.com',
		{},
		'',
	])('refuses %p', (typed) => {
		refusal(() => e164OrSip(typed));
	});

	it('shows how a SIP address is written', () => {
		expect(refusal(() => e164OrSip('name@example.com')).advice).toContain('sip:name@example.com');
	});
});

describe('destination', () => {
	it.each([
		['+1 800 424 7767,200', '+18004247767,200'],
		['+18004247767, 1w2W#', '+18004247767,1w2W#'],
		['sip:a@b.c', 'sip:a@b.c'],
	])('reads %j as %s', (typed, expected) => {
		expect(destination(typed)).toBe(expected);
	});

	it('points to Also Ring when several numbers stand in a row', () => {
		expect(refusal(() => destination('+13125550001, +13125550003')).advice).toContain('Also Ring');
	});

	it.each(['+18004247767,', ',200', '+18004247767,x'])('refuses %p', (typed) => {
		refusal(() => destination(typed));
	});
});
