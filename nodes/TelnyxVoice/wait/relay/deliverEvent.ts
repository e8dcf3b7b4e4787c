import { sleep } from 'n8n-workflow';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { CallEvent } from '../../shared/events/envelope';
import { Recent } from '../../shared/memory/recent';
import type { Relay } from '../../shared/events/relayMark';
import { TIMESTAMP_HEADER } from '../../shared/events/signatureHeaders';
import { unwrapState } from '../../shared/events/correlation';
import { RESUME_PATH } from '../pause/addresses';
import { deliverToRun, type RunReply } from './deliverToRun';
import { liveRunsFor, offerToLiveRuns } from '../live/liveRuns';
import { noteWebhook } from '../live/ownServer';
import { rememberHangup } from '../live/runsHere';
import type { SignedDelivery } from './forwardSigned';

/** What the relay does with an event for a paused run. */
export type EventDelivery =
	/** The run continues on it, or finds it remembered when it is done with what it does. */
	| 'taken'
	/** An earlier delivery of it may have been taken. */
	| 'repeated'
	/** No paused run wants it (any more). */
	| 'notWanted'
	/** The run is not stored as waiting yet: Telnyx shall send the event again. */
	| 'notYet';

/** Longer than a command takes with all its tries, and n8n to store the run after that. */
const NOT_YET_SECS = 60;
/**
 * A run that is just being stored, or is on its way to its next command, is asked again before Telnyx
 * is: Telnyx waits two seconds for an answer, and longer until it repeats an event (Telnyx, “Webhook
 * fundamentals”).
 */
const SHORT_PAUSES_MS = [100, 250, 500];
/** Behind the address at which n8n waits: the run, this node's own path, n8n's token. */
const OWN_RUN = new RegExp(`^(\\d+)/${RESUME_PATH}(\\?signature=[0-9a-f]+)?$`);

/** Events for runs that are remembered in one n8n process, about 200 bytes each. */
const MOST_EVENTS = 10_000;

/**
 * What became of the deliveries of an event, for all webhooks of this process: it was taken, it is
 * under way, or a number of deliveries which surely were not taken.
 */
const deliveries = new Recent<'taken' | 'underWay' | number>(MOST_EVENTS);

/**
 * Hands an event to the paused run named in its `client_state`. Telnyx repeats a delivery after 5xx,
 * never after 409 (Telnyx, “Webhook fundamentals”), which n8n answers both before and after a pause.
 * That is why Telnyx must not talk to the resume URL itself.
 *
 * A repeated delivery (`meta.attempt` above 1) of an event whose run has gone on is for nobody else,
 * unless this process knows that no earlier delivery was taken: the run may have gone on by it.
 */
export async function deliverEvent(
	context: IWebhookFunctions,
	event: CallEvent,
	request: SignedDelivery,
	relay?: Relay,
): Promise<EventDelivery> {
	noteWebhook(context);
	const { correlation } = unwrapState(event.payload.client_state);
	const isListed = correlation?.events.includes(event.eventType) === true;
	// Its command does not listen to it; the end of a call may be for another one.
	if (correlation && !isListed && event.eventType !== 'call.hangup') return 'notWanted';
	const resume = isListed ? correlation.resume : undefined;
	const executionId = resume === undefined ? undefined : runAt(context, resume);
	if (executionId === undefined && liveRunsFor(event).size === 0) return 'notWanted';

	const key = `${resume ?? ''} ${event.eventId}`;
	const earlier = deliveries.get(key) ?? 0;
	if (earlier === 'taken') return 'repeated';
	if (earlier === 'underWay') return 'notYet';
	deliveries.set(key, 'underWay');
	let surelyNotTaken = earlier;

	const deliverOnce = async (): Promise<RunReply> => {
		const live = await offerToLiveRuns(event);
		if (live === 'taken' || resume === undefined || executionId === undefined) {
			return live ?? 'goneOn';
		}
		const reply = live ?? (await deliverToRun(context, resume, request, relay?.mark('accepted')));
		if (reply === 'taken' || event.eventType !== 'call.hangup') return reply;
		const kept = rememberHangup(executionId, event);
		return kept && reply === 'busy' ? 'taken' : reply;
	};
	const deliver = async (): Promise<RunReply> => {
		for (const pause of SHORT_PAUSES_MS) {
			const reply = await deliverOnce();
			if (reply !== 'busy') return reply;
			await sleep(pause);
		}
		return await deliverOnce();
	};
	try {
		const reply = await deliver();
		if (reply === 'taken') {
			surelyNotTaken = -1;
			return 'taken';
		}
		const mayBeTaken = reply === 'unknown' || (event.attempt ?? 1) > earlier + 1;
		if (reply !== 'unknown') surelyNotTaken++;
		// A run that is busy for so long has gone on already: the event is for whoever else wants it.
		if (reply !== 'goneOn' && ageSecs(event, request) <= NOT_YET_SECS) return 'notYet';
		return mayBeTaken ? 'repeated' : 'notWanted';
	} finally {
		deliveries.set(key, surelyNotTaken < 0 ? 'taken' : surelyNotTaken);
	}
}

/**
 * The execution at an address out of an event, if that is a paused run's, and nothing else that this
 * n8n serves. Whose run it is needs no proof here: n8n asks for the run's token, and the run compares
 * the correlation with its own. So an event that was wrapped with an earlier API key still arrives.
 */
function runAt(context: IWebhookFunctions, resume: string): string | undefined {
	const anyRun = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}')));
	const endpoint = anyRun.pathname.slice(0, anyRun.pathname.lastIndexOf('/') + 1);
	return resume.startsWith(endpoint) ? OWN_RUN.exec(resume.slice(endpoint.length))?.[1] : undefined;
}

/** How long after the event this delivery was sent, by Telnyx' own clock; 0 if it does not say. */
export function ageSecs({ occurredAt }: CallEvent, { headers }: SignedDelivery): number {
	const age = Number(headers[TIMESTAMP_HEADER]) - Date.parse(occurredAt ?? '') / 1000;
	return Number.isNaN(age) ? 0 : age;
}
