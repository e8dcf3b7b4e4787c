import type { IDataObject } from 'n8n-workflow';

import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import type { Leg, Script } from '../../simulator';
import { readyWorkflow } from '../../support/n8n/ready';
import { heard, Runs, way } from '../../support/n8n/runs';
import { act, FAST, settle, unknownKey } from '../../support/n8n/story';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(300_000);

interface Patient {
	name: string;
	does: Script;
	/** Nodes from the call to the status, without `Loop over appointments` and `Next patient`. */
	way: string[];
	status: string;
	heard: string[];
	/** Instead of a number of their own. */
	phone?: string;
}

const ASK = (name: string) =>
	`Hello ${name}, this is Example Clinic. You have an appointment tomorrow at 9:30. To confirm it, press 1. If you need another time, press 2.`;
const MESSAGE = (name: string) =>
	`Hello ${name}, this is Example Clinic. You have an appointment tomorrow at 9:30. Please call us if you need another time.`;
const CONFIRMED = 'Thank you. We look forward to seeing you.';
const MOVED = 'Thank you. We will call you to find another time.';

const answered = 'Call the patient: answered';
const hungUp = (which: string, node: string) => [`Hang up: ${which}`, node];

/** Behind each exit of Dial, Gather and Speak that the canvas draws. */
const patients: Patient[] = [
	{
		name: 'Confirms',
		does: { does: 'answer', presses: ['1'] },
		way: [
			answered,
			'Ask: key_1',
			'Thank for confirming: finished',
			...hungUp('confirmed', 'Confirmed'),
		],
		status: 'confirmed',
		heard: [ASK('Confirms'), CONFIRMED],
	},
	{
		name: 'Moves',
		does: { does: 'answer', presses: ['2'] },
		way: [
			...[answered, 'Ask: key_2', 'Promise a call: finished'],
			...hungUp('another time', 'Wants another time'),
		],
		status: 'wants another time',
		heard: [ASK('Moves'), MOVED],
	},
	{
		name: 'Confirms and hangs up',
		does: { does: 'answer', presses: ['1'], hangsUpDuring: 'speak' },
		way: [
			...[answered, 'Ask: key_1', 'Thank for confirming: call_ended'],
			...hungUp('confirmed', 'Confirmed'),
		],
		status: 'confirmed',
		heard: [ASK('Confirms and hangs up'), CONFIRMED],
	},
	{
		name: 'Moves and hangs up',
		does: { does: 'answer', presses: ['2'], hangsUpDuring: 'speak' },
		way: [
			...[answered, 'Ask: key_2', 'Promise a call: call_ended'],
			...hungUp('another time', 'Wants another time'),
		],
		status: 'wants another time',
		heard: [ASK('Moves and hangs up'), MOVED],
	},
	...(['no_input', 'invalid', 'caller_hung_up', 'other_input'] as const).map((outcome): Patient => {
		const behaviours: Record<typeof outcome, Partial<Script & { does: 'answer' }>> = {
			no_input: {},
			invalid: { presses: [['8', '9']] },
			caller_hung_up: { hangsUpDuring: 'gather' },
			other_input: {},
		};
		return {
			name: `Gives ${outcome}`,
			does: { does: 'answer', ...behaviours[outcome] },
			way: [answered, `Ask: ${outcome}`, ...hungUp('no reply', 'No reply')],
			status: 'no reply',
			heard: [ASK(`Gives ${outcome}`)],
		};
	}),
	{
		name: 'Has a machine',
		does: { does: 'machine' },
		way: [
			...['Call the patient: voicemail', 'Leave the message: finished'],
			...hungUp('message left', 'Message left'),
		],
		status: 'message left',
		heard: [MESSAGE('Has a machine')],
	},
	{
		name: 'Has a full machine',
		does: { does: 'machine', hangsUpDuring: 'speak' },
		way: [
			...['Call the patient: voicemail', 'Leave the message: call_ended'],
			...hungUp('message left', 'Message left'),
		],
		status: 'message left',
		heard: [MESSAGE('Has a full machine')],
	},
	{
		name: 'Has a machine that hangs up',
		does: { does: 'machine', greetingMs: 120_000, hangsUpAfterMs: 60_000 },
		way: [
			...['Call the patient: voicemail', 'Leave the message: call_ended'],
			...hungUp('message left', 'Message left'),
		],
		status: 'not reached',
		heard: [],
	},
	{
		name: 'Hangs up at once',
		does: { does: 'answer', hangsUpAfterMs: 500 },
		way: [answered, 'Ask: caller_hung_up', ...hungUp('no reply', 'No reply')],
		status: 'no reply',
		heard: [],
	},
	...(
		[
			['busy', { does: 'busy' }],
			['no_answer', { does: 'noAnswer' }],
			['rejected', { does: 'reject' }],
			['failed', { does: 'unallocated' }],
		] satisfies Array<[string, Script]>
	).map(([outcome, does]): Patient => notReached(outcome, does)),
	// Telnyx is never asked for this one, and the list goes on.
	{ ...notReached('failed', { does: 'busy' }), name: 'Has a wrong number', phone: '555-0111' },
];

