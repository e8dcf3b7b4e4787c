import { numberProblem } from './callingCodes';
import { ParameterError } from './parameterError';
import { explainNumber } from './phoneAdvice';
import { bareText, joinDigits } from './phoneText';
import { explainSip, sipUri } from './sipAddress';

/** ITU-T E.164: a plus, then at most 15 digits of which the first is not zero. */
const E164 = /^\+[1-9]\d{6,14}$/;
/** The DTMF digits that may follow a comma behind a single destination (Telnyx, `to`). */
const TRAILING_DIGITS = /^[0-9A-Dw*#]+$/i;
/** As long as a number, and nothing that says it is keys: it may be meant as a second number. */
const LIKE_A_NUMBER = /^\d{7,}$/;

/**
 * The beginning of a number without what people put between digits; another text as it is, without
 * invisible marks.
 */
export function tidyNumber(text: string): string {
	const bare = bareText(text);
	return /^\(? *\+[\d ().-]*$/.test(bare) && !/\( *0/.test(bare)
		? bare.replace(/[^+\d]/g, '')
		: bare;
}

/** How numbers and addresses are compared: one text for all spellings of the same one. */
export function comparable(text: string): string {
	const bare = bareText(text);
	return (sipUri(bare) ?? joinDigits(bare) ?? bare).toLowerCase();
}

/**
 * @param value a phone number; blanks, dashes, dots and brackets inside of it are forgiven, and what
 *   people, phones and spreadsheets put around it
 * @returns the number in E.164 form, with the length that numbers of its country have
 * @throws {ParameterError} when it is not exactly one number
 */
export function e164(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw new ParameterError('needs a phone number', 'For example: +13125550001');
	}
	const text = bareText(String(value));
	const number = joinDigits(text);
	if (number !== undefined && !numberProblem(number)) return number;
	const { message, advice } = explainNumber(text);
	throw new ParameterError(message, advice);
}

/**
 * @param value a phone number or a SIP URI (`sip:name@host`, or as in an event's `from_sip_uri`)
 * @returns the number in E.164 form, or the URI as written
 * @throws {ParameterError} when it is neither
 */
export function e164OrSip(value: unknown): string {
	if (typeof value !== 'string') return e164(value);
	const text = bareText(value);
	const problem = sipUri(text) ? undefined : explainSip(text);
	if (problem) throw new ParameterError(problem.message, problem.advice);
	return sipUri(text) ?? e164(value);
}

/**
 * Who calls: like {@link e164OrSip}, of any length, since networks pass on what a phone system sends.
 *
 * @returns the form in which {@link comparable} has it
 * @throws {ParameterError} when it is neither
 */
export function caller(value: string): string {
	const number = joinDigits(bareText(value));
	return comparable(number && E164.test(number) ? number : e164OrSip(value));
}

/**
 * @param value a SIP URI
 * @returns the URI as written
 * @throws {ParameterError} when it is none, e.g. a phone number
 */
export function sipAddress(value: unknown): string {
	const address = e164OrSip(value);
	if (!address.startsWith('+')) return address;
	throw new ParameterError(
		'needs a SIP address that starts with sip:',
		`A phone number stands before the @ of one: sip:${address}@example.com.`,
	);
}

/**
 * One destination of Dial or Transfer: like {@link e164OrSip}, and a number may be followed by a
 * comma and digits that are pressed once the call is answered (`+18004247767,200`).
 *
 * @throws {ParameterError} when it is none of these
 */
export function destination(value: unknown): string {
	if (typeof value !== 'string') return e164OrSip(value);
	const text = bareText(value);
	const [, number, after] = /^(\(?\+[^,]*),(.*)$/s.exec(text) ?? [];
	if (number === undefined) return e164OrSip(value);
	const digits = after.trim();
	const called = e164OrSip(number);
	if (LIKE_A_NUMBER.test(digits)) {
		throw new ParameterError(
			`has a comma between two numbers: “${text.slice(0, 60)}”`,
			'To ring both at once, use the option “Also Ring”. To press the digits behind the comma, use the option “Press Digits on Answer”.',
		);
	}
	if (TRAILING_DIGITS.test(digits)) return `${called},${digits}`;
	if (/^[,\dA-Dw*#]+$/i.test(digits) && /\d/.test(digits)) {
		throw new ParameterError(
			`may have one comma behind the number, not “${text.slice(0, 60)}”`,
			'To wait before a key is pressed, write w for half a second or W for a whole one.',
		);
	}
	throw new ParameterError(
		`may be followed by a comma and digits to press, not by “${digits.slice(0, 40)}”`,
		'To ring several numbers at once, add the option “Also Ring”.',
	);
}
