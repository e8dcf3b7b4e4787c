import { startSimulator, type Application, type Simulator } from '../../simulator';
import { loadEngine } from '../../support/engine/harness';
import {
	addApplication,
	automatic,
	NOTHING_SET,
	placeOf,
	TriggerLife,
	webhookOf,
} from '../../support/n8n/registration';

const OWN = 'https://n8n.example.com/webhook/webhook-under-test/telnyx-voice';
const ELSEWHERE = 'https://pbx.acme.org/hook?token=abc&x=1%2B2#part';

let simulator: Simulator;
let trigger: TriggerLife;

beforeAll(async () => {
	simulator = await startSimulator();
	trigger = new TriggerLife(await loadEngine(), simulator);
});
afterAll(async () => await simulator.close());
beforeEach(() => simulator.faults.clear());

const add = (more: Partial<Application> = {}): Application => addApplication(simulator, more);
const patches = () => simulator.requests.filter(({ method }) => method === 'PATCH');

describe('publishing', () => {
	it('sends the calls here with API version 2 and time to answer, and nothing else changes', async () => {
		const application = add({ webhook_api_version: '1', first_command_timeout: true });
		const before = structuredClone(application);
		await trigger.publish(automatic(application));

		expect(placeOf(application)).toBe(OWN);
		expect(application).toEqual({
			...before,
			webhook_event_url: application.webhook_event_url,
			webhook_api_version: '2',
			webhook_timeout_secs: 15,
			updated_at: application.updated_at,
		});
		await trigger.unpublish(automatic(application));
	});

	it('keeps a timeout that somebody has set', async () => {
		const application = add({ webhook_timeout_secs: 4 });
		await trigger.publish(automatic(application));
		expect(webhookOf(application)).toMatchObject({ version: '2', timeout: 4 });
		await trigger.unpublish(automatic(application));
	});

	it('changes nothing the second time', async () => {
		const application = add();
		await trigger.publish(automatic(application));
		const url = application.webhook_event_url;
		const before = patches().length;
		await trigger.publish(automatic(application));

		expect(patches()).toHaveLength(before);
		expect(application.webhook_event_url).toBe(url);
		await trigger.unpublish(automatic(application));
	});

	it.each([
		['version 1 and no timeout', { webhook_api_version: '1', webhook_timeout_secs: null }],
		['version 2 and a timeout', { webhook_api_version: '2', webhook_timeout_secs: 7 }],
	] as const)('is undone exactly: %s', async (_, settings) => {
		const application = add({ ...settings, webhook_event_url: ELSEWHERE });
		const before = webhookOf(application);
		const parameters = automatic(application, { options: { takeOver: true } });
		await trigger.publish(parameters);
		expect(placeOf(application)).toBe(OWN);
		await trigger.unpublish(parameters);

		expect(webhookOf(application)).toEqual(before);
	});

	it('is undone on whichever page of the list the application stands', async () => {
		const application = add();
		await trigger.publish(automatic(application));
		const others = Array.from({ length: 260 }, () => add());
		await trigger.unpublish(automatic(application));

		expect(application.webhook_event_url).toBe(NOTHING_SET);
		for (const { id } of others) simulator.applications.remove(id);
	});

	it('moves from one application to another', async () => {
		const [first, second] = [add(), add()];
		await trigger.publish(automatic(first));
		// n8n did not come to delete(), e.g. since it crashed in between.
		await trigger.publish(automatic(second));

		expect(first.webhook_event_url).toBe(NOTHING_SET);
		expect(placeOf(second)).toBe(OWN);
		await trigger.unpublish(automatic(second));
		expect(second.webhook_event_url).toBe(NOTHING_SET);
	});

	it('finds its own URL again after n8n has moved to another host', async () => {
		const application = add({ webhook_api_version: '1' });
		const before = webhookOf(application);
		await trigger.publish(automatic(application));
		const moved = application.webhook_event_url.replace('n8n.example.com', 'old.acme.org');
		application.webhook_event_url = moved;
		await trigger.publish(automatic(application));
		expect(placeOf(application)).toBe(OWN);

		application.webhook_event_url = moved;
		await trigger.unpublish(automatic(application));
		expect(webhookOf(application)).toEqual(before);
	});

	it('accepts its URL where somebody had put it by hand, and leaves it there', async () => {
		const application = add({ webhook_event_url: OWN });
		await trigger.publish(automatic(application));
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_url).toBe(OWN);
	});
});

describe('unpublishing', () => {
	it('leaves a URL alone that somebody has set meanwhile', async () => {
		const application = add();
		await trigger.publish(automatic(application));
		application.webhook_event_url = ELSEWHERE;
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_url).toBe(ELSEWHERE);
	});

	it('is content with an application that is gone, also in this very moment', async () => {
		const application = add();
		await trigger.publish(automatic(application));
		simulator.faults.add({ path: new RegExp(`/${application.id}$`), status: 404, body: {} });
		await expect(trigger.unpublish(automatic(application))).resolves.toMatchObject({
			result: true,
		});
		simulator.applications.remove(application.id);
		await expect(trigger.unpublish(automatic(application))).resolves.toMatchObject({
			result: true,
		});
	});

	it('fails when Telnyx does, so that n8n tries again', async () => {
		const application = add();
		await trigger.publish(automatic(application));
		simulator.faults.add({ method: 'PATCH', status: 422, body: { errors: [] } });
		await expect(trigger.unpublish(automatic(application))).rejects.toThrow(
			/Setting the webhook URL/,
		);
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('changes nothing that was set up by hand', async () => {
		const seen = simulator.requests.length;
		const parameters = { setup: 'manual', events: ['incomingCall'] };
		await trigger.publish(parameters);
		await trigger.listen(parameters);
		await trigger.stopListening(parameters);
		await trigger.unpublish(parameters);
		expect(simulator.requests).toHaveLength(seen);
	});
});