function notReached(outcome: string, does: Script): Patient {
	return {
		name: `Is ${outcome}`,
		does,
		way: [`Call the patient: ${outcome}`, 'Not reached'],
		status: 'not reached',
		heard: [],
	};
}

const phoneOf = (index: number) =>
	patients[index].phone ?? `+131255503${String(index).padStart(2, '0')}`;

let world: World;
let runs: Runs;
let run: ExecutionResult;
/** The leg to each patient; none to the wrong number. */
const legTo = (index: number): Leg | undefined =>
	world.simulator.calls.all().find(({ to }) => to === phoneOf(index));

beforeAll(async () => {
	world = await startWorld({ simulator: FAST });
	const { simulator } = world;
	const appointments = patients.map(({ name }, index) => ({
		...{ name, phone: phoneOf(index), time: 'tomorrow at 9:30' },
	}));
	const ready = readyWorkflow('appointment-reminder', world);
	const nodes = ready.nodes.map((node) => {
		// The only trigger that does not make a test wait until ten in the morning.
		if (node.name === 'Every weekday at 10') {
			const parameters = { httpMethod: 'POST', path: 'remind', options: {} };
			return { ...node, type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters };
		}
		if (node.name !== 'Appointments') return node;
		const list = { id: 'list', name: 'appointments', type: 'array' };
		const assignments = [{ ...list, value: JSON.stringify(appointments) }];
		return { ...node, parameters: { ...node.parameters, assignments: { assignments } } };
	});
	runs = new Runs(world, await world.publish({ ...ready, nodes }));
	patients.forEach(({ does }, index) => simulator.people.set(phoneOf(index), does));
	await fetch(`${world.n8n.url}/webhook/remind`, { method: 'POST' });
	const other = patients.findIndex(({ name }) => name === 'Gives other_input');
	const leg = await simulator.waitFor(() => legTo(other), { timeoutMs: 250_000 });
	await act(simulator, leg, {
		at: 'gather_using_speak',
		does: async () => await unknownKey(simulator, leg),
	});
	run = await runs.next();
	await settle(simulator, new Set(simulator.calls.all().map((each) => each.call_session_id)));
}, 600_000);
afterAll(async () => await world?.close());

describe('the appointment reminder', () => {
	it('calls the whole list in one run, one patient after the other', async () => {
		const ways = patients.flatMap(({ way: expected }) => [
			...['Loop over appointments', ...expected, 'Next patient'],
		]);

		expect(way(run)).toEqual([
			...['Every weekday at 10', 'Appointments', 'One item each'],
			...[...ways, 'Loop over appointments', 'All called'],
		]);
		expect(await runs.others()).toEqual([]);
	});

	it.each(patients.map(({ name }, index) => ({ name, index })))('$name', ({ name, index }) => {
		const leg = legTo(index);
		const list = itemsOf(run, 'All called') as IDataObject[];

		expect(list[index]).toEqual({
			...{ name, phone: phoneOf(index), time: 'tomorrow at 9:30' },
			status: patients[index].status,
		});
		expect(leg?.from).toBe(patients[index].phone ? undefined : ACCOUNT_NUMBER);
		expect(leg ? heard(world.simulator, leg) : []).toEqual(patients[index].heard);
	});
});
