import type { IWebhookFunctions } from 'n8n-workflow';
import { VERDICTS } from '../../shared/events/callResults';
import type { CallEvent } from '../../shared/events/envelope';
import { findPhoneNumber } from '../../shared/api/phoneNumber';
import { tidyNumber } from '../../shared/values/phone';
import { Recent } from '../../shared/memory/recent';
import { unwrapState } from '../../shared/events/correlation';
import type { CallFacts } from './callFacts';

export type Direction = 'incoming' | 'outgoing';

/** Numbers that are remembered in one n8n process, and for how long, in milliseconds. */
const MOST_NUMBERS = 2_000;
const REMEMBERED_MS = 600_000;

const owned = new Recent<{ isOwned: boolean; untilMs: number }>(MOST_NUMBERS);

/**
 * Finds the direction of a call whose first event this process has not seen, e.g. since another one
 * took it, or n8n was restarted.
 *
 * The event says it itself where Dial has wrapped it. Else the numbers tell: a call from a number of
 * the account to somebody else is outgoing, and a call from somebody else to a number of the account
 * is incoming.
 *
 * @returns undefined where doubt is left: a call between two numbers of the account, or between two
 *   that are none
 * @throws {NodeApiError} if Telnyx does not say whose the numbers are
 */
export async function findDirection(
	context: IWebhookFunctions,
	event: CallEvent,
	{ from, to }: CallFacts,
): Promise<Direction | undefined> {
	const { correlation } = unwrapState(event.payload.client_state);
	// Of all commands, only Dial waits for a verdict of answering machine detection.
	if (correlation?.events.some((type) => VERDICTS.includes(type))) return 'outgoing';
	const [ofCaller, ofCalled] = await Promise.all([isOwned(context, from), isOwned(context, to)]);
	if (ofCaller === ofCalled) return undefined;
	return ofCaller ? 'outgoing' : 'incoming';
}

async function isOwned(context: IWebhookFunctions, number: unknown): Promise<boolean> {
	const tidy = typeof number === 'string' ? tidyNumber(number) : '';
	// Only numbers can be looked up, no SIP addresses and no withheld callers.
	if (!/^\+\d{3,15}$/.test(tidy)) return false;
	const credential = context.getNode().credentials?.telnyxVoiceApi?.id ?? '';
	const key = `${credential}/${tidy}`;
	const known = owned.get(key);
	if (known && known.untilMs > Date.now()) return known.isOwned;
	const found = (await findPhoneNumber(context, tidy)) !== undefined;
	owned.set(key, { isOwned: found, untilMs: Date.now() + REMEMBERED_MS });
	return found;
}
