import { startSimulator, type Simulator } from '../simulator';
import { loadEngine, type Engine, type WebhookResult } from '../support/engine/harness';
import { eventOf, IDS } from '../support/engine/events';

let simulator: Simulator;
let engine: Engine;
beforeAll(async () => {
	simulator = await startSimulator();
	engine = await loadEngine();
});
afterAll(async () => await simulator.close());

const incoming = () =>
	JSON.stringify(eventOf('call.initiated', { ...IDS, direction: 'incoming', client_state: null }));

async function deliver(body: string, headers: Record<string, string>): Promise<WebhookResult> {
	const { apiKey, publicKey, baseUrl } = simulator;
	return await engine.webhook({
		node: 'telnyxVoiceTrigger',
		parameters: { setup: 'manual', events: ['incomingCall'] },
		credentials: { apiKey, publicKey, baseUrl },
		body,
		headers,
	});
}

it('starts a run with a call that Telnyx signed', async () => {
	const body = incoming();
	const result = await deliver(body, simulator.sign(body));

	expect(result.status).toBe(200);
	const call = { json: { ...IDS, event_type: 'call.initiated', direction: 'incoming' } };
	expect(result.workflowData).toMatchObject([[call]]);

	const again = await deliver(body, simulator.sign(body));
	expect(again).toMatchObject({ status: 200, body: { status: 'duplicate' } });
	expect(again.workflowData).toBeUndefined();
});

describe('starts nothing with', () => {
	const forged: Array<[string, () => [body: string, headers: Record<string, string>]]> = [
		['no signature', () => [incoming(), {}]],
		['the signature of another body', () => [incoming(), simulator.sign(incoming())]],
		[
			'a signature of yesterday',
			() => {
				const body = incoming();
				return [body, simulator.sign(body, Math.floor(Date.now() / 1000) - 86_400)];
			},
		],
	];
	it.each(forged)('%s', async (_, request) => {
		const result = await deliver(...request());
		expect(result.status).toBe(401);
		expect(result.workflowData).toBeUndefined();
	});
});
