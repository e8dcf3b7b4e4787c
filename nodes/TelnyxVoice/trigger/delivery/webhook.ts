import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { answerWebhook } from '../../shared/events/webhookRequest';
import { NOT_YET } from '../../wait/relay/actionWebhook';
import { ageSecs, deliverEvent } from '../../wait/relay/deliverEvent';
import { makeRoomUnlessAnswered } from '../../wait/live/makeRoom';
import { learn, type CallFacts } from '../selection/callFacts';
import { beginDelivery, earlierDelivery, UNDER_WAY } from './repeats';
import { isOfAnother, readDeliverySettings, readTolerance, type TriggerSettings } from './settings';
import { start } from './start';
import { forwardToEditor } from './testCallers';

const status = (word: string): IWebhookResponseData => ({ webhookResponse: { status: word } });

/**
 * Answers one webhook of the trigger, so that one event has at most one effect: it continues the
 * paused run that waits for it, or else it goes to the editor, if a Test Caller calls and somebody
 * listens there, or else it starts the workflow; a repeated delivery of it does none of these. Only
 * the end of a call does both, by choice: a list of calls needs those that a paused run has, too.
 * Accepted and deliberately ignored events get exactly 200, since Telnyx takes every other 2xx for
 * an error (75299).
 */
export async function answerTrigger(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await answerWebhook(
		context,
		() => readTolerance(context),
		async (event, request, relay) => {
			const scope = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
			// While somebody tests, sending the same event again must show it again.
			if (context.getMode() !== 'manual') {
				const key = `${scope}/${event.eventId}`;
				const earlier = earlierDelivery(key);
				if (earlier === 'underWay') return UNDER_WAY;
				if (earlier === 'done') return status('duplicate');
				beginDelivery(key, context.getResponseObject());
			}
			const known = learn(scope, event);
			const isHeard = relay.heard === 'taken';
			const handedOver = isHeard ? 'repeated' : await deliverEvent(context, event, request, relay);
			if (handedOver === 'notYet') return NOT_YET;
			const taken = {
				taken: status('handedOver'),
				repeated: status('duplicate'),
				notWanted: undefined,
			}[handedOver];
			if (taken && event.eventType !== 'call.hangup') return taken;

			const settings = readDeliverySettings(context);
			if ('ok' in settings) return settings;
			if (taken && !settings.hangupsOfRuns) return taken;
			if (isForeign(context, known, settings)) return taken ?? status('ignored');
			if (!taken && (await forwardToEditor(context, event, known.from, request, scope))) {
				return status('testing');
			}
			const answer = await start(context, event, known, settings, ageSecs(event, request));
			if (!('ok' in answer) && answer.workflowData) void makeRoomUnlessAnswered(context);
			return 'ok' in answer || answer.workflowData ? answer : (taken ?? answer);
		},
	);
}

/** Whether an event is of an application that nobody has chosen for this trigger. */
function isForeign(
	context: IWebhookFunctions,
	{ connectionId }: CallFacts,
	{ applications }: TriggerSettings,
): boolean {
	if (!isOfAnother(connectionId, applications)) return false;
	context.logger.debug(
		'Telnyx Voice: an event of another application than the chosen one was ignored.',
	);
	return true;
}
