import { numberProblem, type NumberProblem } from './callingCodes';
import { isDecimal, joinDigits, possibleNumber } from './phoneText';
import { isWhatsApp } from './sipAddress';

const ADVICE = 'Write the plus sign, the country code and the number, e.g. +13125550001.';
const ONE_ONLY = 'Write one number only.';
const SPREADSHEET =
	'It comes from a spreadsheet that takes it for an amount. Format the column as text there, then write the number anew.';

/** `+1 312 555 0001 ext. 12`, also with x, #, or `;ext=` (RFC 3966). */
const EXTENSION =
	/^(.*\d\)?)[\s,;(-]*(?:ext(?:ension|n)?|poste|durchwahl|dw|anexo|interno|int|[xpw#])[\s.:=#]*(\d{1,6})\)?$/i;
const WHATSAPP =
	/^(?:(?:https?:\/\/)?wa\.me\/|whatsapp:)?\+?(\d{7,15})(?:[.:]\d+)*(?:@(?:s\.whatsapp\.net|c\.us))?$/i;
/** An address in a network, or a date: digits and points that are no number. */
const OTHER_DIGITS =
	/^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$|^\d{4}-\d\d?-\d\d?\b|^\d\d?[./-]\d\d?[./-]\d{2,4}\b/;

interface Rule {
	/** @returns what was found, or a value that counts as false */
	finds: (text: string) => unknown;
	/** Follows the field's name. */
	message: (shown: string) => string;
	advice: (text: string) => string;
}

/** Why a text is not one number, the most precise reason first. */
const RULES: readonly Rule[] = [
	{
		finds: isWhatsApp,
		message: (shown) => `is an address of WhatsApp: “${shown}”`,
		advice: (text) => {
			const number = possibleNumber(`+${WHATSAPP.exec(text)?.[1] ?? ''}`);
			return number ? `Write the number only: ${number}.` : 'There is no phone number in it.';
		},
	},
	{
		finds: (text) => /@|^sips?:/i.test(text),
		message: (shown) => `needs a phone number, not an address: “${shown}”`,
		advice: (text) => {
			const number = possibleNumber(text.replace(/^sips?:|@.*$/gis, ''));
			return number ? `Write the number only: ${number}.` : ADVICE;
		},
	},
	{
		finds: (text) => /;phone-context=/i.test(text),
		message: (shown) => `needs the country code: “${shown}”`,
		advice: () => ADVICE,
	},
	{
		finds: (text) => /\( *0 *\)/.test(text) && /^\(?\+/.test(text),
		message: (shown) => `has a “(0)”, which is not dialled from abroad: “${shown}”`,
		advice: () => 'Leave the (0) out.',
	},
	{
		finds: isOfSpreadsheet,
		message: (shown) => `is not written as a phone number: “${shown}”`,
		advice: (text) => [SPREADSHEET, ...withPlus(withoutDecimals(text))].join(' '),
	},
	{
		finds: (text) => EXTENSION.test(text),
		message: (shown) => `has an extension: “${shown}”`,
		advice: (text) => {
			const [, before, extension] = EXTENSION.exec(text) ?? [];
			const number = possibleNumber(before);
			const example = number ? `${number},${extension}` : '+13125550001,12';
			return `Where a number is called, write a comma and the extension: ${example}. Its digits are pressed once somebody answers. Elsewhere, leave the extension out.`;
		},
	},
	{
		finds: areSeveral,
		message: (shown) => `has more than one number: “${shown}”`,
		advice: () => `${ONE_ONLY} Dial rings further ones with the option “Also Ring”.`,
	},
	{
		finds: (text) => /\d *[/\\]/.test(text),
		message: (shown) => `has a slash, so nobody can tell where the number ends: “${shown}”`,
		advice: () => `${ONE_ONLY} It has no slash, and nothing that does not belong to it.`,
	},
	{
		finds: (text) => surrounded(text),
		message: (shown) => `has more than a phone number: “${shown}”`,
		advice: (text) => `Write the number only: ${surrounded(text)}.`,
	},
	{
		finds: (text) => /\)[\s.-]*$/.test(text) || /\).*\(/.test(text.replace(/^\( *\+\d+ *\)/, '')),
		message: (shown) => `has brackets that do not belong to one number: “${shown}”`,
		advice: () => `${ONE_ONLY} Only the area code may be in brackets.`,
	},
	{
		finds: (text) => /^\+/.test(text) && /\p{L}/u.test(text),
		message: (shown) => `has letters: “${shown}”`,
		advice: () => 'Write the number only, with digits in place of letters.',
	},
	{
		finds: (text) => OTHER_DIGITS.test(text),
		message: (shown) => `is not a phone number: “${shown}”`,
		advice: () => ADVICE,
	},
	{
		finds: (text) => /^[\d*#]{2,6}$/.test(text),
		message: (shown) => `is not a phone number: “${shown}”`,
		advice: () => `It is too short: emergency and short numbers cannot be called. ${ADVICE}`,
	},
	{
		finds: (text) => /^\+? *0?[\d ().-]{7,22}$/.test(text) && !/^\+ *[1-9]/.test(text),
		message: (shown) =>
			`needs the country code: “${shown}” has ${shown.startsWith('+') ? 'none' : 'no plus sign'}`,
		advice: (text) => [ADVICE, ...withPlus(text)].join(' '),
	},
];

/**
 * Why a text is not a phone number, and what to write instead. A number is named only where it is
 * certain, or with the condition under which it is right.
 *
 * @param text as {@link bareText} leaves it
 */
export function explainNumber(text: string): NumberProblem {
	const shown = text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 60);
	const rule = RULES.find(({ finds }) => finds(text.slice(0, 200)));
	if (rule) return { message: rule.message(shown), advice: rule.advice(text.slice(0, 200)) };
	const number = joinDigits(text);
	const problem = number === undefined ? undefined : numberProblem(number);
	return problem ?? { message: `is not a phone number: “${shown}”`, advice: ADVICE };
}

/** `13125550001.0`, `1.31255E+10`, `13,125,550,001`, `#NAME?` */
function isOfSpreadsheet(text: string): boolean {
	return (
		isDecimal(text) ||
		/^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i.test(text) ||
		/^\+?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/.test(text) ||
		/^#(?:#+|[A-Z/0]+[!?]?)$/.test(text)
	);
}

/** The digits before a decimal point; nothing where digits may be lost already. */
function withoutDecimals(text: string): string {
	return /^\+?\d+[.,]0+$/.test(text) ? text.replace(/[.,]0+$/, '') : '';
}

/** Two plus signs with digits, a line break, or a sign or word between two runs of digits. */
function areSeveral(text: string): boolean {
	if (/\d.*\+ *\d/s.test(text) || /\d\s*[\n\r\t]\s*[\d+(]|\d{7,} +\d{7,}/.test(text)) return true;
	const parts = text.split(/[,;|&]|\/ *\+?(?=\d{6})|\b(?:or|and|oder|und|ou|et|o|y|e)\b/i);
	return parts.filter((part) => part.replace(/\D/g, '').length >= 5).length > 1;
}

/**
 * The number in `Mobile: +1 312 555 0001 (home)`. Not where a digit is elsewhere, nor where a letter
 * may stand for a digit.
 */
function surrounded(text: string): string | undefined {
	const found = /^(?:[^\d+]*[^\w+])?(\(?\+[\d ().-]*\d) *(?:[(,;:][^\d+]*)?$/.exec(text)?.[1];
	return found === undefined || found === text ? undefined : possibleNumber(found);
}

/**
 * What a number without plus sign can mean. `00` stands for the plus sign in many countries, a
 * single `0` for a number without country; ten digits are a number at home in the USA and Canada.
 */
function withPlus(text: string): string[] {
	const digits = text.replace(/\D/g, '').replace(/^00/, '');
	const inAmerica = /^[2-9]\d\d[2-9]\d{6}$/.test(digits) && possibleNumber(`+1${digits}`);
	const number = possibleNumber(`+${digits}`);
	return [
		...(inAmerica ? [`For a number in the USA or Canada, write ${inAmerica}.`] : []),
		...(number ? [`If the country code is already there, write ${number}.`] : []),
	];
}
