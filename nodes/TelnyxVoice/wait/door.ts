import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { CallEvent } from '../shared/envelope';
import { refuse, type Refusal } from '../shared/refusal';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../shared/signatureHeaders';
import type { IncomingRequest } from '../shared/verifiedEvent';
import { answerWebhook } from '../shared/webhookRequest';
import { handOver, type HandOver } from './handOver';
import { resumeOn } from './resume';
import type { Waits } from './types';

/** The answer that makes Telnyx send an event again: the paused run is not stored yet. */
export const NOT_YET: Refusal = {
	...refuse(
		503,
		'notYetWaiting',
		'The run that waits for this event is still being stored. Telnyx will send the event again.',
	),
	expected: true,
};

/** Hands a verified event to the paused run that waits for it, if there is one. */
export async function passToPausedRun(
	context: IWebhookFunctions,
	event: CallEvent,
	request: IncomingRequest & { readonly body: Uint8Array },
): Promise<HandOver> {
	const headers = Object.fromEntries(
		[SIGNATURE_HEADER, TIMESTAMP_HEADER].map((name) => [name, String(request.headers[name])]),
	);
	return await handOver(context, { event, body: request.body, headers });
}

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
			const handedOver = await passToPausedRun(context, event, request);
			return handedOver === 'notYet' ? NOT_YET : { webhookResponse: { status: handedOver } };
		},
	);
}
