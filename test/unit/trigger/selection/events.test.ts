/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
	EventText,
	ListedEventType,
} from '../../../../nodes/TelnyxVoice/shared/events/eventTypes';
import {
	ALL_EVENTS,
	eventOptions,
	eventTable,
	INCOMING_CALL,
	isSelected,
	OUTGOING_CALL,
} from '../../../../nodes/TelnyxVoice/trigger/selection/events';

/** The literals of `event_type` in the text of the official types. */
function officialEventTypes(): string[] {
	const folder = dirname(require.resolve('telnyx'));
	const types = readFileSync(join(folder, 'resources/webhooks.d.ts'), 'utf8');
	const literals = [...types.matchAll(/event_type\?: ([^;]+);/g)].flatMap(([, union = '']) =>
		[...union.matchAll(/'([^']+)'/g)].map(([, literal = '']) => literal),
	);
	return [...new Set(literals)].filter((type) =>
		/^(call|conference|siprec|streaming)\./.test(type),
	);
}

const initiated = (direction?: string) => ({
	eventType: 'call.initiated',
	payload: direction === undefined ? {} : { direction },
});
const event = (eventType: string) => ({ eventType, payload: {} });

describe('the catalogue of events', () => {
	it('has the 57 voice events of the official types, and two that only other pages of Telnyx have', () => {
		const official = officialEventTypes();
		expect(official).toHaveLength(57);
		const ours = new Set(eventTable().map(({ event_type }) => event_type));
		// By the API reference of Send SIP INFO, and by the developer pages and other clients.
		const others = ['call.sip_info.received', 'call.conversation.created'];
		expect([...ours].sort()).toEqual([...official, ...others].sort());
	});

	it('does not compile when an event of Telnyx is missing or made up', () => {
		const text: EventText = { name: 'Call Ended', description: 'A call is over' };
		// @ts-expect-error every event needs its text
		const incomplete: Record<ListedEventType, EventText> = { 'call.hangup': text };
		// @ts-expect-error Telnyx has no such event
		const invented: Partial<Record<ListedEventType, EventText>> = { 'call.ringing': text };
		expect([incomplete, invented]).toHaveLength(2);
	});

	it('lists each choice once, sorted by name', () => {
		const names = eventOptions.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(eventOptions.map(({ value }) => value)).size).toBe(names.length);
		expect(eventOptions).toHaveLength(57 - 1 + 2 + 2 + 1);
	});

	it('stores wire names, except for calls by direction and for all events', () => {
		const own = eventTable().filter(({ value, event_type }) => value !== event_type);
		expect(own.map(({ value, event_type }) => [value, event_type]).sort()).toEqual([
			['incomingCall', 'call.initiated'],
			['outgoingCall', 'call.initiated'],
		]);
		expect(ALL_EVENTS).toBe('allEvents');
	});

	it.each(eventOptions)('explains $name in one line', ({ name, description }) => {
		expect(description).toMatch(/^[A-Z].{10,90}[^.]$/);
		expect(description).not.toBe(name);
	});
});

describe('isSelected', () => {
	it('tells incoming from outgoing calls', () => {
		expect(isSelected([INCOMING_CALL], initiated('incoming'))).toBe(true);
		expect(isSelected([INCOMING_CALL], initiated('outgoing'))).toBe(false);
		expect(isSelected([OUTGOING_CALL], initiated('outgoing'))).toBe(true);
		expect(isSelected([OUTGOING_CALL], initiated('incoming'))).toBe(false);
		expect(isSelected([INCOMING_CALL, OUTGOING_CALL], initiated())).toBe(false);
	});

	it('takes both directions for the wire name', () => {
		expect(isSelected(['call.initiated'], initiated('incoming'))).toBe(true);
		expect(isSelected(['call.initiated'], initiated('outgoing'))).toBe(true);
	});

	it.each(eventTable().filter(({ value, event_type }) => value === event_type))(
		'$value stands for itself alone',
		({ value }) => {
			const taken = eventTable().filter(({ event_type }) => isSelected([value], event(event_type)));
			expect(taken.map(({ event_type }) => event_type)).toEqual([value]);
		},
	);

	it('takes what is newer than this package with All Events only', () => {
		expect(isSelected([ALL_EVENTS], event('call.teleported'))).toBe(true);
		expect(isSelected([ALL_EVENTS], initiated())).toBe(true);
		const others = eventOptions.map(({ value }) => value).filter((value) => value !== ALL_EVENTS);
		expect(isSelected(others, event('call.teleported'))).toBe(false);
	});

	it('takes nothing when nothing is chosen', () => {
		expect(isSelected([], event('call.hangup'))).toBe(false);
	});
});
