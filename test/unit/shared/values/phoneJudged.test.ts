import fc from 'fast-check';
import { Metadata } from 'libphonenumber-js/core';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import { numberProblem } from '../../../../nodes/TelnyxVoice/shared/values/callingCodes';
import { ParameterError } from '../../../../nodes/TelnyxVoice/shared/values/parameterError';
import { destination, e164 } from '../../../../nodes/TelnyxVoice/shared/values/phone';

/**
 * Where libphonenumber looks further than at country code and length: islands that share a code with
 * other lengths, and countries at home with digits in front of a number, which it takes out.
 */
const APART = ['BQ', 'IM', 'TA', 'BR', 'BY', 'CN', 'LU', 'RW'];

/** What libphonenumber says is a number that can exist, written as it would write it. */
function isPossible(number: string): boolean {
	const parsed = parsePhoneNumberFromString(number);
	if (APART.includes(parsed?.country ?? '')) return true;
	return parsed?.isPossible() === true && parsed.number === number;
}

function read(reader: (text: string) => string, text: string): string | undefined {
	try {
		return reader(text);
	} catch (error) {
		expect(error).toBeInstanceOf(ParameterError);
		return undefined;
	}
}

/** Numbers that exist, as their own country writes them for callers from abroad. */
const existing = getCountries().map((country: CountryCode) => {
	const number = getExampleNumber(country, examples);
	if (!number) throw new Error(`No example for ${country}`);
	return number;
});
const existingNumber = fc.constantFrom(...existing);

test.each(existing.map((number) => [number.country, number.number, number] as const))(
	'%s: %s is accepted as it is and as people write it',
	(_country, expected, number) => {
		expect(e164(expected)).toBe(expected);
		expect(e164(number.formatInternational())).toBe(expected);
		expect(e164(number.getURI())).toBe(expected);
	},
);

test('every country code has the lengths that libphonenumber knows', () => {
	const known = new Metadata(metadata);
	const { country_calling_codes: geographic, nonGeographic } = metadata as unknown as {
		country_calling_codes: object;
		nonGeographic: object;
	};
	const codes = new Set([...Object.keys(geographic), ...Object.keys(nonGeographic)]);
	for (let code = 1; code <= 999; code++) {
		// Behind the beginning of a code, the next digit belongs to the code.
		if ([...codes].some((each) => each !== String(code) && each.startsWith(String(code)))) continue;
		if ([...codes].some((each) => each !== String(code) && String(code).startsWith(each))) continue;
		const lengths: number[] = [];
		if (codes.has(String(code))) {
			known.selectNumberingPlan(String(code) as CountryCode);
			lengths.push(...(known.numberingPlan?.possibleLengths() ?? []));
		}
		for (let length = 1; length <= 18; length++) {
			const total = String(code).length + length;
			// E.164 ends at 15 digits; less than 7 is no number that Telnyx calls.
			const possible = lengths.includes(length) && total >= 7 && total <= 15;
			const accepted = numberProblem(`+${code}${'9'.repeat(length)}`) === undefined;
			expect([code, length, accepted]).toEqual([code, length, possible]);
		}
	}
});

const blank = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011', '\u202f');
const around = fc.constantFrom(
	['', ''],
	[' ', '\n'],
	["'", ''],
	['"', '"'],
	['\u202a', '\u202c'],
	['tel:', ''],
	['<', '>'],
);

test('a number is read in every spelling of it', () => {
	const grouping = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 4, maxLength: 4 });
	fc.assert(
		fc.property(
			existingNumber,
			grouping,
			blank,
			around,
			fc.boolean(),
			(number, sizes, sign, [before, after], wide) => {
				const { countryCallingCode: code } = number;
				const rest = String(number.nationalNumber);
				const groups: string[] = [];
				for (let at = 0, i = 0; at < rest.length; at += sizes[i % 4], i++) {
					groups.push(rest.slice(at, at + sizes[i % 4]));
				}
				// The last group keeps two digits or more, so that it is none of decimals.
				fc.pre(sign !== '.' || (groups.length > 2 && !/^0+$/.test(groups[groups.length - 1])));
				const written = `+${code}${sign}${groups.join(sign)}`;
				const typed = wide
					? written.replace(/[\d+]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
					: written;
				expect(e164(`${before}${typed}${after}`)).toBe(number.number);
			},
		),
		{ numRuns: 2000 },
	);
});

test('what stands behind a number is never read as a part of it', () => {
	const behind = fc.tuple(
		fc.constantFrom(
			'/',
			' / ',
			' (',
			';',
			'; ',
			' or ',
			'\n',
			'\t',
			' +',
			', ',
			' x',
			' ext. ',
			'#',
			'&',
			'|',
			'.0',
		),
		fc.stringMatching(/^\d{1,12}$/),
		fc.constantFrom('', ')', ' '),
	);
	fc.assert(
		fc.property(existingNumber, behind, ({ number }, [sign, digits, end]) => {
			expect(read(e164, `${number}${sign}${digits}${end}`)).toBeUndefined();
			const called = read(destination, `${number}${sign}${digits}${end}`);
			// A comma and a few digits: keys that are pressed once somebody answers.
			if (called !== undefined) expect(called).toBe(`${number},${digits}`);
		}),
		{ numRuns: 3000 },
	);
});

test('whatever is typed: what is accepted can exist, and no digit is added or lost', () => {
	const part = fc.constantFrom(...'+0123456789 ()-./,;:#a٣３\u200b\u00a0\n<>"\'');
	const typed = fc.oneof(
		fc.string({ unit: part, maxLength: 25 }),
		fc.string({ unit: part, maxLength: 22 }).map((text) => `+1${text}`),
		fc.stringMatching(/^\+\d{7,15}$/),
		fc.stringMatching(/^\+[1-9][\d .()-]{8,16}$/),
		fc.string({ unit: 'binary' }),
	);
	fc.assert(
		fc.property(typed, (text) => {
			const number = read(e164, text);
			if (number === undefined) return;
			expect([text, number, isPossible(number)]).toEqual([text, number, true]);
			const digits = [...text].flatMap((c) => (/\p{Nd}/u.test(c) ? [c] : []));
			expect(number).toHaveLength(digits.length + 1);
		}),
		{ numRuns: 20_000 },
	);
});

test('a number that an advice names can exist', () => {
	const part = fc.constantFrom(...'+0123456789 ()-./,;x@', 'ext. ', '.0', 'E+10');
	const typed = fc.oneof(
		fc.string({ unit: part, maxLength: 22 }),
		existingNumber.chain(({ number }) =>
			fc.string({ unit: part, maxLength: 6 }).map((text) => `${number.slice(1)}${text}`),
		),
	);
	fc.assert(
		fc.property(typed, (text) => {
			try {
				e164(text);
			} catch (error) {
				const { advice = '' } = error as ParameterError;
				for (const [number] of advice.matchAll(/\+\d+/g)) {
					expect([text, number, isPossible(number)]).toEqual([text, number, true]);
				}
			}
		}),
		{ numRuns: 10_000 },
	);
});
