import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { CallEvent } from '../shared/envelope';
import { askAgain, type Refusal } from '../shared/refusal';
import { answerWebhook } from '../shared/webhookRequest';
import { NOT_YET } from '../wait/door';
import { ageSecs, handOver } from '../wait/handOver';
import { learn, type CallFacts } from './callFacts';
import { deliver } from './delivery';
import { beginDelivery, earlierDelivery, UNDER_WAY } from './repeats';
import { readSettings, readTolerance } from './settings';
import { passToEditor } from './testCallers';

/**
 * Answers one webhook of the trigger, so that one event has at most one effect: it continues the
 * paused run that waits for it, or else it goes to the editor, if a Test Caller calls and somebody
 * listens there, or else it starts the workflow; a repeated delivery of it does none of these.
 * Accepted and deliberately ignored events get exactly 200, since Telnyx takes every other 2xx for
 * an error (75299).
 */
export async function answerTrigger(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await answerWebhook(
		context,
		() => readTolerance(context),
		async (event, request) => {
			const scope = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
			// While somebody tests, sending the same event again must show it again.
			if (event.eventId !== undefined && context.getMode() !== 'manual') {
				const key = `${scope}/${event.eventId}`;
				const earlier = earlierDelivery(key);
				if (earlier === 'underWay') return UNDER_WAY;
				if (earlier === 'done') return { webhookResponse: { status: 'duplicate' } };
				beginDelivery(key, context.getResponseObject());
			}
			const known = learn(scope, event);
			const handedOver = await handOver(context, event, request);
			if (handedOver === 'notYet') return NOT_YET;
			if (handedOver === 'taken') return { webhookResponse: { status: 'handedOver' } };
			if (await passToEditor(context, event, known.from, request, scope)) {
				return { webhookResponse: { status: 'testing' } };
			}
			return start(context, event, known, ageSecs(event, request));
		},
	);
}

/** The answer to a recording of which nobody knows yet whether it is the call's last one. */
const UNDECIDED: Refusal = askAgain(
	'undecided',
	'The end of this recording’s call is not known yet. Telnyx will send the event again.',
);

function start(
	context: IWebhookFunctions,
	event: CallEvent,
	known: CallFacts,
	age: number,
): IWebhookResponseData | Refusal {
	const settings = readSettings(context);
	if ('ok' in settings) return settings;
	const delivery = deliver(event, settings, known, age);
	if (delivery.outcome === 'undecided') return UNDECIDED;
	if (delivery.outcome !== 'start') return { webhookResponse: { status: delivery.outcome } };
	// JSON.parse has made it, so it is data that n8n can keep.
	const json = delivery.json as IDataObject;
	return { webhookResponse: { status: 'accepted' }, workflowData: [[{ json }]] };
}
