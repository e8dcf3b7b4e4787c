import { NodeHelpers, Workflow } from 'n8n-workflow';
import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { ALL_EVENTS, eventOptions } from '../../../../nodes/TelnyxVoice/trigger/selection/events';
import { outputFor, outputsOf } from '../../../../nodes/TelnyxVoice/trigger/delivery/outputs';

const perEvent = { outputs: 'perEvent' };

function place(events: string[], eventType: string, payload: Record<string, unknown> = {}) {
	return outputFor({ eventType, payload }, outputsOf({ events, options: perEvent }) ?? []);
}

describe('the outputs', () => {
	it.each([[{}], [{ outputs: 'one' }], [undefined]])('are one with options %j', (options) => {
		expect(outputsOf({ events: ['incomingCall', 'call.hangup'], options })).toBeUndefined();
	});

	it('are one per event, labelled, in the order in which the events were chosen', () => {
		const events = ['call.hangup', 'incomingCall', 'call.answered'];
		expect(outputsOf({ events, options: perEvent })).toEqual([
			{ value: 'call.hangup', name: 'Call Ended' },
			{ value: 'incomingCall', name: 'Incoming Call' },
			{ value: 'call.answered', name: 'Call Answered' },
		]);
	});

	it('stay where they are when events are added, whichever and in whatever order', () => {
		const orders = [
			['incomingCall', 'call.hangup', ALL_EVENTS, 'call.answered', 'a.newer.event'],
			[ALL_EVENTS, 'call.answered', 'call.hangup', 'incomingCall'],
			['call.speak.ended', ALL_EVENTS, 'call.answered'],
		];
		for (const order of orders) {
			const all = outputsOf({ events: order, options: perEvent });
			order.forEach((_, index) => {
				const events = order.slice(0, index + 1);
				expect(outputsOf({ events, options: perEvent })).toEqual(all?.slice(0, index + 1));
			});
		}
	});

	it('have one for all other events', () => {
		const events = [ALL_EVENTS, 'call.hangup'];
		expect(outputsOf({ events, options: perEvent })).toEqual([
			{ value: ALL_EVENTS, name: 'All Others' },
			{ value: 'call.hangup', name: 'Call Ended' },
		]);
	});

	it('bear with a single event from an expression, and with none', () => {
		expect(outputsOf({ events: 'call.hangup', options: perEvent })).toHaveLength(1);
		expect(outputsOf({ events: [], options: perEvent })).toBeUndefined();
	});
});

describe('an event leaves by', () => {
	const events = ['call.hangup', 'incomingCall', 'outgoingCall'];

	it.each([
		['call.hangup', {}, 0],
		['call.initiated', { direction: 'incoming' }, 1],
		['call.initiated', { direction: 'outgoing' }, 2],
	])('its own output: %s %j', (eventType, payload, output) => {
		expect(place(events, eventType, payload)).toBe(output);
	});

	it('that of all others if it has none of its own', () => {
		expect(place([ALL_EVENTS, 'call.hangup'], 'call.answered')).toBe(0);
		expect(place([ALL_EVENTS, 'call.hangup'], 'call.hangup')).toBe(1);
		expect(place(['call.hangup', ALL_EVENTS, 'incomingCall'], 'call.answered')).toBe(1);
	});
});

describe('the expression of the node', () => {
	const type = new TelnyxVoiceTrigger();
	const outputs = (parameters: object) => {
		const node = {
			id: '1',
			name: 'Trigger',
			type: 'trigger',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: parameters as never,
		};
		const nodeTypes = {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		};
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		const stored = workflow.getNode('Trigger') ?? node;
		return NodeHelpers.getNodeOutputs(workflow, stored, type.description) as Array<{
			displayName?: string;
		}>;
	};

	it('says what the run does', () => {
		const events = eventOptions.map(({ value }) => value);
		const parameters = { events, options: perEvent };
		expect(outputs(parameters).map(({ displayName }) => displayName)).toEqual(
			outputsOf(parameters)?.map(({ name }) => name),
		);
		expect(outputs(parameters)).toHaveLength(events.length);
		expect(outputs({ events, options: {} })).toEqual([{ type: 'main' }]);
	});
});
