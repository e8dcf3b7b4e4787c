import { D_CODES } from './dCodeTable';

/** Why Telnyx does not place, or take, a call. */
export interface CallRefusal {
	/** A few words that follow `Dial failed: `. */
	readonly cause: string;
	/** What is wrong and what to do, in sentences of their own. */
	readonly advice: string;
}

/** @param code a D-code as Telnyx names it, or anything else */
export function callRefusal(code: unknown): CallRefusal | undefined {
	if (typeof code !== 'string' || !Object.hasOwn(D_CODES, code)) return undefined;
	const [cause, advice] = D_CODES[code];
	return { cause, advice };
}

/** The D-code at the end of what Telnyx says, where there is one. */
export function dCodeIn(text: string): string | undefined {
	return text.match(/\bD\d{1,3}\b/g)?.pop();
}

/**
 * The D-code in the field `telnyx_error` of an error or event. Refusals over HTTP have
 * `{ error_code: 'D38' }` there (seen); for hang-ups no example is known, so any form is read.
 */
export function dCodeOf(telnyxError: unknown): string | undefined {
	return dCodeIn(JSON.stringify(telnyxError) ?? '');
}

/**
 * Why a call did not come about, from an event: the words of an error over HTTP.
 *
 * @returns undefined where the event has no such reason, or one that is not known
 */
export function adviceOfEvent(payload: { readonly telnyx_error?: unknown }): string | undefined {
	const code = dCodeOf(payload.telnyx_error);
	const known = callRefusal(code);
	return (
		known && `${known.cause[0].toUpperCase()}${known.cause.slice(1)} (${code}). ${known.advice}`
	);
}
