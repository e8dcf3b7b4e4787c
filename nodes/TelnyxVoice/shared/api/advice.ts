import { CODES } from './adviceTables';
import { callRefusal, dCodeIn } from './dCodes';
import type { TelnyxErrorEntry } from './errors';

const TRY_AGAIN = 'Telnyx has a problem at the moment. Wait a minute, then run the node again.';

const STATUSES: Record<number, string> = {
	401: 'Check the API key in the Telnyx Voice API credential.',
	402: 'Check the balance of your Telnyx account.',
	403: 'Your Telnyx account or API key may not do this. Check the account in the Telnyx portal.',
	404: 'Check that the id is right, and that it belongs to this Telnyx account.',
	408: TRY_AGAIN,
	422: 'Check the fields of the node.',
	429: 'Telnyx received too many requests. Send fewer items at once, or set a pause under Options > Pacing.',
};

/**
 * What to do next after a refusal, for a person who has never read the API reference.
 * A D-code in the detail is more precise than the error code, so it goes first; the status
 * comes last, since Telnyx uses some codes for several things (10011 is both a rate limit and an
 * unsupported encryption, 10007 both “not found” and “unexpected”).
 *
 * @param entry one entry of Telnyx's error envelope
 * @param status the reply's HTTP status
 * @param refusalCode the D-code that stands beside the entries, where there is one
 * @returns one or two sentences, or undefined when nothing better than the status' advice is known
 */
export function adviceFor(
	entry: TelnyxErrorEntry,
	status: number,
	refusalCode?: string,
): string | undefined {
	if (status === 429 || status >= 500) return adviceForStatus(status);
	const known = Object.hasOwn(CODES, entry.code) ? CODES[entry.code] : undefined;
	return callRefusal(refusalCode ?? dCodeIn(entry.detail ?? ''))?.advice ?? known;
}

/** What to do next when nothing is known but the HTTP status. */
export function adviceForStatus(status: number): string {
	if (status >= 500) return TRY_AGAIN;
	if (status >= 300 && status < 400)
		return 'Check the API Base URL in the credential: it redirects.';
	return STATUSES[status] ?? 'Check the fields of the node and the credential.';
}
