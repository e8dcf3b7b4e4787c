import { callEvents } from './catalogue/calls';
import { conferenceEvents } from './catalogue/conferences';
import { mediaEvents } from './catalogue/media';
import type { EventText, ListedEventType } from '../../shared/events/eventTypes';

/** Stored values of the choices that are not a single wire name. They never change. */
export const ALL_EVENTS = 'allEvents';
export const INCOMING_CALL = 'incomingCall';
export const OUTGOING_CALL = 'outgoingCall';

/** A row of the event table: what people read, and what Telnyx calls it. */
export interface EventChoice extends EventText {
	/** Stored in workflows. */
	readonly value: string;
	/** `event_type` on the wire. */
	readonly event_type: string;
}

/** What choosing needs to know of an event. */
export interface SelectableEvent {
	readonly eventType: string;
	readonly payload: Readonly<Record<string, unknown>>;
}

const texts = {
	...callEvents,
	...mediaEvents,
	...conferenceEvents,
} satisfies Record<ListedEventType, EventText>;

const initiated: EventChoice[] = [
	{
		value: INCOMING_CALL,
		name: 'Incoming Call',
		description: 'Somebody is calling one of your numbers; the call is not answered yet',
		event_type: 'call.initiated',
	},
	{
		value: OUTGOING_CALL,
		name: 'Outgoing Call Started',
		description: 'A call to somebody was placed and is about to ring',
		event_type: 'call.initiated',
	},
];

function byName(a: EventText, b: EventText): number {
	return a.name.localeCompare(b.name);
}

/** Every voice event of Telnyx, by name. The README's event table is made from it. */
export function eventTable(): EventChoice[] {
	const listed = Object.entries(texts).map(([event_type, text]) => ({
		value: event_type,
		...text,
		event_type,
	}));
	return [...initiated, ...listed].sort(byName);
}

/** The choices of the trigger's Events field, in the order that n8n's lint asks for. */
export const eventOptions = [
	{
		value: ALL_EVENTS,
		name: 'All Events',
		description: 'Everything Telnyx sends, also events that are newer than this node',
	},
	...eventTable().map(({ value, name, description }) => ({ value, name, description })),
].sort(byName);

const NAMES = JSON.stringify(
	Object.fromEntries(eventOptions.map(({ value, name }) => [value, name])),
);

/** What the canvas shows below the node: the chosen events as people know them. */
export const eventsSubtitle = `={{ $parameter["events"].map(function (event) { return (${NAMES})[event] || event; }).join(", ") }}`;

/** Whether one of the chosen values stands for this event. */
export function isSelected(chosen: readonly string[], event: SelectableEvent): boolean {
	const { direction } = event.payload;
	const calls = event.eventType === 'call.initiated';
	return chosen.some(
		(value) =>
			value === ALL_EVENTS ||
			value === event.eventType ||
			(calls && value === INCOMING_CALL && direction === 'incoming') ||
			(calls && value === OUTGOING_CALL && direction === 'outgoing'),
	);
}
