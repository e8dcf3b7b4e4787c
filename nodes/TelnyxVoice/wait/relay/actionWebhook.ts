import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { askAgain, type Refusal } from '../../shared/events/refusal';
import { answerWebhook } from '../../shared/events/webhookRequest';
import { deliverEvent } from './deliverEvent';
import { wasStored } from '../live/memoryBudget';
import { forwardToTrigger } from './forwardToTrigger';
import { resumeOn } from './resume';
import { goOn } from '../live/runsHere';
import type { Waits } from '../outcomes/types';

/** The answer that makes Telnyx send an event again: the paused run is not stored yet. */
export const NOT_YET: Refusal = askAgain(
	'notYetWaiting',
	'The run that waits for this event is still being stored. Telnyx will send the event again.',
);

const NOT_FORWARDED: Refusal = askAgain(
	'notForwarded',
	'The trigger that this event is for does not answer. Telnyx will send the event again.',
);

/**
 * Answers the webhooks of the action node: the resume URL of a paused run, and the relay that
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
		async (event, request, relay) => {
			if (context.getWebhookName() === 'default') {
				const answer = await resumeOn(context, event, waits);
				if (answer.workflowData) {
					const run = context.getExecutionId?.();
					goOn(run);
					if (run !== undefined) wasStored(run);
				}
				return answer;
			}
			const handedOver = await deliverEvent(context, event, request, relay);
			if (handedOver === 'notYet') return NOT_YET;
			const isTaken = handedOver !== 'notWanted';
			// The end of a call is worth knowing to others than the run that has the call, too.
			const isForTrigger = !isTaken || event.eventType === 'call.hangup';
			const mark = relay.mark(isTaken ? 'taken' : 'accepted');
			if (isForTrigger && !(await forwardToTrigger(context, request, mark))) return NOT_FORWARDED;
			return { webhookResponse: { status: handedOver } };
		},
	);
}
