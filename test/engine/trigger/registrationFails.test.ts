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

describe('an application that others use', () => {
	it.each([ELSEWHERE, 'https://user:secret@pbx.acme.org/hook'])('is not taken: %s', async (url) => {
		const application = add({ webhook_event_url: url });
		const failure = trigger.publish(automatic(application));

		await expect(failure).rejects.toThrow('https://pbx.acme.org/hook');
		await expect(failure).rejects.toThrow(/Take Over/);
		await expect(failure).rejects.not.toThrow(/token|secret/);
		// n8n calls delete() after a failed create().
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_url).toBe(url);
	});

	it('is not taken from another workflow of the same n8n, even in the same instant', async () => {
		const application = add();
		const results = await Promise.allSettled([
			trigger.publish(automatic(application)),
			trigger.publish(automatic(application), { nodeSettings: OTHER }),
		]);

		expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
		expect(placeOf(application)).toBe(OWN);
		await trigger.unpublish(automatic(application), { nodeSettings: OTHER });
		expect(placeOf(application)).toBe(OWN);
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it.each(['first', 'second'])(
		'is given back in any order when taken over: the %s goes first',
		async (leaver) => {
			const application = add({ webhook_api_version: '1' });
			const before = webhookOf(application);
			const parameters = automatic(application, { options: { takeOver: true } });
			await trigger.publish(automatic(application), { nodeSettings: OTHER });
			const others = placeOf(application);
			await trigger.publish(parameters);
			expect(placeOf(application)).toBe(OWN);

			const steps = [
				async () => await trigger.unpublish(automatic(application), { nodeSettings: OTHER }),
				async () => await trigger.unpublish(parameters),
			];
			const [now, then] = leaver === 'first' ? steps : steps.reverse();
			await now();
			expect(placeOf(application)).toBe(leaver === 'first' ? OWN : others);
			await then();
			expect(webhookOf(application)).toEqual(before);
		},
	);
});

describe('a failing publication', () => {
	it.each(['GET', 'PATCH'])('ends with the application as it was: %s fails', async (method) => {
		const application = add({ webhook_api_version: '1' });
		const before = webhookOf(application);
		simulator.faults.add({ method, status: 422, times: 1, body: { errors: [] } });
		await expect(trigger.publish(automatic(application))).rejects.toThrow();
		await trigger.unpublish(automatic(application));
		expect(webhookOf(application)).toEqual(before);
	});

	it('ends so too when Telnyx has done what it says it has not', async () => {
		const application = add();
		const fault = { method: 'PATCH', status: 422, when: 'after', body: { errors: [] } } as const;
		simulator.faults.add(fault);
		await expect(trigger.publish(automatic(application))).rejects.toThrow();
		expect(placeOf(application)).toBe(OWN);
		await trigger.unpublish(automatic(application));
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it.each([
		[
			'no application',
			{ connectionId: { __rl: true, mode: 'list', value: '' } },
			/No application is chosen/,
		],
		[
			'an unknown application',
			{ connectionId: { __rl: true, mode: 'id', value: '1' } },
			/Reading the application.*could not be found/,
		],
		['no event', { events: [] }, /No event is chosen/],
		[
			'a number of somebody else',
			{ phoneNumbers: ['+13125550777'] },
			/\+13125550777 does not belong/,
		],
		[
			'a test caller without country',
			{ options: { testCallers: ['5550777'] } },
			/Test Callers.*country code/,
		],
		[
			'a filter without country',
			{ filters: { from: ['5550777'] } },
			/“From” needs the country code.*Write the plus sign/,
		],
		[
			'an expression that decides which outputs there are',
			{ events: '={{ ["incomingCall", "call.hangup"] }}', options: { outputs: 'perEvent' } },
			/The outputs of this node cannot depend on an expression.*One for All/,
		],
		[
			'a filter that is no number',
			{ filters: { to: ['+44', 'Ann'] } },
			/“To” is not a phone number/,
		],
	])('says why: %s', async (_, parameters, message) => {
		const application = add();
		await expect(trigger.publish(automatic(application, parameters))).rejects.toThrow(message);
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('does not come of an expression for the events of one output', async () => {
		const application = add();
		const events = '={{ ["incomingCall", "call.hangup"] }}';
		await trigger.publish(automatic(application, { events }));
		expect(placeOf(application)).toBe(OWN);
		await trigger.unpublish(automatic(application, { events }));
	});

	it('says why: the application is switched off', async () => {
		const application = add({ active: false });
		await expect(trigger.publish(automatic(application))).rejects.toThrow(/switched off/);
	});
});

describe('phone numbers', () => {
	it('ring the application from then on, and stay with it', async () => {
		const [application, other] = [add(), add()];
		simulator.numbers.add({ phone_number: '+13125550701', connection_id: other.id });
		simulator.numbers.add({ phone_number: '+13125550702', connection_id: application.id });
		const seen = patches().length;
		const parameters = automatic(application, { phoneNumbers: ['+13125550701', '+13125550702'] });
		await trigger.publish(parameters);
		await trigger.unpublish(parameters);

		expect(simulator.numbers.connectionOf('+13125550701')).toBe(application.id);
		const numberPatches = patches()
			.slice(seen)
			.filter(({ path }) => path.includes('phone_numbers'));
		expect(numberPatches).toHaveLength(1);
	});

	it('all ring where they rang before, if one of them cannot be moved', async () => {
		const [application, other] = [add(), add()];
		simulator.numbers.add({ phone_number: '+13125550703', connection_id: other.id });
		const stubborn = simulator.numbers.add({
			phone_number: '+13125550704',
			connection_id: other.id,
		});
		simulator.faults.add({ path: new RegExp(stubborn.id), status: 422, body: { errors: [] } });
		const parameters = automatic(application, { phoneNumbers: ['+13125550703', '+13125550704'] });

		await expect(trigger.publish(parameters)).rejects.toThrow(/Assigning a phone number/);
		await trigger.unpublish(parameters);
		expect(simulator.numbers.connectionOf('+13125550703')).toBe(other.id);
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});
});
