import type { IWebhookFunctions } from 'n8n-workflow';
import { NEXT } from '../pause/addresses';
import { TRIGGER_PATH } from '../pause/findTrigger';
import { sendToSelf, type SignedDelivery } from './forwardSigned';

/** Longer than n8n needs to start an execution, shorter than Telnyx' longest wait (30 s). */
const TIMEOUT_MS = 10_000;

/**
 * Passes an event on to the trigger that would have got it, had the call not an address of its own:
 * to that trigger, a call which was placed by Dial is like any other one.
 *
 * @param mark what the trigger may know of the relay
 * @returns whether the event is dealt with; false where Telnyx shall send it again
 */
export async function forwardToTrigger(
	context: IWebhookFunctions,
	request: SignedDelivery,
	mark?: string,
): Promise<boolean> {
	const { [NEXT]: path } = context.getQueryData() as { [name: string]: unknown };
	// Anybody can write a query: it leads to the triggers of this n8n, which verify for themselves.
	if (typeof path !== 'string' || !TRIGGER_PATH.test(path)) return true;
	const reply = await sendToSelf(context, path, request, {
		timeoutMs: TIMEOUT_MS,
		mark,
		isOwn: ({ statusCode }) => statusCode === 200 || statusCode >= 500,
	});
	return reply !== undefined && reply.statusCode < 500;
}
