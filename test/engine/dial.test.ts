import { startSimulator, type Simulator } from '../simulator';
import { loadEngine, type Engine } from '../support/engine';

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await loadEngine();
});
afterAll(async () => await simulator.close());

test('try', async () => {
	const app = simulator.applications.add({ application_name: 'A', webhook_event_url: 'http://127.0.0.1:9/x' });
	simulator.numbers.add({ phone_number: '+13125550002', connection_id: app.id });
	const run = await engine.runNode({
		node: 'telnyxVoice',
		parameters: {
			resource: 'call', operation: 'dial', connectionId: { __rl: true, mode: 'id', value: app.id },
			to: '+1 (312) 555-0001', from: { __rl: true, mode: 'number', value: '+13125550002' },
			options: { timeoutSecs: 20, recording: { record: true, recordChannels: 'single' }, clientState: '{"a":1}' },
		},
		credentials: { apiKey: simulator.apiKey, publicKey: simulator.publicKey, baseUrl: simulator.baseUrl },
	});
	console.log(JSON.stringify(run, (k, v) => k === 'node' ? undefined : v, 1).slice(0, 3000), JSON.stringify(simulator.requests, null, 1));
});
