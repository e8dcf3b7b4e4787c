import { startSimulator, type Application, type Simulator } from '../../simulator';
import { loadEngine } from '../../support/engine/harness';
import {
	addApplication,
	automatic,
	NOTHING_SET,
	OTHER,
	placeOf,
	TriggerLife,
	webhookOf,
} from '../../support/n8n/registration';

const LISTENER = 'https://n8n.example.com/webhook-test/webhook-under-test/telnyx-voice';
const PRODUCTION = 'https://n8n.example.com/webhook/webhook-under-test/telnyx-voice';
const ELSEWHERE = 'https://pbx.acme.org/hook';

let simulator: Simulator;
let trigger: TriggerLife;

beforeAll(async () => {
	simulator = await startSimulator();
	trigger = new TriggerLife(await loadEngine(), simulator);
});
afterAll(async () => await simulator.close());

const add = (more: Partial<Application> = {}): Application => addApplication(simulator, more);
const testing = (application: Application, testApplication: Application, more = {}) =>
	automatic(application, {
		options: {
			testApplication: { __rl: true, mode: 'list', value: testApplication.id },
			...more,
		},
	});

describe('a listener', () => {
	it('uses the application for tests, and gives it back', async () => {
		const [production, test] = [
			add({ webhook_event_url: ELSEWHERE }),
			add({ webhook_api_version: '1' }),
		];
		const before = webhookOf(test);
		await trigger.listen(testing(production, test));
		expect(placeOf(test)).toBe(LISTENER);
		expect(test.webhook_api_version).toBe('2');

		await trigger.stopListening(testing(production, test));
		expect(webhookOf(test)).toEqual(before);
		expect(production.webhook_event_url).toBe(ELSEWHERE);
	});

	it('uses the chosen application while nobody gets its calls', async () => {
		const application = add();
		await trigger.listen(automatic(application));
		expect(placeOf(application)).toBe(LISTENER);
		await trigger.stopListening(automatic(application));
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('does not touch a published workflow, neither at its start nor at its end', async () => {
		const [production, test] = [add(), add()];
		await trigger.publish(testing(production, test));
		await trigger.listen(testing(production, test));
		expect([placeOf(production), placeOf(test)]).toEqual([PRODUCTION, LISTENER]);
		await trigger.stopListening(testing(production, test));
		expect([placeOf(production), placeOf(test)]).toEqual([PRODUCTION, NOTHING_SET]);
		await trigger.unpublish(testing(production, test));
	});

	it.each([
		['its own published workflow', undefined],
		['another published workflow', OTHER],
	])('is refused where it would hear nothing, or take calls from %s', async (_, nodeSettings) => {
		const application = add();
		await trigger.publish(automatic(application), { nodeSettings });
		const url = application.webhook_event_url;

		await expect(trigger.listen(automatic(application))).rejects.toThrow(
			/Test Application.*Test Callers/,
		);
		const own = testing(application, application, { takeOver: true });
		await expect(trigger.listen(own)).rejects.toThrow(/serves a published workflow/);
		await trigger.stopListening(automatic(application));
		expect(application.webhook_event_url).toBe(url);
		await trigger.unpublish(automatic(application), { nodeSettings });
	});

	it('takes no calls from somebody else, unless told to', async () => {
		const application = add({ webhook_event_url: ELSEWHERE });
		await expect(trigger.listen(automatic(application))).rejects.toThrow(ELSEWHERE);
		await expect(trigger.listen(testing(add(), application))).rejects.toThrow(ELSEWHERE);
		expect(application.webhook_event_url).toBe(ELSEWHERE);

		const told = testing(add(), application, { takeOver: true });
		await trigger.listen(told);
		expect(placeOf(application)).toBe(LISTENER);
		await trigger.stopListening(told);
		expect(application.webhook_event_url).toBe(ELSEWHERE);
	});

	it('does not stop n8n when Telnyx fails at its end, and is undone the next time', async () => {
		const [application, next] = [add(), add()];
		await trigger.listen(automatic(application));
		simulator.faults.add({ method: 'PATCH', status: 422, body: { errors: [] } });
		await expect(trigger.stopListening(automatic(application))).resolves.toMatchObject({
			result: false,
		});
		expect(placeOf(application)).toBe(LISTENER);

		await trigger.listen(automatic(next));
		expect([application.webhook_event_url, placeOf(next)]).toEqual([NOTHING_SET, LISTENER]);
		await trigger.stopListening(automatic(next));
	});

	it('gives way to publication, which remembers what was there before both', async () => {
		const application = add({ webhook_api_version: '1' });
		const before = webhookOf(application);
		await trigger.listen(automatic(application));
		await trigger.publish(automatic(application));
		await trigger.stopListening(automatic(application));
		expect(placeOf(application)).toBe(PRODUCTION);
		await trigger.unpublish(automatic(application));
		expect(webhookOf(application)).toEqual(before);
	});

	it('changes nothing for Test Callers, who must be published', async () => {
		const application = add();
		const callers = (...testCallers: string[]) =>
			automatic(application, { options: { testCallers } });
		await trigger.publish(callers('+13125550001', '+1 312 555 0002'));
		const url = application.webhook_event_url;

		await trigger.listen(callers('+13125550002', '+13125550001'));
		await trigger.stopListening(callers('+13125550002', '+13125550001'));
		expect(application.webhook_event_url).toBe(url);
		await expect(trigger.listen(callers('+13125550003'))).rejects.toThrow(
			/Publish the workflow once more/,
		);
		await trigger.unpublish(callers());
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('needs an application', async () => {
		const connectionId = { __rl: true, mode: 'list', value: '' };
		await expect(trigger.listen({ events: ['incomingCall'], connectionId })).rejects.toThrow(
			/No application is chosen/,
		);
	});
});
