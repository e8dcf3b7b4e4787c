import type { INode, INodeParameters } from 'n8n-workflow';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

/** Another start of the workflow, of a type that answers its sender. */
const trigger = (type: string, parameters: INodeParameters, disabled = false): INode => ({
	id: 'entry',
	name: 'Entry',
	type,
	typeVersion: 2,
	position: [0, 200],
	disabled,
	parameters,
});
const behind = (node: INode) => ({
	nodes: [node],
	connections: {
		Entry: { main: [[{ node: 'Telnyx Voice', type: 'main' as const, index: 0 }]] },
	},
});

const WEBHOOK = 'n8n-nodes-base.webhook';
const CHAT = '@n8n/n8n-nodes-langchain.chatTrigger';

// Names of the settings: the Webhook node and the Chat Trigger of n8n 2.40.
const waits: Array<[string, INodeParameters]> = [
	[WEBHOOK, { responseMode: 'lastNode' }],
	[WEBHOOK, { responseMode: 'lastNode', responseData: 'allEntries' }],
	[CHAT, {}],
	[CHAT, { options: { responseMode: 'lastNode' } }],
	[CHAT, { options: { responseMode: 'streaming' } }],
	['n8n-nodes-base.formTrigger', { responseMode: 'lastNode' }],
];
describe.each(['dial', 'speak', 'gather'])('%s', (operation) => {
	it.each(waits)('gives an item to %s %j while it waits', async (type, parameters) => {
		const { run } = await lab.pause(operation, {}, behind(trigger(type, parameters)));
		expect(run.outputs.flat()).toEqual([
			expect.objectContaining({
				json: { outcome: 'waiting', output: expect.stringMatching(/call/) as string },
			}),
		]);
		// n8n answers with the first output.
		expect(run.outputs[0]).toHaveLength(1);
	});
});

it('leaves nothing of it behind when the outcome is there', async () => {
	const entry = trigger(WEBHOOK, { responseMode: 'lastNode' });
	const paused = await lab.pause('dial', {}, behind(entry));
	const { run } = await paused.send('call.hangup', { hangup_cause: 'user_busy' });
	expect((await lab.left(run)).exit).toBe('Busy');
});

const others: Array<[string, INodeParameters, boolean]> = [
	[WEBHOOK, { responseMode: 'onReceived' }, false],
	[WEBHOOK, { responseMode: 'responseNode' }, false],
	[WEBHOOK, {}, false],
	[WEBHOOK, { responseMode: 'lastNode' }, true],
	[CHAT, { options: { responseMode: 'responseNodes' } }, false],
	['n8n-nodes-telnyx-voice.telnyxVoiceTrigger', {}, false],
];
it.each(others)('shows no exit as taken behind %s %j', async (type, parameters, disabled) => {
	const { run } = await lab.pause('dial', {}, behind(trigger(type, parameters, disabled)));
	expect(run.outputs.flat()).toEqual([]);
});

it('refuses to wait where a file is to be answered, before anything is sent', async () => {
	const from = lab.commands().length;
	const entry = trigger(WEBHOOK, { responseMode: 'lastNode', responseData: 'firstEntryBinary' });
	const run = await lab.engine.runNode(lab.spec('dial', {}, behind(entry)));
	expect(run.status).toBe('error');
	expect(run.error?.message).toMatch(/“Entry” answers with a file/);
	expect(run.error?.description).toMatch(/Response Data.*Respond/s);
	expect(lab.commands().length).toBe(from);
});
