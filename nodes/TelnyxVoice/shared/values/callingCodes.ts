/**
 * How many digits follow a country code, for all codes that are in use.
 * Source: Google's libphonenumber (possible lengths of the numbers of each code); a test holds this
 * table against it.
 */
const LENGTHS: ReadonlyArray<[lengths: string, codes: string]> = [
	['4 5', '290'],
	['4 5 6 7', '690'],
	['4 5 6 7 8 9 10 11', '352'],
	['4 5 6 7 8 9 10 11 12 13', '43 598'],
	['4 5 6 7 8 9 10 11 12 13 14 15', '49'],
	['4 5 6 7 10', '98'],
	['4 7', '683'],
	['5', '500 682'],
	['5 6', '247'],
	['5 6 7', '688'],
	['5 6 7 8', '386'],
	['5 6 7 8 9 10', '27 64'],
	['5 6 7 8 9 10 11', '31'],
	['5 6 7 8 9 10 11 12', '358 971'],
	['5 6 7 8 9 10 12', '61'],
	['5 6 7 8 9 11', '852'],
	['5 6 7 10', '685'],
	['5 6 8 9 10 11 12 13 14', '82'],
	['5 7', '676 677 678'],
	['5 8', '47 686'],
	['6', '298 299 672 687'],
	['6 7', '597'],
	['6 7 8 9', '252 355'],
	['6 7 8 9 10', '48 95 880'],
	['6 7 8 9 10 11', '375 595'],
	['6 7 8 9 10 11 12', '39 381'],
	['6 7 8 9 10 12', '46'],
	['6 7 8 9 12', '359'],
	['6 7 8 10', '53'],
	['6 7 9', '421'],
	['6 8 9', '376 689'],
	['6 8 9 10 11 12 13', '63'],
	['6 9', '40 508 681'],
	['7', '238 239 246 248 269 291 297 592 673 674 680 691 692'],
	['7 8', '241 599 670 675 853 961 965 975'],
	['7 8 9', '231 385 967 968'],
	['7 8 9 10', '84 243 254 353'],
	['7 8 9 10 11', '886'],
	['7 8 9 10 11 12', '86 882 972'],
	['7 8 9 10 11 12 13 14 15 16 17', '62'],
	['7 8 9 11', '974'],
	['7 8 10', '230 267 372'],
	['7 8 10 11', '507'],
	['7 8 11', '503'],
	['7 9', '220 245 265 354 423'],
	['7 9 10', '44 263'],
	['7 10', '960'],
	['7 10 12 13', '90'],
	['7 11', '501 679'],
	[
		'8',
		'45 216 222 223 226 227 228 232 235 236 253 257 266 350 356 357 370 371 373 374 389 505 509 800 808 973 993',
	],
	['8 9', '32 36 51 213 224 233 237 250 258 264 268 377 382 387 591 962 963'],
	['8 9 10', '20 60 855 856 964 970 976'],
	['8 9 10 11', '55 593'],
	['8 9 10 11 12', '92 383 883'],
	['8 9 10 11 12 13', '91'],
	['8 9 10 11 12 13 14 15 16 17', '81'],
	['8 9 10 13', '66'],
	['8 10', '378 506 850'],
	['8 10 11', '57 65 977'],
	['8 11', '502 504'],
	[
		'9',
		'33 34 93 94 211 212 218 221 240 242 244 249 251 255 256 260 261 262 351 590 594 596 979 992 994 995 998',
	],
	['9 10', '380 881 966 996'],
	['9 10 11', '56'],
	['9 10 11 12', '420'],
	['9 12', '41 870'],
	['10', '1 52 58 225 229'],
	['10 11', '54'],
	['10 11 12', '30'],
	['10 11 12 13 14', '234'],
	['10 14', '7'],
	['11', '888'],
	['12', '878'],
];

/** Shorter ones are emergency and service numbers, which Telnyx does not call. */
const FEWEST_DIGITS = 7;
/** ITU-T E.164, country code included. */
const MOST_DIGITS = 15;

/** Codes behind which a number may begin with a zero; elsewhere the zero is for calls at home. */
const WITH_ZERO = new Set(
	'39 47 225 226 227 229 241 242 247 250 268 378 501 676 679 687 800 853 881 888 992'.split(' '),
);

const BY_CODE = new Map(
	LENGTHS.flatMap(([lengths, codes]) =>
		codes.split(' ').map((code) => [code, lengths.split(' ').map(Number)] as const),
	),
);

/** What is wrong with a number, in words that follow it, and what to do. */
export interface NumberProblem {
	readonly message: string;
	readonly advice: string;
}

/**
 * Whether a number with plus sign can exist: its country code is in use, and its length is one that
 * numbers of that code have.
 *
 * @param number a plus sign and digits, nothing else
 * @returns undefined when it can
 */
export function numberProblem(number: string): NumberProblem | undefined {
	const code = [1, 2, 3].map((size) => number.slice(1, 1 + size)).find((part) => BY_CODE.has(part));
	if (code === undefined) {
		return {
			message: `begins with no country code: “${number.slice(0, 40)}”`,
			advice: 'Write the plus sign, the country code and the number, e.g. +13125550001.',
		};
	}
	const rest = number.slice(1 + code.length);
	if (rest.startsWith('0') && !WITH_ZERO.has(code)) {
		const without = `+${code}${rest.replace(/^0+/, '')}`;
		const shown = numberProblem(without) ? '' : `: ${without}`;
		return {
			message: `has a 0 behind the country code +${code}: “${number.slice(0, 40)}”`,
			advice: `Leave the 0 out${shown}.`,
		};
	}
	const lengths = (BY_CODE.get(code) ?? []).filter(
		(length) => code.length + length >= FEWEST_DIGITS && code.length + length <= MOST_DIGITS,
	);
	if (lengths.includes(rest.length)) return undefined;
	return {
		message: `has the wrong length: “${number.slice(0, 40)}”. Behind +${code} come ${wordsFor(lengths)} digits, not ${rest.length}`,
		advice: 'Check that no digit is missing, and that it is one number with nothing behind it.',
	};
}

/** “10”, “7 or 8”, “4 to 15” */
function wordsFor(lengths: readonly number[]): string {
	const [first, last] = [lengths[0], lengths[lengths.length - 1]];
	if (lengths.length <= 2) return lengths.join(' or ');
	return last - first === lengths.length - 1 ? `${first} to ${last}` : lengths.join(', ');
}
