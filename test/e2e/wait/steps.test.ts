import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import { Flow } from '../../support/n8n/flow';
import { dialTo, RINGING } from '../../support/n8n/waitFlows';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(300_000);

const PHONE = '+13125552001';
let world: World;
beforeAll(async () => {
	world = await startWorld();
	world.simulator.people.set(PHONE, { does: 'answer', afterMs: 3000 });
});
afterAll(async () => await world?.close());

const sent = (pattern: RegExp) =>
	world.simulator.requests.filter(({ method, path }) => method === 'POST' && pattern.test(path));

/** Start → Dial → (Answered) → Speak. */
const flow = () =>
	// A text that is longer than n8n needs to store the run: nothing of a test run is live.
	new Flow('Steps')
		.node('Start', 'n8n-nodes-base.manualTrigger')
		.call('Dial', 'dial', { ...dialTo(world), to: PHONE })
		.call('Speak', 'speak', { payload: 'Hello. '.repeat(40) })
		.mark('Finished', 'Call Ended', ...RINGING)
		.arrow('Start', 'Dial')
		.arrows('Dial', 'Speak', ...RINGING)
		.arrows('Speak', 'Finished', 'Call Ended');

describe('a test run of one step after the other', () => {
	let workflowId: string;
	let first: ExecutionResult;
	const step = async (destination: string, runData: ExecutionResult['runData']) => {
		const id = await world.client.runWorkflow(workflowId, { destination, runData });
		return await world.client.waitForExecution(String(id), ['success', 'error', 'waiting']);
	};
	beforeAll(async () => {
		workflowId = (await world.create({ ...flow().build(), pinData: {} })).id;
		const id = await world.client.runWorkflow(workflowId, {
			trigger: 'Start',
			destination: 'Dial',
		});
		first = await world.client.waitForExecution(String(id));
	});

	it('refuses at once to wait on a call of an earlier run, and rings nobody', async () => {
		expect(itemsOf(first, 'Dial')).toMatchObject([{ outcome: 'answered' }]);
		const calls = sent(/\/calls$/).length;
		const second = await step('Speak', first.runData);
		expect(second.status).toBe('error');
		expect(second.error?.message).toMatch(/earlier test run: use “Execute workflow”/);
		expect(sent(/\/speak$/)).toHaveLength(0);
		expect(sent(/\/calls$/)).toHaveLength(calls);
	});

	it('goes on with the call of the same run', async () => {
		const id = await world.client.runWorkflow(workflowId, { trigger: 'Start' });
		const run = await world.client.waitForExecution(String(id));
		expect(run).toMatchObject({ status: 'success' });
		expect(itemsOf(run, 'Finished')).toMatchObject([{ outcome: 'finished' }]);
	});
});
