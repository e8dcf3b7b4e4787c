import type { INodeParameters } from 'n8n-workflow';
import { itemsOf } from '../n8n/execution';
import type { ExecutionSummary, StoredWorkflow } from '../n8n/clientTypes';
import type { Application } from '../simulator';
import { Flow } from '../support/flow';
import { automatic, placeOf, webhookOf } from '../support/registration';
import { startWorld, type World } from '../support/world';

jest.setTimeout(180_000);

const NOTHING_SET = 'https://example.com/not-set-yet';
const TESTER = '+13125550901';
const CUSTOMER = '+13125550902';
const WITHIN = { timeoutMs: 60_000 };

let world: World;
let numbers = 0;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});
afterAll(async () => await world?.close());

/** An application with a number of its own. */
function add(): { application: Application; number: string } {
	const application = world.simulator.applications.add({
		application_name: 'Clinic',
		webhook_event_url: NOTHING_SET,
	});
	const number = `+1312555${1000 + numbers++}`;
	world.simulator.numbers.add({ phone_number: number, connection_id: application.id });
	return { application, number };
}

async function store(application: Application, options: INodeParameters): Promise<StoredWorkflow> {
	const parameters = automatic(application, { options });
	const flow = new Flow('Calls').trigger('Trigger', parameters).mark('Started');
	return await world.create(flow.arrow('Trigger', 'Started').build());
}

const testOn = ({ id }: Application): INodeParameters => ({
	testApplication: { __rl: true, mode: 'list', value: id },
});
const listen = async (workflow: StoredWorkflow) =>
	await world.client.runWorkflow(workflow.id, { trigger: 'Trigger' });
const urlsOf = ({ nodes }: StoredWorkflow) => ({
	production: `${world.n8n.url}/webhook/${nodes[0].webhookId}/telnyx-voice`,
	test: `${world.n8n.url}/webhook-test/${nodes[0].webhookId}/telnyx-voice`,
});
const restored = async (application: Application) =>
	await world.simulator.waitFor(() => application.webhook_event_url === NOTHING_SET, WITHIN);

async function call(from: string, to: string): Promise<void> {
	const leg = await world.simulator.incomingCall({ from, to });
	await world.simulator.waitFor(
		() =>
			world.simulator.deliveries.find(
				({ event, status }) =>
					status === 200 && event.data.payload.call_control_id === leg.call_control_id,
			),
		WITHIN,
	);
}

async function runs(workflow: StoredWorkflow, count: number): Promise<ExecutionSummary[]> {
	const found = await world.client.session.poll(
		async () => await world.client.listExecutions(workflow.id),
		(list) => list.length >= count && list.every(({ status }) => status !== 'running'),
		60_000,
		`${count} executions`,
	);
	expect(found).toHaveLength(count);
	return found;
}

