import type { Switches } from '../../simulator';
import { itemsOf } from '../../n8n/execution';
import { cases, wireName, type Case } from '../../support/n8n/waitCases';
import { startWorld, type PublishedWorkflow, type World } from '../../support/n8n/world';
import {
	callIn,
	COLLEAGUE,
	DESK,
	markOf,
	marksOf,
	menuFlow,
	newestRun,
} from '../../support/n8n/waitFlows';

jest.setTimeout(300_000);

/** Phone time runs so much faster. */
const SPEED = 10;

let world: World;
let workflow: PublishedWorkflow;
let runs = 0;

beforeAll(async () => {
	world = await startWorld({ simulator: { speed: SPEED } });
	workflow = await world.publish(menuFlow().build());
});
afterAll(async () => await world?.close());

async function play({ operation, exit, caller, act, other }: Case): Promise<void> {
	const { simulator } = world;
	if (other) simulator.people.set(operation === 'refer' ? DESK : COLLEAGUE, other);
	const leg = await callIn(world, caller);
	if (act) {
		// The menu itself is a gather.
		const times = operation === 'gather' ? 2 : 1;
		const command = wireName(operation);
		await simulator.waitFor(() => simulator.count(command, leg.call_control_id) === times, {
			timeoutMs: 60_000,
			what: `the command ${command}`,
		});
		await act(world, leg);
	}
	const execution = await newestRun(world, workflow, ++runs);
	expect({ status: execution.status, error: execution.error }).toEqual({
		status: 'success',
		error: undefined,
	});
	expect(marksOf(execution, workflow.nodes)).toEqual([markOf(operation, exit)]);
	const [item] = itemsOf(execution, markOf(operation, exit)) ?? [];
	expect(item).toMatchObject({ call_control_id: leg.call_control_id, client_state: null });
	simulator.hangUp(leg);
}

describe('an in-call command behind a trigger leaves by', () => {
	it.each(cases)('$operation: $exit', async (each) => await play(each));

	it('recordMessage: Recorded, when the stop key is pressed', async () => {
		const { simulator } = world;
		const leg = await callIn(world, { presses: ['4'] });
		const done = (command: string) => simulator.count(command, leg.call_control_id) === 1;
		await simulator.waitFor(() => done('record_start'), { timeoutMs: 60_000 });
		const began = simulator.commands.findLast(({ name }) => name === 'record_start')?.at.getTime();
		// A shorter recording is no message.
		await world.client.session.poll(
			async () => (Date.now() - Number(began)) * SPEED,
			(recordedMs) => recordedMs > 3000,
			60_000,
			'three seconds of recording',
		);
		simulator.press(leg, '1');
		simulator.press(leg, '#');
		const execution = await newestRun(world, workflow, ++runs);
		expect(marksOf(execution, workflow.nodes)).toEqual(['recordMessage: Recorded']);
		expect(done('record_stop')).toBe(true);
		simulator.hangUp(leg);
	});

	it('answer: Call Ended', async () => {
		await callIn(world, { givesUpAfterMs: 1 });
		const execution = await newestRun(world, workflow, ++runs);
		expect(marksOf(execution, workflow.nodes)).toEqual(['Answer: Call Ended']);
	});
});

describe('the same while', () => {
	const disturbances: Array<[string, Partial<Switches>, Array<[string, string]>]> = [
		[
			'the event comes before the command’s own reply',
			{ eventBeforeReply: true },
			[
				['speak', 'Finished'],
				['startPlayback', 'Finished'],
				['gather', '1: Sales'],
				['enqueue', 'Too Long'],
				['refer', 'Failed'],
				['startAiAssistant', 'Finished'],
				['gatherUsingAi', 'Finished'],
				['transfer', 'Connected'],
				['transfer', 'Busy'],
			],
		],
		[
			'every event comes three times',
			{ duplicateDeliveries: 2 },
			[
				['speak', 'Finished'],
				['gather', '1: Sales'],
				['transfer', 'Connected'],
			],
		],
		[
			'events change places',
			{ swapOrder: true },
			[
				['speak', 'Finished'],
				['gather', 'Hung Up'],
				['transfer', 'Connected'],
			],
		],
		[
			'the last events of a command come after call.hangup',
			{ hangupFirst: true },
			[
				['gather', 'Hung Up'],
				['speak', 'Call Ended'],
			],
		],
		[
			'call.bridged comes before call.answered',
			{ bridgedBeforeAnswered: true },
			[['transfer', 'Connected']],
		],
		['the gather ends without the keys', { gatherMissesKeys: true }, [['gather', '1: Sales']]],
		['prompts report events of their own', { promptSpeakEvents: true }, [['gather', '1: Sales']]],
		['events have fields that nobody knows', { extraFields: true }, [['gather', '1: Sales']]],
	];
	const rows = disturbances.flatMap(([name, switches, outcomes]) =>
		outcomes.map(([operation, exit]) => ({
			name: `${name}: ${operation} → ${exit}`,
			switches,
			...cases.find((each) => each.operation === operation && each.exit === exit)!,
		})),
	);
	it.each(rows)('$name', async ({ switches, ...each }) => {
		const { switches: current } = world.simulator;
		const before = { ...current };
		Object.assign(current, switches);
		try {
			await play(each);
		} finally {
			Object.assign(current, before);
		}
	});
});

it('placed each command once, and ended no run with an error', async () => {
	const commands = world.simulator.commands.map(({ command_id }) => command_id);
	expect(new Set(commands).size).toBe(commands.length);
	const failed = (await world.client.listExecutions(workflow.id)).filter(
		({ status }) => status === 'error',
	);
	expect(failed).toEqual([]);
});
