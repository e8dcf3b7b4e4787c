import { commands } from '../../simulator/commands';
import { startBench, type Bench } from './support';
import { leastBodies, wrongInCall } from './inCall.cases';
import { EVERYTHING, wrongCommands, wrongDials } from './validation.cases';

let bench: Bench;
let call: string;
beforeAll(async () => {
	bench = await startBench();
	call = await bench.answered();
});
afterAll(async () => await bench.close());

async function post(path: string, body: unknown): Promise<{ status: number; errors: string[] }> {
	const reply = await fetch(`${bench.sim.baseUrl}${path}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${bench.sim.apiKey}`, 'content-type': 'application/json' },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const { errors = [] } = (await reply.json()) as {
		errors?: Array<{ code: string; source?: { pointer: string } }>;
	};
	return {
		status: reply.status,
		errors: errors.map(({ code, source }) => `${code} ${source?.pointer ?? ''}`.trim()),
	};
}

test.each(wrongDials)('Dial refuses %s', async (_what, change, expected) => {
	const body = { connection_id: bench.connectionId, from: bench.own, to: '+15550100', ...change };
	expect(await post('/calls', body)).toEqual({ status: 422, errors: expected.split(', ') });
});

test.each([...wrongCommands, ...wrongInCall])('%s refuses %j', async (name, body, expected) => {
	const { status, errors } = await post(`/calls/${encodeURIComponent(call)}/actions/${name}`, body);
	expect({ status, errors }).toEqual({
		status: 422,
		errors: expect.arrayContaining([expected]) as string[],
	});
});

test('each finding is one entry of the envelope', async () => {
	const { errors } = await post('/calls', { connection_id: bench.connectionId, colour: 1 });
	expect(errors.sort()).toEqual(['10004 /from', '10004 /to', '10015 /colour']);
});

test('broken JSON is 400, code 10023', async () => {
	expect(await post('/calls', '{"to":')).toEqual({ status: 400, errors: ['10023'] });
});

test.each([
	['SIP URI', { to: 'sip:bob@example.com;secure=srtp' }],
	['digits after a comma', { to: '+15550100,123' }],
	['accents in the display name', { from_display_name: 'Café Zoë 1' }],
	['an empty client state', { client_state: '' }],
	['what its reference shows', EVERYTHING],
])('Dial takes %s', async (_what, change) => {
	const body = { connection_id: bench.connectionId, from: bench.own, to: '+15550100', ...change };
	expect((await post('/calls', body)).status).toBe(200);
});

test('the state of the call decides: 90034 before the answer, 90102 outbound, 90018 after the end', async () => {
	const ringing = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	const path = (id: string, name: string): string => `/calls/${id}/actions/${name}`;
	expect(await post(path(ringing.call_control_id, 'transfer'), { to: '+15550100' })).toEqual({
		status: 422,
		errors: ['90034'],
	});
	const outbound = await bench.dial('+15550100');
	expect(await post(path(outbound, 'answer'), {})).toEqual({ status: 422, errors: ['90102'] });
	bench.sim.hangUp(ringing);
	expect(await post(path(ringing.call_control_id, 'hangup'), {})).toEqual({
		status: 422,
		errors: ['90018'],
	});
});

test('the longest text is a switch', async () => {
	bench.sim.switches.longestPayload = 5000;
	const body = { payload: 'x'.repeat(3001), voice: 'male', loop: 'infinity' };
	const { status } = await post(`/calls/${encodeURIComponent(call)}/actions/speak`, body);
	expect(status).toBe(200);
	bench.sim.switches.longestPayload = 3000;
});

describe('before the answer and after the end', () => {
	let ringing: string;
	let ended: string;
	beforeAll(async () => {
		const ring = async () => await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
		ringing = (await ring()).call_control_id;
		const gone = await ring();
		bench.sim.hangUp(gone);
		ended = gone.call_control_id;
	});

	test.each(Object.entries(leastBodies))('%s is refused', async (name, body) => {
		const path = (id: string): string => `/calls/${encodeURIComponent(id)}/actions/${name}`;
		expect(await post(path(ringing), body)).toEqual({ status: 422, errors: ['90034'] });
		expect(await post(path(ended), body)).toEqual({ status: 422, errors: ['90018'] });
		expect(await post(path(call), body)).toEqual({ status: 200, errors: [] });
	});

	test('no command that needs an answer was forgotten', () => {
		const others = ['enqueue', 'leave_queue', 'refer', 'send_sip_info'];
		const needing = commands.filter(({ needs }) => needs === 'answered').map(({ name }) => name);
		expect(needing.sort()).toEqual([...Object.keys(leastBodies), ...others].sort());
	});
});

test.each(['streaming_start', 'fork_start', 'suppression_start', 'pay'])(
	'%s is not there',
	async (name) => {
		const { status } = await post(`/calls/${encodeURIComponent(call)}/actions/${name}`, {});
		expect(status).toBe(404);
	},
);
