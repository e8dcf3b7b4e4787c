import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { CallEvent } from '../../shared/events/envelope';
import { judgeEvent } from '../outcomes/judgeEvent';
import { readWaitState } from '../pause/waitState';
import type { Waits } from '../outcomes/types';
import { sendFollowUp } from '../live/sendFollowUp';

/** The event does not end this pause. n8n keeps the run waiting. */
const NOT_TAKEN: IWebhookResponseData = { webhookResponse: { taken: false } };

/**
 * Continues a paused run on a verified event, if it is the outcome of the very command that the
 * run waits for. Everything else leaves the run as it is.
 *
 * @param waits how the operations wait
 */
export async function resumeOn(
	context: IWebhookFunctions,
	event: CallEvent,
	waits: Waits,
): Promise<IWebhookResponseData> {
	const waiting = readWaitState(context);
	const definition = waiting && waits[waiting.operation];
	const verdict = definition && judgeEvent(definition, waiting, event);
	if (!verdict) return NOT_TAKEN;
	if ('followUp' in verdict) {
		await sendFollowUp(context, verdict.followUp);
		return { webhookResponse: { taken: true } };
	}
	const { outcome, outputs } = verdict;
	return { webhookResponse: { taken: true, outcome }, workflowData: outputs };
}
