import { randomUUID as uuid } from 'node:crypto';
import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import { freePort } from '../../n8n/n8nProcess';
import type { Script } from '../../simulator';
import { startBalancer, type Balancer } from '../../support/n8n/balancer';
import { openEditor } from '../../support/n8n/chromium';
import { Flow } from '../../support/n8n/flow';
import { dialFlow, dialTo, marksOf, newestRun, RINGING, start } from '../../support/n8n/waitFlows';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(300_000);

let world: World;
let balancer: Balancer;
beforeAll(async () => {
	const port = await freePort();
	balancer = await startBalancer({ main: port, webhooks: [port] });
	world = await startWorld({
		simulator: { speed: 20 },
		n8n: { port, webhookUrl: balancer.url },
	});
});
afterAll(async () => {
	await world?.close();
	await balancer?.close();
});

let numbers = 0;
/** A phone of its own for each call. */
function phone(script: Script): string {
	const to = `+1312555${String(2000 + numbers++)}`;
	world.simulator.people.set(to, script);
	return to;
}
const path = () => `dial-${uuid()}`;

function expectSuccess({ status, error }: ExecutionResult): void {
	expect({ status, error }).toEqual({ status: 'success', error: undefined });
}

it('works in a test run of the editor, where nothing of the workflow is live', async () => {
	const flow = new Flow('Test run')
		.node('Start', 'n8n-nodes-base.manualTrigger')
		.call('Dial', 'dial', { ...dialTo(world), to: phone({ does: 'busy', afterMs: 25_000 }) })
		.mark('Answered', ...RINGING)
		.arrow('Start', 'Dial')
		.arrows('Dial', 'Answered', ...RINGING);
	const workflow = await world.create(flow.build());
	const id = await world.client.runWorkflow(workflow.id, { trigger: 'Start' });
	const execution = await world.client.waitForExecution(String(id));
	expectSuccess(execution);
	expect(marksOf(execution, workflow.nodes)).toEqual(['Busy']);
	// The published workflow's address is for published workflows.
	expect(world.simulator.commands.at(-1)?.body.webhook_url).toMatch(/\/webhook-waiting\//);
});

it('shows in the editor what it waits for, then where it went', async () => {
	const to = phone({ does: 'noAnswer' });
	const { simulator } = world;
	const flow = new Flow('Seen')
		.node('Start', 'n8n-nodes-base.manualTrigger')
		.call('Dial', 'dial', { ...dialTo(world), to, options: { timeoutSecs: 600 } })
		.mark('Answered', ...RINGING)
		.arrow('Start', 'Dial')
		.arrows('Dial', 'Answered', ...RINGING);
	const workflow = await world.create(flow.build());
	const editor = await openEditor(world.n8n, world.client);
	try {
		await editor.openWorkflow(workflow.id);
		const node = (name: string) =>
			editor.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
		const succeeded = (name: string) =>
			node(name).locator('[data-test-id="canvas-node-status-success"]');
		await editor.page.locator('[data-test-id="execute-workflow-button"]').first().click();
		await node('Dial').locator('.waiting').waitFor();
		await editor.openNode('Dial');
		const names = ['Answered', ...RINGING].join(', ');
		await editor.page.getByText(`Waiting for the call: ${names}`).waitFor();
		await editor.page.locator('[data-test-id="ndv-close-button"]').click();

		const leg = simulator.calls.all().find((each) => each.to === to);
		if (leg) simulator.hangUp(leg);
		await succeeded('Rejected').waitFor();
		expect(await succeeded('Answered').count()).toBe(0);
	} finally {
		await editor.close();
	}
});

it('“Execute step” of a Dial starts it at once, also in a published workflow', async () => {
	const flow = new Flow('Step')
		.node('Start', 'n8n-nodes-base.manualTrigger')
		.call('Dial', 'dial', { ...dialTo(world), to: phone({ does: 'busy', afterMs: 25_000 }) })
		.mark('Answered', ...RINGING)
		.arrow('Start', 'Dial')
		.arrows('Dial', 'Answered', ...RINGING);
	const workflow = await world.create(flow.build());
	const id = await world.client.runWorkflow(workflow.id, { trigger: 'Start', destination: 'Dial' });
	const execution = await world.client.waitForExecution(String(id));
	expectSuccess(execution);
	expect(itemsOf(execution, 'Dial', 1)).toMatchObject([{ outcome: 'busy' }]);
});

it('survives SIGKILL and a new version of the workflow while it is paused', async () => {
	const hook = path();
	const workflow = await world.publish(
		dialFlow(world, hook, { options: { timeoutSecs: 600 } }).build(),
	);
	const to = phone({ does: 'noAnswer' });
	const { simulator, n8n, client } = world;
	await start(world, hook, { to });
	await newestRun(world, workflow, 1, ['waiting']);
	const stored = await client.getWorkflow(workflow.id);
	const nodes = stored.nodes.map((node) =>
		node.name === 'Busy' ? { ...node, name: 'Engaged' } : node,
	);
	const changed = await client.updateWorkflow(workflow.id, {
		nodes,
		connections: {},
		versionId: stored.versionId,
	});
	await client.publish(changed);

	// A starting n8n answers 404, and for a moment 200, to every webhook: a balancer that knows when
	// n8n is ready keeps deliveries away from it.
	balancer.paused = true;
	await n8n.kill();
	const leg = simulator.calls.all().find((each) => each.to === to);
	if (leg) simulator.hangUp(leg);
	const undelivered = await simulator.waitFor(
		() =>
			simulator.deliveries.find(
				({ event, outcome }) =>
					event.data.payload.to === to &&
					event.data.event_type === 'call.hangup' &&
					outcome === 'retry',
			),
		{ timeoutMs: 30_000 },
	);
	expect(undelivered.status).toBe(503);
	simulator.switches.retries = { firstMs: 1000, factor: 1.5, maxAttempts: 20 };
	await n8n.restart();
	balancer.paused = false;

	const execution = await newestRun(world, workflow, 1);
	expectSuccess(execution);
	// As the workflow was when the run began.
	expect(marksOf(execution, workflow.nodes)).toEqual(['Rejected']);
});

it('goes on by Timed Out when no event arrives', async () => {
	const hook = path();
	const exits = ['Answered', ...RINGING, 'Timed Out'];
	const flow = dialFlow(world, hook, { options: { waitLimitMinutes: 1 } }, exits);
	const workflow = await world.publish(flow.build());
	balancer.paused = true;
	try {
		await start(world, hook, { to: phone({ does: 'busy' }) });
		const { id } = await newestRun(world, workflow, 1, ['waiting']);
		// n8n looks for runs whose time is up once a minute.
		const execution = await world.client.waitForExecution(id, undefined, 150_000);
		expectSuccess(execution);
		expect(marksOf(execution, workflow.nodes)).toEqual(['Timed Out']);
		expect(itemsOf(execution, 'Timed Out')).toMatchObject([
			{ outcome: 'timed_out', call_control_id: expect.stringMatching(/^v3:/) },
		]);
	} finally {
		balancer.paused = false;
	}
});
