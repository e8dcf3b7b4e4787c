import { randomUUID as uuid } from 'node:crypto';
import type { WorkflowJson } from '../../n8n/clientTypes';
import { itemsOf } from '../../n8n/execution';
import type { Script } from '../../simulator';
import { startChatModel, type ChatModel } from '../../support/n8n/chatModel';
import { Flow } from '../../support/n8n/flow';
import { dialTo, newestRun, start } from '../../support/n8n/waitFlows';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(300_000);

const PATIENT = '+13125550777';
let world: World;
let model: ChatModel;
let openAi: { id: string; name: string };

beforeAll(async () => {
	model = await startChatModel({ Number: PATIENT });
	world = await startWorld({
		simulator: { speed: 20 },
		n8n: { env: { N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true' } },
	});
	const data = { apiKey: 'none', url: model.url };
	openAi = await world.client.createCredential('Model', 'openAiApi', data);
});
afterAll(async () => {
	await world?.close();
	await model?.close();
});
beforeEach(() => {
	model.toolResults.length = 0;
});

/** Webhook → AI Agent with a language model and Dial as its tool. */
function agentFlow(path: string, agentVersion: number): WorkflowJson {
	const langchain = '@n8n/n8n-nodes-langchain';
	const dial = {
		resource: 'call',
		operation: 'dial',
		...dialTo(world),
		to: "={{ $fromAI('Number', 'The phone number to call', 'string') }}",
		waitForOutcome: true,
	};
	const workflow = new Flow(`Agent ${agentVersion}`)
		.webhook('Start', path)
		.node(
			'Agent',
			`${langchain}.agent`,
			{ promptType: 'define', text: 'Call the patient', options: {} },
			{ typeVersion: agentVersion },
		)
		.node(
			'Model',
			`${langchain}.lmChatOpenAi`,
			{ model: { __rl: true, mode: 'id', value: 'test' }, options: {} },
			{ typeVersion: 1.2, credentials: { openAiApi: openAi } },
		)
		.node('Call somebody', 'n8n-nodes-telnyx-voice.telnyxVoiceTool', dial, {
			webhookId: uuid(),
			credentials: { telnyxVoiceApi: world.credential },
		})
		.arrow('Start', 'Agent')
		.build();
	const to = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	Object.assign(workflow.connections, {
		Model: to('ai_languageModel'),
		'Call somebody': to('ai_tool'),
	});
	return workflow;
}

const outcomes: Array<[Script, string]> = [
	[{ does: 'answer', afterMs: 3000 }, 'answered'],
	[{ does: 'busy', afterMs: 3000 }, 'busy'],
	[{ does: 'noAnswer' }, 'no_answer'],
];

describe('Dial as a tool of AI Agent 3', () => {
	const path = `agent-${uuid()}`;
	let workflow: Awaited<ReturnType<World['publish']>>;
	let runs = 0;
	beforeAll(async () => {
		workflow = await world.publish(agentFlow(path, 3));
	});

	it.each(outcomes)(
		'waits, and tells the model what became of the call: %j → %s',
		async (script, outcome) => {
			world.simulator.people.set(PATIENT, script);
			const before = world.simulator.count('dial');
			await start(world, path, {});
			const execution = await newestRun(world, workflow, ++runs);

			expect({ status: execution.status, error: execution.error }).toEqual({
				status: 'success',
				error: undefined,
			});
			expect(world.simulator.count('dial') - before).toBe(1);
			expect(model.toolResults).toHaveLength(1);
			expect(model.toolResults[0]).toContain(`"outcome":"${outcome}"`);
			expect(JSON.stringify(itemsOf(execution, 'Agent'))).toContain(outcome);
		},
	);
});

it('does not dial for an AI Agent 2, which cannot wait, and says why', async () => {
	const path = `agent-${uuid()}`;
	const workflow = await world.publish(agentFlow(path, 2.2));
	const before = world.simulator.count('dial');
	await start(world, path, {});
	const execution = await newestRun(world, workflow, 1);

	expect(world.simulator.count('dial')).toBe(before);
	expect(execution.status).not.toBe('waiting');
	// The person who builds the workflow sees the reason at the tool.
	expect(execution.runData['Call somebody'][0].error?.message).toMatch(
		/^This agent cannot wait for the outcome of a call.*version 3/s,
	);
});
