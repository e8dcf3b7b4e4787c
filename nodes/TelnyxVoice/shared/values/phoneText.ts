import { numberProblem } from './callingCodes';

/**
 * Digits of other scripts with their value: Arabic-Indic and Eastern Arabic, the two that
 * libphonenumber reads beside full-width ones.
 */
const ZEROS = [0x0660, 0x06f0];
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Digits with at most blanks, dots and dashes between them. */
const DIGITS = String.raw`\d+(?:[ .-]+\d+)*`;
/** One number: a plus sign and digits, of which one group, not the last one, may be in brackets. */
const ONE_NUMBER = new RegExp(
	String.raw`^\+ *${DIGITS}(?:[ .-]*\( *${DIGITS} *\)[ .-]*${DIGITS})?$`,
);

/** What people, phones and spreadsheets put around one number or address. */
const AROUND: ReadonlyArray<[around: RegExp, inside: string]> = [
	// A spreadsheet takes what follows an apostrophe for text.
	[/^['’‘´`]+(.*?)['’‘´`]*$/s, '$1'],
	[/^["“”„](.*)["“”]$/s, '$1'],
	[/^(?:[^<>@,;]*\s)?<([^<>]*)>$/s, '$1'],
];

/** The letters, digits and signs that are meant, without invisible marks. */
function readable(text: string): string {
	return text
		.replace(/\p{Cf}/gu, '')
		.replace(/\p{Zs}/gu, ' ')
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(OTHER_DIGITS, (digit) => {
			const code = digit.charCodeAt(0);
			return String(code - ZEROS[code < ZEROS[1] ? 0 : 1]);
		});
}

/**
 * A typed number or address without what stands around it: marks that address books add, an
 * apostrophe, quotes, the brackets of `<sip:…>`, the `tel:` of a link (RFC 3966).
 */
export function bareText(text: string): string {
	let bare = readable(text).trim();
	for (const [around, inside] of AROUND) bare = bare.replace(around, inside).trim();
	return bare.replace(/^tel:(?:\/\/)?/i, '').trim();
}

/** The country code may be in brackets: `(+33) 612…`, `+(33) 612…`. */
function withoutCodeBrackets(bare: string): string {
	return bare
		.replace(/^\( *(\+[\d .-]+)\)/, '$1 ')
		.replace(/^\+ *\( *(\d{1,3}) *\)/, '+$1 ')
		.trim();
}

/**
 * A number, or the beginning of one, without what people put between its digits. Never adds,
 * guesses or drops a digit.
 *
 * @returns undefined for what is not the text of one number; whether it can exist is another question
 */
export function joinDigits(bare: string): string | undefined {
	const text = withoutCodeBrackets(bare);
	// “(0)” is not dialled from abroad, and a decimal zero is no digit of the number.
	if (!ONE_NUMBER.test(text) || /\( *0 *\)/.test(text) || isDecimal(text)) return undefined;
	return text.replace(/[^+\d]/g, '');
}

/** @returns the number in E.164 form, where the text is one that can exist */
export function possibleNumber(bare: string): string | undefined {
	const number = joinDigits(bare);
	return number !== undefined && !numberProblem(number) ? number : undefined;
}

/** Decimals, as a spreadsheet writes them: a single point, and few digits or a zero behind it. */
export function isDecimal(text: string): boolean {
	return /^\+?\d{6,}\.(?:\d{1,2}|0\d*)$|^[^.]*\.0+$|^\d{6,},0+$/.test(text);
}
