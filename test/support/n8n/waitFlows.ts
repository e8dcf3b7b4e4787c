import type { INode, INodeParameters } from 'n8n-workflow';
import type { ExecutionResult } from '../../n8n/execution';
import type { Leg } from '../../simulator';
import { byId, byNumber, Flow } from './flow';
import { ACCOUNT_NUMBER, type PublishedWorkflow, type World } from './world';

const CALLER = '+13125550123';
/** Rings for Transfer, and for the Dial before Bridge. */
export const COLLEAGUE = '+13125550199';
export const DESK = 'sip:desk@example.com';

export const RINGING = ['Busy', 'No Answer', 'Rejected', 'Failed'];
const KEYED = ['Other Input', 'No Input', 'Invalid', 'Hung Up', 'Timed Out'];

/** An in-call command of the menu: the key that leads to it, and its exits. */
interface Entry {
	operation: string;
	parameters?: INodeParameters;
	exits: string[];
}

const AUDIO = { audioSource: 'audioUrl', audioUrl: 'https://example.com/hello.mp3' };

/** One command per key, so that one published workflow shows them all. */
export const MENU: Readonly<Record<string, Entry>> = {
	'1': { operation: 'speak', parameters: { payload: 'Hello' }, exits: ['Finished', 'Call Ended'] },
	'2': {
		operation: 'startPlayback',
		parameters: AUDIO,
		exits: ['Finished', 'Call Ended', 'Failed'],
	},
	'3': {
		operation: 'gather',
		parameters: {
			keys: { key: [{ digits: '1', label: 'Sales' }] },
			options: { validDigits: '127', initialTimeoutMillis: 5000 },
		},
		exits: [...KEYED, '1: Sales'],
	},
	'4': {
		operation: 'recordMessage',
		parameters: { maxLength: 60 },
		exits: ['Recorded', 'No Message', 'Call Ended'],
	},
	'5': {
		operation: 'enqueue',
		parameters: { queueName: 'support', options: { maxWaitTimeSecs: 60 } },
		exits: ['Bridged', 'Too Long', 'Left', 'Hung Up'],
	},
	'6': { operation: 'refer', parameters: { sipAddress: DESK }, exits: ['Completed', 'Failed'] },
	'7': {
		operation: 'startAiAssistant',
		parameters: { assistant: byId('assistant-1') },
		exits: ['Finished', 'Call Ended'],
	},
	'8': {
		operation: 'gatherUsingAi',
		parameters: {
			schemaSource: 'json',
			parametersJson: '{"type":"object","properties":{"age":{"type":"integer"}}}',
		},
		exits: ['Finished', 'Invalid', 'Call Ended'],
	},
	'9': {
		operation: 'transfer',
		parameters: { to: COLLEAGUE },
		exits: ['Connected', ...RINGING, 'Hung Up'],
	},
};

/** Name of the mark behind an exit of the menu. */
export function markOf(operation: string, exit: string): string {
	return `${operation}: ${exit}`;
}

/** Incoming call → Answer → a menu → one waiting command per key → a mark per exit. */
export function menuFlow(): Flow {
	const keys = Object.keys(MENU);
	const flow = new Flow('Menu')
		.trigger('Call')
		.call('Answer', 'answer')
		.call('Menu', 'gather', { keys: { key: keys.map((digits) => ({ digits, label: '' })) } })
		.mark('Answer: Call Ended', 'Menu: nothing')
		.arrow('Call', 'Answer')
		.arrows('Answer', 'Menu', 'Answer: Call Ended');
	for (const { operation, parameters, exits } of Object.values(MENU)) {
		flow
			.call(operation, operation, parameters)
			.mark(...exits.map((exit) => markOf(operation, exit)));
		flow.arrows(operation, ...exits.map((exit) => markOf(operation, exit)));
	}
	const behind = keys.map((key) => MENU[key].operation);
	return flow.arrows('Menu', ...KEYED.map(() => 'Menu: nothing'), ...behind);
}

/** Calls the account's number. */
export async function callIn(world: World, caller = {}): Promise<Leg> {
	return await world.simulator.incomingCall({ from: CALLER, to: ACCOUNT_NUMBER, caller });
}

/** Names of the nodes without parameters that a run has passed, in alphabetical order. */
export function marksOf(execution: ExecutionResult, nodes: INode[]): string[] {
	const marks = nodes.filter(({ type }) => type === 'n8n-nodes-base.noOp');
	return marks.map(({ name }) => name).filter((name) => execution.runData[name]);
}

/** n8n's own Webhook node → Dial → a mark per exit. */
export function dialFlow(
	world: World,
	path: string,
	parameters: INodeParameters = {},
	exits = ['Answered', ...RINGING],
	more = {},
): Flow {
	return new Flow(path)
		.webhook('Start', path)
		.call('Dial', 'dial', { ...dialTo(world), ...parameters }, more)
		.mark(...exits)
		.arrow('Start', 'Dial')
		.arrows('Dial', ...exits);
}

/** Parameters of a Dial to the number in the body of the webhook. */
export function dialTo({ application }: World): INodeParameters {
	return {
		connectionId: byId(application.id),
		to: '={{ $json.body.to }}',
		from: byNumber(ACCOUNT_NUMBER),
	};
}

/** Starts a run; n8n numbers them. */
export async function start({ n8n }: World, path: string, body: object): Promise<void> {
	const response = await fetch(`${n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`n8n did not start ${path}: ${response.status}`);
	await response.arrayBuffer();
}

/**
 * The newest run of a workflow, as soon as it has ended or has reached one of the given states.
 *
 * @param count how many runs the workflow has by then
 */
export async function newestRun(
	{ client }: World,
	{ id }: Pick<PublishedWorkflow, 'id'>,
	count: number,
	until?: string[],
): Promise<ExecutionResult> {
	const ids = await client.session.poll(
		async () => (await client.listExecutions(id)).map((run) => Number(run.id)),
		(found) => found.length >= count,
		60_000,
		`${count} runs of workflow ${id}`,
	);
	if (ids.length > count) throw new Error(`${ids.length} runs instead of ${count}`);
	const newest = Math.max(...ids);
	return await client.waitForExecution(String(newest), until);
}
