import type { CallerScript, Leg, Switches } from '../simulator';
import { itemsOf } from '../n8n/execution';
import { post } from '../support/action/lab';
import { startWorld, type PublishedWorkflow, type World } from '../support/world';
import { callIn, COLLEAGUE, DESK, markOf, marksOf, menuFlow, newestRun } from '../support/waitFlows';

jest.setTimeout(300_000);

let world: World;
let workflow: PublishedWorkflow;
let runs = 0;

beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 10 } });
	workflow = await world.publish(menuFlow().build());
});
afterAll(async () => await world?.close());

/** What a person does while a command is under way. */
type Act = (leg: Leg) => void | Promise<void>;

interface Case {
	operation: string;
	exit: string;
	caller: CallerScript;
	/** Done as soon as the command has had its effect. */
	act?: Act;
	/** Of the colleague, or of the desk. */
	other?: Parameters<World['simulator']['people']['set']>[1];
}

const hangUp: Act = (leg) => world.simulator.hangUp(leg);

const cases: Case[] = [
	{ operation: 'speak', exit: 'Finished', caller: { presses: ['1'] } },
	{ operation: 'speak', exit: 'Call Ended', caller: { presses: ['1'], hangsUpDuring: 'speak' } },
	{ operation: 'startPlayback', exit: 'Finished', caller: { presses: ['2'] } },
	{ operation: 'startPlayback', exit: 'Call Ended', caller: { presses: ['2'], hangsUpDuring: 'playback' } },
	{ operation: 'gather', exit: '1: Sales', caller: { presses: ['3', '1'] } },
	{ operation: 'gather', exit: 'Other Input', caller: { presses: ['3', '7'] } },
	{ operation: 'gather', exit: 'No Input', caller: { presses: ['3', null] } },
	{ operation: 'gather', exit: 'Invalid', caller: { presses: ['3', '5'] } },
	{ operation: 'gather', exit: 'Caller Hung Up', caller: { presses: ['3', null] }, act: hangUp },
	{ operation: 'recordMessage', exit: 'Recorded', caller: { presses: ['4'], hangsUpDuring: 'recording', hangsUpDuringMs: 6000 } },
	{ operation: 'recordMessage', exit: 'No Message', caller: { presses: ['4'] }, act: (leg) => world.simulator.press(leg, '#') },
	{ operation: 'enqueue', exit: 'Waited Too Long', caller: { presses: ['5'] } },
	{ operation: 'enqueue', exit: 'Caller Hung Up', caller: { presses: ['5'] }, act: hangUp },
	{
		operation: 'enqueue',
		exit: 'Left',
		caller: { presses: ['5'] },
		act: async (leg) =>
			await post(world.simulator, `/calls/${leg.call_control_id}/actions/leave_queue`),
	},
	{ operation: 'refer', exit: 'Completed', caller: { presses: ['6'] }, other: { does: 'answer' } },
	{ operation: 'refer', exit: 'Failed', caller: { presses: ['6'] }, other: { does: 'busy' } },
	{ operation: 'startAiAssistant', exit: 'Finished', caller: { presses: ['7'], talksForMs: 3000 } },
	{ operation: 'startAiAssistant', exit: 'Call Ended', caller: { presses: ['7'] }, act: hangUp },
	{ operation: 'gatherUsingAi', exit: 'Finished', caller: { presses: ['8'], tells: { age: 29 } } },
	{ operation: 'gatherUsingAi', exit: 'Call Ended', caller: { presses: ['8'] }, act: hangUp },
	{ operation: 'transfer', exit: 'Connected', caller: { presses: ['9'] }, other: { does: 'answer' } },
	{ operation: 'transfer', exit: 'Busy', caller: { presses: ['9'] }, other: { does: 'busy' } },
	{ operation: 'transfer', exit: 'No Answer', caller: { presses: ['9'] }, other: { does: 'noAnswer' } },
	{ operation: 'transfer', exit: 'Rejected', caller: { presses: ['9'] }, other: { does: 'reject' } },
	{ operation: 'transfer', exit: 'Failed', caller: { presses: ['9'] }, other: { does: 'unallocated' } },
	{ operation: 'transfer', exit: 'Caller Hung Up', caller: { presses: ['9'] }, other: { does: 'noAnswer' }, act: hangUp },
];

/** Names of the commands on the wire. */
const COMMANDS: Record<string, string> = {
	startPlayback: 'playback_start',
	gather: 'gather',
	recordMessage: 'record_start',
	startAiAssistant: 'ai_assistant_start',
	gatherUsingAi: 'gather_using_ai',
};

async function play({ operation, exit, caller, act, other }: Case): Promise<void> {
	const { simulator } = world;
	if (other) simulator.people.set(operation === 'refer' ? DESK : COLLEAGUE, other);
	const leg = await callIn(world, caller);
	if (act) {
		// The menu itself is a gather.
		const times = operation === 'gather' ? 2 : 1;
		const command = COMMANDS[operation] ?? operation;
		await simulator.waitFor(
			() => simulator.count(command, leg.call_control_id) === times,
			{ timeoutMs: 60_000, what: `the command ${command}` },
		);
		await newestRun(world, workflow, ++runs, ['waiting']);
		runs--;
		await act(leg);
	}
	const execution = await newestRun(world, workflow, ++runs);
	expect({ status: execution.status, error: execution.error }).toEqual({ status: 'success', error: undefined });
	expect(marksOf(execution, workflow.nodes)).toEqual([markOf(operation, exit)]);
	const [item] = itemsOf(execution, markOf(operation, exit)) ?? [];
	expect(item).toMatchObject({ call_control_id: leg.call_control_id, client_state: null });
	simulator.hangUp(leg);
}

describe('an in-call command behind a trigger leaves by', () => {
	it.each(cases)('$operation: $exit', async (each) => await play(each));

	it('answer: Call Ended', async () => {
		await callIn(world, { givesUpAfterMs: 1 });
		const execution = await newestRun(world, workflow, ++runs);
		expect(marksOf(execution, workflow.nodes)).toEqual(['Answer: Call Ended']);
	});
});

describe('the same while', () => {
	const disturbances: Array<[string, Partial<Switches>, Array<[string, string]>]> = [
		['the event comes before the command’s own reply', { eventBeforeReply: true }, [['speak', 'Finished'], ['startPlayback', 'Finished'], ['gather', '1: Sales'], ['enqueue', 'Waited Too Long'], ['refer', 'Failed'], ['startAiAssistant', 'Finished'], ['gatherUsingAi', 'Finished'], ['transfer', 'Connected'], ['transfer', 'Busy']]],
		['every event comes three times', { duplicateDeliveries: 2 }, [['speak', 'Finished'], ['gather', '1: Sales'], ['transfer', 'Connected']]],
		['events change places', { swapOrder: true }, [['speak', 'Finished'], ['gather', 'Caller Hung Up'], ['transfer', 'Connected']]],
		['the last events of a command come after call.hangup', { hangupFirst: true }, [['gather', 'Caller Hung Up'], ['speak', 'Call Ended']]],
		['call.bridged comes before call.answered', { bridgedBeforeAnswered: true }, [['transfer', 'Connected']]],
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
	const failed = (await world.client.listExecutions(workflow.id)).filter(({ status }) => status === 'error');
	expect(failed).toEqual([]);
});
