import { NodeApiError } from 'n8n-workflow';
import type {
	IDataObject,
	IWebhookFunctions,
	IWebhookResponseData,
	JsonObject,
} from 'n8n-workflow';
import type { CallEvent } from '../shared/envelope';
import { isCallEnded } from '../shared/errors';
import { toOutput } from '../shared/eventOutput';
import { telnyxRequest } from '../shared/telnyxRequest';
import { openClientState } from '../shared/stampedState';
import { isOfCommand } from './belongs';
import { hear, heardBy, take, wasTaken } from './heard';
import { isHangup, ofOwnLeg } from './judges';
import { recall } from './memory';
import { onExit, outcomeItem } from './outputs';
import type { FollowUp, WaitDefinition, Waiting, Waits } from './types';

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
	if (!waiting || !definition?.events.includes(event.eventType)) return NOT_TAKEN;
	if (!isForThis(event, waiting, definition)) return NOT_TAKEN;
	const followUp = definition.command?.(event, waiting);
	if (followUp) return await send(context, followUp);
	const found = definition.judge(event, waiting, heardBy(waiting.nonce));
	if (found === undefined) {
		hear(waiting.nonce, event);
		return NOT_TAKEN;
	}
	take(waiting.nonce, event);
	const { outcome, fields } = typeof found === 'string' ? { outcome: found, fields: {} } : found;
	const json = outcomeItem(
		waiting,
		outcome,
		{ ...(toOutput(event, 'simplified') as IDataObject), ...fields },
		definition.secondLegState !== undefined,
	);
	return {
		webhookResponse: { taken: true, outcome },
		workflowData: onExit(waiting, outcome, { json }),
	};
}

/** A follow-up that comes too late for the call has nothing left to do; any other failure is thrown. */
async function send(context: IWebhookFunctions, followUp: FollowUp): Promise<IWebhookResponseData> {
	try {
		await telnyxRequest.call(context, { method: 'POST', ...followUp });
	} catch (error) {
		if (!isCallEnded(error)) throw new NodeApiError(context.getNode(), error as JsonObject);
	}
	return { webhookResponse: { taken: true } };
}

/**
 * An event is for this command when it carries the command's stamp and is of one of its legs. The
 * end of the call counts whatever it carries: it may have been sent before the command's state was
 * set. Of the very call, an event without any state counts, too, unless it has ended an earlier
 * pause.
 */
function isForThis(event: CallEvent, waiting: Waiting, definition: WaitDefinition): boolean {
	const { client_state: state } = event.payload;
	const { stamp } = openClientState(state);
	const isStamped = stamp?.nonce === waiting.nonce && isOfCommand(event, waiting, definition);
	if (isStamped || isHangup(event, waiting)) return true;
	const hasNone = state === undefined || state === null || state === '';
	return hasNone && !definition.needsState && ofOwnLeg(event, waiting) && !wasTaken(event);
}
