import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { CallEvent } from '../../shared/events/envelope';
import { askAgain, type Refusal } from '../../shared/events/refusal';
import type { CallFacts } from '../selection/callFacts';
import { deliver } from './delivery';
import { findDirection } from '../selection/direction';
import { isSelected } from '../selection/events';
import { isOfCall } from '../selection/filters';
import type { TriggerSettings } from './settings';

/** The answer to a recording of which nobody knows yet whether it is the call's last one. */
const UNDECIDED: Refusal = askAgain(
	'undecided',
	'The end of this recording’s call is not known yet. Telnyx will send the event again.',
);

const NO_DIRECTION: Refusal = askAgain(
	'noDirection',
	'Telnyx does not say whose the numbers of this call are. It will send the event again.',
);

/**
 * Starts the workflow with an event that is for nobody else, if it is chosen and passes the filters.
 *
 * @param known what is known of the event's call
 * @param age how long after the event Telnyx sent it this time, in seconds
 */
export async function start(
	context: IWebhookFunctions,
	event: CallEvent,
	known: CallFacts,
	settings: TriggerSettings,
	age: number,
): Promise<IWebhookResponseData | Refusal> {
	const facts = await withDirection(context, event, known, settings);
	if (facts === undefined) return NO_DIRECTION;
	const delivery = deliver(event, settings, facts, age);
	if (delivery.outcome === 'undecided') return UNDECIDED;
	if (delivery.outcome !== 'start') return { webhookResponse: { status: delivery.outcome } };
	// JSON.parse has made it, so it is data that n8n can keep.
	const json = delivery.json as IDataObject;
	return { webhookResponse: { status: 'accepted' }, workflowData: [[{ json }]] };
}

/**
 * Looks for the direction where the start depends on it and nobody has said it.
 *
 * @returns undefined if Telnyx does not answer
 */
async function withDirection(
	context: IWebhookFunctions,
	event: CallEvent,
	known: CallFacts,
	{ events, filters }: TriggerSettings,
): Promise<CallFacts | undefined> {
	const isAsked = filters.direction !== undefined && isOfCall(event) && isSelected(events, event);
	if (!isAsked || known.direction !== undefined) return known;
	try {
		return { ...known, foundDirection: await findDirection(context, event, known) };
	} catch {
		context.logger.warn(
			'Telnyx Voice could not look up whose the numbers of a call are, which the filter Direction depends on. Look at the API key in the credential.',
		);
		return undefined;
	}
}
