import { NodeApiError } from 'n8n-workflow';
import type { IWebhookFunctions, IWebhookResponseData, JsonObject } from 'n8n-workflow';
import type { CallEvent } from '../../shared/events/envelope';
import { isCallEnded } from '../../shared/api/errors';
import { telnyxRequest, type RequestContext } from '../../shared/api/telnyxRequest';
import { judgeEvent } from '../outcomes/judgeEvent';
import { recall } from '../pause/waitState';
import type { FollowUp, Waits } from '../outcomes/types';

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
	const waiting = recall(context);
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

/**
 * Sends what an event asks for. If it comes too late for the call, nothing is left to do.
 *
 * @throws {NodeApiError} for any other failure
 */
export async function sendFollowUp(context: RequestContext, followUp: FollowUp): Promise<void> {
	try {
		await telnyxRequest.call(context, { method: 'POST', ...followUp });
	} catch (error) {
		if (!isCallEnded(error)) throw new NodeApiError(context.getNode(), error as JsonObject);
	}
}