describe('listening for a test event', () => {
	it('on an application for tests leaves the published workflow alone', async () => {
		const [production, test] = [add(), add()];
		const workflow = await store(production.application, testOn(test.application));
		await world.client.publish(workflow);
		const before = webhookOf(test.application);
		await listen(workflow);
		const { production: live, test: listening } = urlsOf(workflow);
		expect(placeOf(test.application)).toBe(listening);
		expect(placeOf(production.application)).toBe(live);

		await call(CUSTOMER, production.number);
		await call(TESTER, test.number);
		const found = await runs(workflow, 2);
		expect(found.map(({ mode }) => mode)).toEqual(['manual', 'webhook']);
		const execution = await world.client.getExecution(found[0].id);
		expect(itemsOf(execution, 'Trigger')?.[0]).toMatchObject({ from: TESTER });
		await restored(test.application);
		expect(webhookOf(test.application)).toEqual(before);
		expect(placeOf(production.application)).toBe(live);
		await world.client.unpublish(workflow.id);
	});

	it('gives the application back when it is cancelled', async () => {
		const { application } = add();
		const workflow = await store(application, {});
		await listen(workflow);
		expect(placeOf(application)).toBe(urlsOf(workflow).test);
		await world.client.stopListening(workflow.id);
		await restored(application);
	});

	it.each(['listened to elsewhere', 'published'])(
		'leaves nothing behind after a crash, once the node is %s',
		async (next) => {
			const [test, other] = [add(), add()];
			const workflow = await store(other.application, testOn(test.application));
			await listen(workflow);
			expect(placeOf(test.application)).toBe(urlsOf(workflow).test);
			await world.n8n.kill();
			await world.n8n.restart();
			expect(placeOf(test.application)).toBe(urlsOf(workflow).test);

			if (next === 'published') {
				await world.client.publish(workflow);
				expect(placeOf(other.application)).toBe(urlsOf(workflow).production);
				expect(test.application.webhook_event_url).toBe(NOTHING_SET);
				await world.client.unpublish(workflow.id);
				return;
			}
			const third = add();
			const { nodes, connections, name, versionId } = workflow;
			const parameters = automatic(other.application, { options: testOn(third.application) });
			const changed = await world.client.updateWorkflow(workflow.id, {
				...{ name, connections, versionId },
				nodes: [{ ...nodes[0], parameters }, ...nodes.slice(1)],
			});
			await listen(changed);
			expect(test.application.webhook_event_url).toBe(NOTHING_SET);
			expect(placeOf(third.application)).toBe(urlsOf(workflow).test);
			await world.client.stopListening(workflow.id);
			await restored(third.application);
		},
	);

	it('keeps on while the workflow is published elsewhere', async () => {
		const [production, test] = [add(), add()];
		const workflow = await store(production.application, testOn(test.application));
		await listen(workflow);
		await world.client.publish(workflow);
		expect(placeOf(test.application)).toBe(urlsOf(workflow).test);
		await world.client.unpublish(workflow.id);
		expect(placeOf(test.application)).toBe(urlsOf(workflow).test);
		await world.client.stopListening(workflow.id);
		await restored(test.application);
	});

	it('says at once that it would hear nothing', async () => {
		const { application } = add();
		const workflow = await store(application, {});
		await world.client.publish(workflow);
		await expect(listen(workflow)).rejects.toThrow(
			/You would hear nothing.*Test Application.*Test Callers/,
		);
		expect(placeOf(application)).toBe(urlsOf(workflow).production);
		await world.client.unpublish(workflow.id);
	});
});

describe('test callers', () => {
	it('come to the editor while somebody listens there, all others stay in production', async () => {
		const { application, number } = add();
		const workflow = await store(application, { testCallers: [TESTER] });
		await world.client.publish(workflow);

		await call(TESTER, number);
		expect((await runs(workflow, 1)).map(({ mode }) => mode)).toEqual(['webhook']);
		await listen(workflow);
		await call(CUSTOMER, number);
		await call(TESTER, number);
		const found = await runs(workflow, 3);
		expect(found.map(({ mode }) => mode)).toEqual(['manual', 'webhook', 'webhook']);
		const execution = await world.client.getExecution(found[0].id);
		expect(itemsOf(execution, 'Trigger')?.[0]).toMatchObject({ from: TESTER });

		await call(TESTER, number);
		expect((await runs(workflow, 4))[0].mode).toBe('webhook');
		expect(placeOf(application)).toBe(urlsOf(workflow).production);
		await world.client.unpublish(workflow.id);
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('finish in the editor what they have begun there', async () => {
		const { application, number } = add();
		const workflow = await store(application, { testCallers: [TESTER] });
		const [trigger, ...others] = workflow.nodes;
		trigger.parameters.events = ['incomingCall', 'call.hangup'];
		const { name, connections, versionId } = workflow;
		const changed = await world.client.updateWorkflow(workflow.id, {
			...{ name, connections, versionId },
			nodes: [trigger, ...others],
		});
		await world.client.publish(changed);
		await listen(changed);
		const leg = await world.simulator.incomingCall({ from: TESTER, to: number });
		await runs(workflow, 1);
		world.simulator.hangUp(leg);
		await world.simulator.waitFor(
			() =>
				world.simulator.deliveries.find(
					({ event, status }) =>
						status === 200 &&
						event.data.event_type === 'call.hangup' &&
						event.data.payload.call_control_id === leg.call_control_id,
				),
			WITHIN,
		);
		await call(CUSTOMER, number);
		const found = await runs(workflow, 2);
		expect(found.map(({ mode }) => mode)).toEqual(['webhook', 'manual']);
		await world.client.unpublish(workflow.id);
	});
});
