import type { Telnyx } from 'telnyx';
import { bareText } from '../values/phoneText';
import { telnyxRequest, type RequestContext } from './telnyxRequest';

/**
 * Whether a value is written like a phone number and not like Telnyx' id of one, which has more
 * digits than any phone number, or letters.
 */
export function isWrittenAsNumber(value: unknown): boolean {
	const text = bareText(String(value));
	return /^[(+]|@/.test(text) || /^\d(?:[ ().-]*\d){1,14}(?:\.0)?$/.test(text);
}

/**
 * Looks a number of the account up.
 *
 * @param number in E.164 form
 * @returns undefined if it does not belong to the account
 * @throws {NodeApiError} if Telnyx refuses
 */
export async function findPhoneNumber(
	context: RequestContext,
	number: string,
	itemIndex?: number,
): Promise<Telnyx.PhoneNumberDetailed | undefined> {
	const { data } = await telnyxRequest.call(context, {
		method: 'GET',
		path: '/phone_numbers',
		// Telnyx finds nothing for a filter with a plus sign in it.
		qs: { 'filter[phone_number]': number.replace(/\D/g, ''), 'page[size]': 250 },
		doing: `Looking up the phone number ${number}`,
		itemIndex,
	});
	return (data as Telnyx.PhoneNumberDetailed[]).find((each) => each.phone_number === number);
}

/** The path of a number. @param id Telnyx' id of it */
export function phoneNumberPath(id: string): string {
	return `/phone_numbers/${encodeURIComponent(id)}`;
}
