import { startBench, type Bench } from './support';
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

test.each(wrongCommands)('%s refuses %j', async (name, body, expected) => {
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
