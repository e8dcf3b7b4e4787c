import { Flow } from '../../support/n8n/flow';
import { deliver, newCall, publishTrigger, runsOf } from '../../support/n8n/triggerEvents';
import { hostileStates } from '../../support/engine/hostile';
import { CREDENTIAL_TYPE, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});
afterAll(async () => await world?.close());

describe('the test of the credential', () => {
	const test = async (change: Record<string, unknown> = {}) =>
		await world.client.testCredential(world.credential, CREDENTIAL_TYPE, {
			...world.credentialData,
			...change,
		});

	it.each([301, 302, 303, 307, 308])('sends no API key where a %i leads', async (status) => {
		const { simulator } = world;
		const from = simulator.requests.length;
		const location = `${simulator.origin.replace('127.0.0.1', 'localhost')}/v2/elsewhere`;
		simulator.faults.add({ path: /call_control_applications$/, status, headers: { location } });
		expect(await test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/API Base URL.*another address/) as string,
		});
		expect(simulator.requests.slice(from).map(({ path }) => path)).toEqual([
			'/v2/call_control_applications',
		]);
	});

	it('sends no API key over the internet without encryption', async () => {
		const { status, message } = await test({ baseUrl: 'http://api.telnyx.com/v2' });
		expect([status, message]).toEqual(['Error', expect.stringMatching(/^Nothing was sent/)]);
		expect(message).toMatch(/https:\/\//);
	});
});

describe('a state that a stranger has given their call', () => {
	it('starts the workflow whatever it is, and reaches no other webhook', async () => {
		const path = 'webhook-waiting/1/telnyx-voice';
		const bystander = await world.publish(
			new Flow('Bystander').webhook('Hook', path).mark('Reached').arrow('Hook', 'Reached').build(),
		);
		const flow = new Flow('Reception').trigger('Trigger', {}).mark('Started');
		const reception = await publishTrigger(world, flow.arrow('Trigger', 'Started'));
		const correlation = (resume: string) =>
			Buffer.from(JSON.stringify({ n8nWait: ['n', resume, ['call.initiated']] })).toString(
				'base64',
			);
		const states = [
			...hostileStates.map(([, state]) => state),
			correlation(`/webhook/${path}`),
			correlation('/webhook-waiting/1/telnyx-voice'),
			correlation(`/webhook-waiting/1/telnyx-voice?signature=${'0'.repeat(64)}`),
			correlation('/webhook-waiting/99999999999999999999/telnyx-voice'),
		];
		const small = states.filter((state) => JSON.stringify(state).length < 100_000);

		for (const client_state of small) {
			const payload = { ...newCall(), direction: 'incoming', client_state };
			const event = { event_type: 'call.initiated', payload };
			expect([client_state, await deliver(world, reception.triggerUrl, event)]).toEqual([
				client_state,
				{ code: 200, status: 'accepted' },
			]);
		}

		const runs = await runsOf(world, reception, small.length);
		expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['success']));
		expect(await world.client.listExecutions(bystander.id)).toEqual([]);
	});
});
