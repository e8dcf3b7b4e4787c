import type { IConnections, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { callOperations } from '../../nodes/TelnyxVoice/resources/call';
import type { NodeSpec } from '../support/engine';
import { commands } from '../support/wait/commands';
import { IDS, marks, openWaitLab, TARGET, type WaitLab } from '../support/wait/lab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

const ringing = ['Busy', 'No Answer', 'Rejected', 'Failed'];
const keyed = ['Other Input', 'No Input', 'Invalid', 'Caller Hung Up'];
/** The table of exits that the feature was asked for. */
const exits: Record<string, string[]> = {
	answer: ['Answered', 'Call Ended'],
	bridge: ['Bridged', 'Call Ended'],
	dial: ['Answered', ...ringing],
	enqueue: ['Bridged', 'Waited Too Long', 'Left', 'Caller Hung Up'],
	gather: keyed,
	gatherUsingAi: ['Finished', 'Call Ended'],
	gatherUsingAudio: keyed,
	gatherUsingSpeak: keyed,
	hangup: ['Call Ended'],
	recordMessage: ['Recorded', 'No Message', 'Call Ended'],
	refer: ['Completed', 'Failed'],
	reject: ['Call Ended'],
	speak: ['Finished', 'Call Ended'],
	startAiAssistant: ['Finished', 'Call Ended'],
	startPlayback: ['Finished', 'Call Ended', 'Failed'],
	transfer: ['Connected', ...ringing, 'Caller Hung Up'],
};

it('covers every operation that can wait', () => {
	const waiting = callOperations.filter(({ wait }) => wait).map(({ option }) => option.value);
	expect(Object.keys(exits).sort()).toEqual(waiting.sort());
	expect(Object.keys(commands).sort()).toEqual(waiting.sort());
});

it.each(Object.entries(exits))('%s has an output per outcome', async (operation, names) => {
	expect(await lab.outputs(lab.spec(operation))).toEqual(names);
	const limited = { options: { waitLimitMinutes: 5 } };
	expect(await lab.outputs(lab.spec(operation, limited))).toEqual([...names, 'Timed Out']);
});

it.each(Object.keys(exits))('%s has one output without branches, or without waiting', async (operation) => {
	const single = { outcomeOutputs: 'single', options: { waitLimitMinutes: 5 } };
	expect(await lab.outputs(lab.spec(operation, single))).toEqual([undefined]);
	const off = { waitForOutcome: false };
	// Record Message is nothing without its outcome: its switch is hidden, and on.
	if (operation !== 'recordMessage') {
		expect(await lab.outputs(lab.spec(operation, off))).toEqual([undefined]);
	}
});

const key = (digits: unknown, label?: string) => ({ digits, label }) as INodeParameters;
const combinations: Array<[string, string, INodeParameters, string[]]> = [
	['detection', 'dial', { options: { answeringMachineDetection: 'detect' } }, ['Answered', 'Voicemail', ...ringing]],
	['detection turned off', 'dial', { options: { answeringMachineDetection: 'disabled', detectionExits: ['fax'] } }, ['Answered', ...ringing]],
	['fax', 'dial', { options: { answeringMachineDetection: 'premium', detectionExits: ['fax'] } }, ['Answered', 'Voicemail', 'Fax', ...ringing]],
	['silence, a limit', 'dial', { options: { answeringMachineDetection: 'premium', detectionExits: ['silence'], waitLimitMinutes: 1 } }, ['Answered', 'Voicemail', 'Silence', ...ringing, 'Timed Out']],
	['fax and silence', 'dial', { options: { answeringMachineDetection: 'premium', detectionExits: ['silence', 'fax'] } }, ['Answered', 'Voicemail', 'Fax', 'Silence', ...ringing]],
	['exits for a detection that is off', 'dial', { options: { detectionExits: ['silence', 'fax'] } }, ['Answered', ...ringing]],
	['keys', 'gather', { keys: { key: [key('1', 'Sales'), key('2')] } }, ['1: Sales', '2', ...keyed]],
	['keys with blanks, empty rows, the key 0', 'gather', { keys: { key: [key(' 0 ', 'Desk'), key(''), key(0 as never)] } }, ['0: Desk', '0', ...keyed]],
	['detection of a transfer', 'transfer', { options: { answeringMachineDetection: 'premium' } }, exits.transfer],
];

it.each(combinations)('%s', async (_, operation, parameters, names) => {
	expect(await lab.outputs(lab.spec(operation, parameters))).toEqual(names);
});

describe('the editor and a run agree on', () => {
	const agreeing: Array<[string, INodeParameters, string, IDataObject, string]> = [
		['dial', { options: { answeringMachineDetection: 'premium', detectionExits: ['silence', 'fax'], waitLimitMinutes: 1 } }, 'call.hangup', { hangup_cause: 'user_busy' }, 'Busy'],
		['dial', { options: { answeringMachineDetection: 'detect' } }, 'call.hangup', { hangup_cause: 'not_found' }, 'Failed'],
		['gather', { keys: { key: [key(' 0 ', 'Desk'), key('1')] } }, 'call.gather.ended', { digits: '1', status: 'valid' }, '1'],
		['gather', { keys: { key: [key(' 0 ', 'Desk'), key('1')] } }, 'call.gather.ended', { digits: '0', status: 'valid' }, '0: Desk'],
		['gather', { keys: { key: [key('1', 'A "b" {{ c }}')] } }, 'call.hangup', {}, 'Caller Hung Up'],
		['transfer', { options: { answeringMachineDetection: 'premium', waitLimitMinutes: 3 } }, 'call.hangup', { ...TARGET, hangup_cause: 'call_rejected' }, 'Rejected'],
	];
	it.each(agreeing)('%s %j: %s %j', async (operation, parameters, type, payload, exit) => {
		const paused = await lab.pause(operation, parameters);
		const { run } = await paused.send(type, payload);
		expect((await lab.left(run)).exit).toBe(exit);
	});
});

it('refuses outputs that an expression decides on, since the editor cannot draw them', async () => {
	const items = [{ ...IDS, mode: 'premium' }];
	const parameters = { options: { answeringMachineDetection: '={{ $json.mode }}' } };
	const before = lab.simulator.requests.length;
	const run = await lab.engine.runNode(lab.spec('dial', parameters, { items }));

	expect(run.error?.message).toBe('The outputs of this node cannot depend on an expression');
	expect(lab.simulator.requests).toHaveLength(before);
	const single = await lab.pause('dial', { ...parameters, outcomeOutputs: 'single' }, { items });
	expect(single.body.answering_machine_detection).toBe('premium');
});

describe('every exit', () => {
	const cases: Array<[string, INodeParameters, string, IDataObject, string]> = [
		['dial', {}, 'call.answered', {}, 'Answered'],
		['dial', {}, 'call.hangup', { hangup_cause: 'user_busy' }, 'Busy'],
		['dial', { options: { waitLimitMinutes: 1 } }, 'call.hangup', { hangup_cause: 'timeout' }, 'No Answer'],
		['gather', { keys: { key: [key('1')] } }, 'call.gather.ended', { digits: '1' }, '1'],
		['speak', {}, 'call.hangup', {}, 'Call Ended'],
		['transfer', {}, 'call.hangup', {}, 'Caller Hung Up'],
	];
	it.each(cases)('%s %j %s %j → %s: links to the item it came from, and fires alone', async (operation, parameters, type, payload, exit) => {
		const names = (await lab.outputs(lab.spec(operation, parameters))).map(String);
		const paused = await lab.pause(operation, parameters, {
			...marksAndLink(names),
			nodeSettings: { alwaysOutputData: true },
		});
		const { run } = await paused.send(type, payload);

		expect((await lab.left(run)).exit).toBe(exit);
		expect(names.filter((name) => run?.runData[name])).toEqual([exit]);
		expect(linked()).toBe('the first');
	});

	it.each(Object.keys(exits))('%s: the timer of n8n does the same', async (operation) => {
		const names = [...exits[operation], 'Timed Out'];
		const paused = await lab.pause(operation, { options: { waitLimitMinutes: 1 } }, {
			...marksAndLink(names),
			nodeSettings: { alwaysOutputData: true },
		});
		const run = await lab.engine.timeout(paused.run);

		expect((await lab.left(run)).exit).toBe('Timed Out');
		expect(names.filter((name) => run.runData[name])).toEqual(['Timed Out']);
		expect(linked()).toBe('the first');
	});
});

/** Marks behind the outputs, and behind them a command that says which item `Start` gave. */
function marksAndLink(names: string[]): Pick<NodeSpec, 'nodes' | 'connections' | 'items'> {
	const { nodes, connections } = marks('Telnyx Voice', names);
	const says: INode = {
		id: 'says',
		name: 'Says',
		type: 'n8n-nodes-telnyx-voice.telnyxVoice',
		typeVersion: 1,
		position: [600, 0],
		credentials: { telnyxVoiceApi: { id: '1', name: 'Test account' } },
		parameters: {
			resource: 'call',
			operation: 'updateClientState',
			clientState: "={{ $('Start').item.json.name }}",
		},
	};
	const toSays: IConnections = Object.fromEntries(
		names.map((name) => [name, { main: [[{ node: 'Says', type: 'main', index: 0 }]] }]),
	);
	return {
		nodes: [...nodes, says],
		connections: { ...connections, ...toSays },
		items: [{ ...IDS, name: 'the first' }],
	};
}

/** What that command said. */
function linked(): string {
	const { path, body } = lab.simulator.requests.at(-1) ?? {};
	expect(path).toMatch(/client_state_update$/);
	const { client_state } = body as { client_state: string };
	return Buffer.from(client_state, 'base64').toString();
}
