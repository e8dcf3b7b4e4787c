import { ParameterError } from './parameterError';

/** ITU-T E.164: a plus, then at most 15 digits of which the first is not zero. */
const E164 = /^\+[1-9]\d{6,14}$/;
const SIP_URI = /^sips?:[^\s,\p{Cc}]+$/iu;
/** The DTMF digits that may follow a comma behind a single destination (Telnyx, Dial `to`). */
const TRAILING_DIGITS = /^[0-9A-Dw*#]+$/i;

const ADVICE = 'Write the plus sign, the country code and the number, e.g. +13125550001.';

/** Removes what people put between digits; never adds or guesses a digit. */
function withoutSeparators(text: string): string {
	return text.startsWith('+') ? text.replace(/[\s().\-/\u2010-\u2015]/g, '') : text;
}

/** Without the invisible marks that address books put around a copied number. */
function visible(text: string): string {
	return text.replace(/\p{Cf}/gu, '').trim();
}

/** A number, or the beginning of one, without what people and address books put into it. */
export function tidyNumber(text: string): string {
	return withoutSeparators(visible(text));
}

/**
 * @param value a phone number; spaces, dashes, dots and brackets are forgiven
 * @returns the number in E.164 form
 * @throws {ParameterError} when it is not one
 */
export function e164(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw new ParameterError('needs a phone number', ADVICE);
	}
	const typed = visible(String(value));
	if (typed.startsWith('+') && typed.includes('(0)')) {
		throw new ParameterError(
			`has a “(0)”, which is not dialled from abroad: “${typed.slice(0, 60)}”`,
			'Leave the (0) out.',
		);
	}
	const text = withoutSeparators(typed);
	if (E164.test(text)) return text;
	if (/^[\d\s().-]{7,20}$/.test(text)) {
		throw new ParameterError(
			`needs the country code: “${text}” has no plus sign`,
			[ADVICE, ...withPlus(text.replace(/\D/g, ''))].join(' '),
		);
	}
	throw new ParameterError(`is not a phone number: “${text.slice(0, 60)}”`, ADVICE);
}

/** `00` stands for the plus sign in many countries; a single `0` for a number without country. */
function withPlus(digits: string): string[] {
	const number = `+${digits.replace(/^00/, '')}`;
	return E164.test(number) ? [`If the country code is already there, write ${number}.`] : [];
}

/**
 * @param value a phone number or a SIP URI (`sip:name@host`)
 * @returns the number in E.164 form, or the URI as written
 * @throws {ParameterError} when it is neither
 */
export function e164OrSip(value: unknown): string {
	const text = typeof value === 'string' ? visible(value) : value;
	if (typeof text === 'string' && SIP_URI.test(text)) return text;
	if (typeof text === 'string' && /^[^+\s][^\s]*@/.test(text)) {
		throw new ParameterError(
			`is not a phone number or SIP address: “${text.slice(0, 60)}”`,
			`A SIP address starts with sip:, so write sip:${text.slice(0, 60)}.`,
		);
	}
	return e164(text);
}

/**
 * One destination of Dial: like {@link e164OrSip}, and a number may be followed by a comma and
 * digits that are pressed once the call is answered (`+18004247767,200`).
 *
 * @throws {ParameterError} when it is none of these
 */
export function destination(value: unknown): string {
	if (typeof value !== 'string' || /^sips?:/i.test(visible(value))) return e164OrSip(value);
	const [address, ...rest] = visible(value).split(',');
	if (rest.length === 0) return e164OrSip(address);
	const digits = rest.join(',').trim();
	if (!TRAILING_DIGITS.test(digits)) {
		throw new ParameterError(
			`may be followed by a comma and digits to press, not by “${digits.slice(0, 40)}”`,
			'To ring several numbers at once, add the option “Also Ring”.',
		);
	}
	return `${e164OrSip(address)},${digits}`;
}
