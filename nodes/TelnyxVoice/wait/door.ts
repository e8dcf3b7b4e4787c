import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { askAgain, type Refusal } from '../shared/refusal';
import { answerWebhook } from '../shared/webhookRequest';
import { handOver } from './handOver';
import { passOn } from './passOn';
import { resumeOn } from './resume';
import type { Waits } from './types';

/** The answer that makes Telnyx send an event again: the paused run is not stored yet. */
export const NOT_YET: Refusal = askAgain(
	'notYetWaiting',
	'The run that waits for this event is still being stored. Telnyx will send the event again.',
);

const NOT_PASSED_ON: Refusal = askAgain(
	'notPassedOn',
	'The trigger that this event is for does not answer. Telnyx will send the event again.',
);

/**
 * Answers the webhooks of the action node: the resume URL of a paused run, and the live door that
 * passes events on to it.
 *
 * @param waits how the operations wait
 */
export async function answerActionNode(
	context: IWebhookFunctions,
	waits: Waits,
): Promise<IWebhookResponseData> {
	return await answerWebhook(
		context,
		() => undefined,
		async (event, request) => {
			if (context.getWebhookName() === 'default') return await resumeOn(context, event, waits);
			const handedOver = await handOver(context, event, request);
			if (handedOver === 'notYet') return NOT_YET;
			if (handedOver === 'notWanted' && !(await passOn(context, request))) return NOT_PASSED_ON;
			return { webhookResponse: { status: handedOver } };
		},
	);
}
