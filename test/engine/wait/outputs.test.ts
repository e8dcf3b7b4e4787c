import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { callOperations } from '../../../nodes/TelnyxVoice/resources/call';
import { commands } from '../../support/engine/commands';
import { IDS, TARGET } from '../../support/engine/events';
import { exits, keyed, ringing } from '../../support/engine/exits';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

it('covers every operation that can wait', () => {
	const waiting = callOperations.filter(({ wait }) => wait).map(({ option }) => option.value);
	expect(Object.keys(exits).sort()).toEqual(waiting.sort());
	expect(Object.keys(commands).sort()).toEqual(waiting.sort());
});

it.each(Object.entries(exits))('%s has an output per outcome', async (operation, names) => {
	expect(await lab.outputs(lab.spec(operation))).toEqual(names);
	const limited = { options: { waitLimitMinutes: 5 } };
	const withLimit = names.includes('Timed Out') ? names : [...names, 'Timed Out'];
	expect(await lab.outputs(lab.spec(operation, limited))).toEqual(withLimit);
});

it.each(Object.keys(exits))(
	'%s has one output without branches, or without waiting',
	async (operation) => {
		const single = { outcomeOutputs: 'single', options: { waitLimitMinutes: 5 } };
		expect(await lab.outputs(lab.spec(operation, single))).toEqual([undefined]);
		const off = { waitForOutcome: false };
		// Record Message is nothing without its outcome: its switch is hidden, and on.
		if (operation !== 'recordMessage') {
			expect(await lab.outputs(lab.spec(operation, off))).toEqual([undefined]);
		}
	},
);

const key = (digits: unknown, label?: string) => ({ digits, label }) as INodeParameters;
const detected = ['Timed Out', 'Voicemail', 'Fax', 'Silence'];
const combinations: Array<[string, string, INodeParameters, string[]]> = [
	[
		'detection',
		'dial',
		{ options: { answeringMachineDetection: 'detect' } },
		['Answered', ...ringing, ...detected],
	],
	[
		'detection turned off',
		'dial',
		{ options: { answeringMachineDetection: 'disabled' } },
		['Answered', ...ringing],
	],
	[
		'premium detection',
		'dial',
		{ options: { answeringMachineDetection: 'premium' } },
		['Answered', ...ringing, ...detected],
	],
	[
		'premium detection, a limit',
		'dial',
		{ options: { answeringMachineDetection: 'premium', waitLimitMinutes: 1 } },
		['Answered', ...ringing, ...detected],
	],
	['a limit', 'dial', { options: { waitLimitMinutes: 1 } }, ['Answered', ...ringing, 'Timed Out']],
	['keys', 'gather', { keys: { key: [key('1', 'Sales'), key('2')] } }, [...keyed, '1: Sales', '2']],
	[
		'keys with blanks, and the key 0',
		'gather',
		{ keys: { key: [key(' 0 ', 'Desk'), key(0 as never)] } },
		[...keyed, '0: Desk', '0'],
	],
	[
		'rows that are being filled in, and one that is there twice',
		'gather',
		{ keys: { key: [key(''), key('1'), key(' ', 'Desk'), key('1'), key(null), {}] } },
		[...keyed, 'New Key', '1', 'Desk', '1', 'New Key', 'New Key'],
	],
	[
		'detection of a transfer',
		'transfer',
		{ options: { answeringMachineDetection: 'premium' } },
		exits.transfer,
	],
];

it.each(combinations)('%s', async (_, operation, parameters, names) => {
	expect(await lab.outputs(lab.spec(operation, parameters))).toEqual(names);
});

describe('the editor and a run agree on', () => {
	const agreeing: Array<[string, INodeParameters, string, IDataObject, string]> = [
		[
			'dial',
			{
				options: {
					answeringMachineDetection: 'premium',
					waitLimitMinutes: 1,
				},
			},
			'call.hangup',
			{ hangup_cause: 'user_busy' },
			'Busy',
		],
		[
			'dial',
			{ options: { answeringMachineDetection: 'detect' } },
			'call.hangup',
			{ hangup_cause: 'not_found' },
			'Failed',
		],
		[
			'gather',
			{ keys: { key: [key(' 0 ', 'Desk'), key('1')] } },
			'call.gather.ended',
			{ digits: '1', status: 'valid' },
			'1',
		],
		[
			'gather',
			{ keys: { key: [key(' 0 ', 'Desk'), key('1')] } },
			'call.gather.ended',
			{ digits: '0', status: 'valid' },
			'0: Desk',
		],
		[
			'gather',
			{ keys: { key: [key(''), key('1')] } },
			'call.gather.ended',
			{ digits: '', status: 'timeout' },
			'No Input',
		],
		[
			'gather',
			{ keys: { key: [key(''), key('1'), key('', 'Desk')] } },
			'call.gather.ended',
			{ digits: '1', status: 'valid' },
			'1',
		],
		['gather', { keys: { key: [key('1', 'A "b" {{ c }}')] } }, 'call.hangup', {}, 'Hung Up'],
		[
			'transfer',
			{ options: { answeringMachineDetection: 'premium', waitLimitMinutes: 3 } },
			'call.hangup',
			{ ...TARGET, hangup_cause: 'call_rejected' },
			'Rejected',
		],
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
