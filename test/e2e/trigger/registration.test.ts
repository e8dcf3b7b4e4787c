import type { INodeParameters } from 'n8n-workflow';
import type { StoredWorkflow } from '../../n8n/clientTypes';
import type { Application } from '../../simulator';
import { Flow } from '../../support/n8n/flow';
import {
	addApplication,
	automatic,
	NOTHING_SET,
	placeOf,
	webhookOf,
} from '../../support/n8n/registration';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(180_000);

const WITHIN = { timeoutMs: 60_000 };

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});
afterAll(async () => await world?.close());
afterEach(() => world.simulator.faults.clear());

const add = (more: Partial<Application> = {}): Application => addApplication(world.simulator, more);

async function store(application: Application, more: INodeParameters = {}, name = 'Calls') {
	const flow = new Flow(name).trigger('Trigger', automatic(application, more)).mark('Started');
	return await world.create(flow.arrow('Trigger', 'Started').build());
}

async function publish(application: Application, more: INodeParameters = {}, name?: string) {
	const workflow = await store(application, more, name);
	await world.client.publish(workflow);
	expect(placeOf(application)).toBe(urlOf(workflow));
	return workflow;
}

const urlOf = ({ nodes }: StoredWorkflow): string =>
	`${world.n8n.url}/webhook/${nodes[0].webhookId}/telnyx-voice`;

/** Saves a change of the trigger and publishes it over what is live. */
async function republish(workflow: StoredWorkflow, change: object): Promise<StoredWorkflow> {
	const [trigger, ...others] = workflow.nodes;
	const name = 'name' in change ? String(change.name) : trigger.name;
	const changed = await world.client.updateWorkflow(workflow.id, {
		name: workflow.name,
		nodes: [{ ...trigger, ...change }, ...others],
		connections: { [name]: workflow.connections[trigger.name] },
		versionId: workflow.versionId,
	});
	await world.client.publish(changed);
	return changed;
}

const reads = async (application: Application, url: string) =>
	await world.simulator.waitFor(() => placeOf(application) === url.split('?')[0], WITHIN);

describe('a published workflow', () => {
	it('gets the calls of its application until it is unpublished', async () => {
		const application = add({ webhook_api_version: '1' });
		const before = webhookOf(application);
		const workflow = await publish(application);
		expect(webhookOf(application)).toMatchObject({ version: '2', timeout: 15 });

		await world.client.unpublish(workflow.id);
		expect(webhookOf(application)).toEqual(before);
		// n8n has nothing to lose: what was there before stands at Telnyx.
		const { staticData } = await world.client.session.get<{ staticData: object | null }>(
			`/workflows/${workflow.id}`,
		);
		expect(
			Object.values(staticData ?? {}).filter((each) => Object.keys(each as object).length > 0),
		).toEqual([]);
	});

	it('keeps them when its trigger is renamed or changed', async () => {
		const application = add({ webhook_timeout_secs: 9 });
		const before = webhookOf(application);
		let workflow = await publish(application);
		workflow = await republish(workflow, { name: 'Phone' });
		await reads(application, urlOf(workflow));
		workflow = await republish(workflow, {
			parameters: automatic(application, { events: ['call.hangup'] }),
		});
		await reads(application, urlOf(workflow));
		await world.client.unpublish(workflow.id);
		expect(webhookOf(application)).toEqual(before);
	});

	it('goes to another application, and leaves the first one as it was', async () => {
		const [first, second] = [add(), add()];
		const workflow = await publish(first);
		await republish(workflow, { parameters: automatic(second) });
		await reads(second, urlOf(workflow));
		expect(first.webhook_event_url).toBe(NOTHING_SET);
		await world.client.unpublish(workflow.id);
		expect(second.webhook_event_url).toBe(NOTHING_SET);
	});

	it('is unpublished although its application is gone', async () => {
		const application = add();
		const workflow = await publish(application);
		world.simulator.applications.remove(application.id);
		await world.client.unpublish(workflow.id);
	});

	it('leaves a URL alone that somebody has set meanwhile', async () => {
		const application = add();
		const workflow = await publish(application);
		application.webhook_event_url = 'https://pbx.acme.org/hook?line=1';
		await world.client.unpublish(workflow.id);
		expect(application.webhook_event_url).toBe('https://pbx.acme.org/hook?line=1');
	});

	it('survives restarts and crashes of n8n', async () => {
		const application = add({ webhook_api_version: '1' });
		const before = webhookOf(application);
		const workflow = await publish(application);
		await world.n8n.restart();
		expect(placeOf(application)).toBe(urlOf(workflow));
		await world.n8n.kill();
		await world.n8n.restart();
		expect(placeOf(application)).toBe(urlOf(workflow));
		await world.client.unpublish(workflow.id);
		expect(webhookOf(application)).toEqual(before);
	});

	it('has the chosen phone numbers', async () => {
		const application = add();
		world.simulator.numbers.add({ phone_number: '+13125550801', connection_id: add().id });
		const workflow = await publish(application, { phoneNumbers: ['+13125550801'] });
		expect(world.simulator.numbers.connectionOf('+13125550801')).toBe(application.id);
		const leg = await world.simulator.incomingCall({ from: '+13125550099', to: '+13125550801' });
		await world.simulator.waitFor(
			() =>
				world.simulator.deliveries.find(
					({ event, status }) =>
						status === 200 && event.data.payload.call_control_id === leg.call_control_id,
				),
			WITHIN,
		);
		await world.client.unpublish(workflow.id);
	});
});

describe('a publication that fails', () => {
	it('names who else uses the application, and what to do', async () => {
		const application = add();
		const first = await publish(application, {}, 'Front desk & Co');
		const second = await store(application);
		const failure = world.client.publish(second);
		await expect(failure).rejects.toThrow(/sends its calls to the workflow “Front desk & Co”\./);
		await expect(failure).rejects.toThrow(/Take Over/);
		expect(placeOf(application)).toBe(urlOf(first));

		await republish(second, {
			parameters: automatic(application, { options: { takeOver: true } }),
		});
		await reads(application, urlOf(second));
		await world.client.unpublish(second.id);
		expect(placeOf(application)).toBe(urlOf(first));
		await world.client.unpublish(first.id);
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('leaves the application as it was, after all of n8n’s tries', async () => {
		const application = add({ webhook_api_version: '1' });
		const before = webhookOf(application);
		const { simulator } = world;
		// Telnyx does what it is told, and says that it has not: the worst case.
		const fault = { method: 'PATCH', status: 422, when: 'after', body: { errors: [] } } as const;
		const seen = simulator.requests.length;
		simulator.faults.add(fault);
		const tries = () => simulator.requests.slice(seen).filter(({ method }) => method === 'PATCH');
		const workflow = await store(application);
		const failure = world.client.publish(workflow);
		// Each failed try is followed by a delete(), whose request must get through.
		for (let count = 1; count < 5; count++) {
			await simulator.waitFor(
				() => tries().filter(({ status }) => status === 200).length === count,
				WITHIN,
			);
			simulator.faults.add(fault);
		}
		await expect(failure).rejects.toThrow(/Setting the webhook URL/);
		await simulator.waitFor(() => tries().length === 10, WITHIN);
		expect(webhookOf(application)).toEqual(before);
		await world.client.unpublish(workflow.id);
	});

	it('is no failure when Telnyx is away for a moment', async () => {
		const application = add();
		world.simulator.faults.add({ status: 503, times: 2, body: 'busy' });
		const workflow = await publish(application);
		world.simulator.faults.add({ status: 503, times: 2, body: 'busy' });
		await world.client.unpublish(workflow.id);
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});
});
