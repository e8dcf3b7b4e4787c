import { startSimulator, type Application, type Simulator } from '../../simulator';
import { loadEngine } from '../../support/engine/harness';
import {
	addApplication,
	automatic,
	OTHER,
	placeOf,
	TriggerLife,
	webhookOf,
} from '../../support/n8n/registration';

const OWN = 'https://n8n.example.com/webhook/webhook-under-test/telnyx-voice';
const LISTENER = 'https://n8n.example.com/webhook-test/webhook-under-test/telnyx-voice';
const ELSEWHERE = 'https://pbx.acme.org/hook';
const SPARE = 'https://spare.acme.org/hook?token=a%2Bb&x=1#part';
const TAKE_OVER = { options: { takeOver: true } };

let simulator: Simulator;
let trigger: TriggerLife;

beforeAll(async () => {
	simulator = await startSimulator();
	trigger = new TriggerLife(await loadEngine(), simulator);
});
afterAll(async () => await simulator.close());

const add = (more: Partial<Application> = {}): Application => addApplication(simulator, more);
const lastPatch = () => simulator.requests.findLast(({ method }) => method === 'PATCH')?.body;

/** After two answers “not yet” Telnyx would send an event there, and never here again. */
describe('the failover URL of an application', () => {
	it('is out of the way while the workflow is published, and comes back exactly', async () => {
		const application = add({
			webhook_event_url: ELSEWHERE,
			webhook_event_failover_url: SPARE,
			webhook_api_version: '1',
		});
		const before = webhookOf(application);
		await trigger.publish(automatic(application, TAKE_OVER));
		expect(placeOf(application)).toBe(OWN);
		expect(application.webhook_event_failover_url).toBeNull();

		await trigger.publish(automatic(application, TAKE_OVER));
		expect(application.webhook_event_failover_url).toBeNull();

		await trigger.unpublish(automatic(application, TAKE_OVER));
		expect(webhookOf(application)).toEqual(before);
	});

	it.each([null, ''])('is not touched where there is none: %p', async (none) => {
		const application = add({ webhook_event_failover_url: none });
		await trigger.publish(automatic(application));
		expect(lastPatch()).not.toHaveProperty('webhook_event_failover_url');
		expect(application.webhook_event_url).not.toContain('failover');

		await trigger.unpublish(automatic(application));
		expect(lastPatch()).not.toHaveProperty('webhook_event_failover_url');
		expect(application.webhook_event_failover_url).toBe(none);
	});

	it('is out of the way while somebody listens for a test event', async () => {
		const application = add({ webhook_event_failover_url: SPARE });
		await trigger.listen(automatic(application));
		expect(placeOf(application)).toBe(LISTENER);
		expect(application.webhook_event_failover_url).toBeNull();

		await trigger.stopListening(automatic(application));
		expect(application.webhook_event_failover_url).toBe(SPARE);
	});

	it('comes back after two triggers, whichever goes first', async () => {
		const application = add({ webhook_event_failover_url: SPARE });
		const before = webhookOf(application);
		const second = { nodeSettings: OTHER };
		await trigger.publish(automatic(application));
		await trigger.publish(automatic(application, TAKE_OVER), second);
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_failover_url).toBeNull();

		await trigger.unpublish(automatic(application, TAKE_OVER), second);
		expect(webhookOf(application)).toEqual(before);
	});

	it('stays where an earlier version of this package had left it', async () => {
		const application = add({ webhook_event_url: ELSEWHERE });
		await trigger.publish(automatic(application, TAKE_OVER));
		application.webhook_event_failover_url = SPARE;
		await trigger.publish(automatic(application, TAKE_OVER));
		expect(application.webhook_event_failover_url).toBeNull();

		await trigger.unpublish(automatic(application, TAKE_OVER));
		expect(application.webhook_event_url).toBe(ELSEWHERE);
		expect(application.webhook_event_failover_url).toBe(SPARE);
	});

	it('stays as somebody has set it meanwhile', async () => {
		const application = add({ webhook_event_failover_url: SPARE });
		await trigger.publish(automatic(application));
		application.webhook_event_failover_url = ELSEWHERE;
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_failover_url).toBe(ELSEWHERE);
	});
});
