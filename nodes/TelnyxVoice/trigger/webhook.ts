import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { CallEvent } from '../shared/envelope';
import { refuse, type Refusal } from '../shared/refusal';
import { answerWebhook } from '../shared/webhookRequest';
import { NOT_YET, passToPausedRun } from '../wait/door';
import { deliver, type DeliverySettings } from './delivery';

/**
 * Answers one webhook of the trigger. An event that a paused run waits for is handed over to it and
 * starts nothing: one event has one effect. Accepted and deliberately ignored events get exactly
 * 200, since Telnyx takes every other 2xx for an error (75299).
 */
export async function answerTrigger(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await answerWebhook(
		context,
		() => readTolerance(context),
		async (event, request) => {
			const handedOver = await passToPausedRun(context, event, request);
			if (handedOver === 'notYet') return NOT_YET;
			if (handedOver === 'taken') return { webhookResponse: { status: 'handedOver' } };
			return start(event, readSettings(context));
		},
	);
}

function start(
	event: CallEvent,
	settings: DeliverySettings | Refusal,
): IWebhookResponseData | Refusal {
	if ('ok' in settings) return settings;
	const delivery = deliver(event, settings);
	if (delivery.outcome === 'ignored') return { webhookResponse: { status: 'ignored' } };
	// JSON.parse has made it, so it is data that n8n can keep.
	const json = delivery.json as IDataObject;
	return { webhookResponse: { status: 'accepted' }, workflowData: [[{ json }]] };
}

/** Parameters that cannot be read are refused later, in words: here the default window holds. */
function readTolerance(context: IWebhookFunctions): unknown {
	try {
		return (context.getNodeParameter('options', {}) as IDataObject).toleranceSecs;
	} catch {
		return undefined;
	}
}

function readSettings(context: IWebhookFunctions): DeliverySettings | Refusal {
	try {
		const events = context.getNodeParameter('events', []);
		const output = context.getNodeParameter('output', 'simplified');
		// An expression can give a single name. What is no name at all may not pass for "none chosen".
		return {
			events: typeof events === 'string' ? [events] : (events as unknown[]).map(String),
			output: output === 'raw' ? 'raw' : 'simplified',
		};
	} catch {
		return refuse(
			503,
			'parametersUnreadable',
			'The parameters of the trigger cannot be read. Check the expressions in the node and publish the workflow again.',
		);
	}
}
