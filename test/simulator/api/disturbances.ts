import type { Fault } from '../types';
import type { World } from '../world';

/** Something that goes wrong in a real network, to be switched on by a click. */
export interface Disturbance {
	id: string;
	name: string;
	/** What it does, for a person who has not read the API reference. */
	hint: string;
	isOn(world: World): boolean;
	set(world: World, on: boolean): void;
}

/** A fault that hits the next command of a workflow, and is over then. */
function next(id: string, name: string, hint: string, fault: Fault): Disturbance {
	return {
		...{ id, name, hint },
		isOn: ({ faults }) => faults.has(id),
		set({ faults }, on) {
			faults.remove(id);
			if (on) faults.add({ ...fault, name: id, method: 'POST', path: /^\/v2\/calls/ });
		},
	};
}

type Flag = 'networkBusy' | 'swapOrder' | 'eventBeforeReply' | 'receiverDown';

/** A switch that stays on until it is switched off. */
function flag(id: Flag, name: string, hint: string): Disturbance {
	return {
		...{ id, name, hint },
		isOn: ({ switches }) => switches[id],
		set({ switches }, on) {
			switches[id] = on;
		},
	};
}

type Count = 'lostEvents' | 'duplicateDeliveries';

function count(id: Count, name: string, hint: string): Disturbance {
	return {
		...{ id, name, hint },
		isOn: ({ switches }) => switches[id] > 0,
		set({ switches }, on) {
			switches[id] = on ? 1 : 0;
		},
	};
}

const errors = (code: string, title: string, detail: string): object => ({
	errors: [{ code, title, detail }],
});

/** Every disturbance that the page offers, in its order. */
export const disturbances: readonly Disturbance[] = [
	flag(
		'networkBusy',
		'Busy network',
		'Calls that the workflow places fail, as if no line were free.',
	),
	next('tooMany', 'Too many requests', 'Telnyx refuses the next command once (429).', {
		status: 429,
		headers: { 'retry-after': '1' },
		body: errors('10011', 'Too many requests', 'You have exceeded the maximum rate of requests.'),
	}),
	next(
		'serverError',
		'Telnyx is down',
		'The next command fails once on the side of Telnyx (503).',
		{
			status: 503,
			body: errors('10007', 'Unexpected error', 'An unexpected error occurred.'),
		},
	),
	next('slowReply', 'Slow reply', 'The reply to the next command takes five seconds.', {
		delayMs: 5000,
	}),
	count('duplicateDeliveries', 'Events twice', 'Each event is delivered two times.'),
	flag('swapOrder', 'Events swapped', 'Two events that follow each other change places.'),
	flag('eventBeforeReply', 'Early events', 'The outcome comes before the reply to its command.'),
	count('lostEvents', 'Lose an event', 'The next event never reaches n8n.'),
	flag('receiverDown', 'n8n unreachable', 'No event reaches n8n; Telnyx tries again for a while.'),
];

/** @throws {Error} for an id that no disturbance has */
export function disturb(world: World, id: string, on: boolean): void {
	const found = disturbances.find((each) => each.id === id);
	if (!found) throw new Error(`There is no fault ${id}.`);
	found.set(world, on);
	world.log.changed();
}
