import { Recent } from '../../shared/memory/recent';
import type { OutcomeEvent } from './types';

/** Pauses whose events are remembered in one n8n process, a few hundred bytes each. */
const MOST_PAUSES = 5_000;
/** Nobody presses more keys than this while one command waits. */
const MOST_EVENTS = 200;

/**
 * Events that a pause was told and that did not end it, by the command that waits. n8n stores
 * nothing of what a webhook learns while a run stays paused, so this is what one process remembers:
 * an outcome may become more exact by it, and may not depend on it.
 */
const heard = new Recent<readonly OutcomeEvent[]>(MOST_PAUSES);

/** Ids of the events that ended a pause in this process. */
const taken = new Recent<true>(MOST_PAUSES);

/** Remembers an event that did not end the pause; a repeated one counts once. */
export function hear(correlationId: string, event: OutcomeEvent): void {
	const events = heardBy(correlationId);
	const isRepeated =
		event.eventId !== undefined && events.some(({ eventId }) => eventId === event.eventId);
	if (!isRepeated && events.length < MOST_EVENTS) heard.set(correlationId, [...events, event]);
}

/** What a pause was told so far, in the order in which it happened. */
export function heardBy(correlationId: string): readonly OutcomeEvent[] {
	const time = ({ occurredAt = '' }: OutcomeEvent) => occurredAt;
	return [...(heard.get(correlationId) ?? [])].sort((a, b) => time(a).localeCompare(time(b)));
}

/** Remembers that an event ended a pause. */
export function take(correlationId: string, { eventId }: OutcomeEvent): void {
	heard.delete(correlationId);
	if (eventId !== undefined) taken.set(eventId, true);
}

/** Whether an event has ended a pause before: it is a repeated delivery then. */
export function wasTaken({ eventId }: OutcomeEvent): boolean {
	return eventId !== undefined && taken.get(eventId) === true;
}
