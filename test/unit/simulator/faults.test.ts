import Telnyx from 'telnyx';
import { startBench, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.close());

const list = async (): Promise<Response> =>
	await fetch(`${bench.sim.baseUrl}/call_control_applications`, {
		headers: { authorization: `Bearer ${bench.sim.apiKey}` },
	});

test('429 with Retry-After, as often as asked', async () => {
	bench.sim.faults.add({
		status: 429,
		times: 2,
		headers: { 'retry-after': '1' },
		body: { errors: [{ code: '10011', title: 'Too many requests' }] },
	});
	const first = await list();
	expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
	expect(await first.json()).toMatchObject({ errors: [{ code: '10011' }] });
	expect([(await list()).status, (await list()).status]).toEqual([429, 200]);
});

test('a 5xx with an HTML body, on one path only', async () => {
	bench.sim.faults.add({
		path: /\/calls$/,
		method: 'POST',
		status: 502,
		body: '<h1>Bad Gateway</h1>',
	});
	expect((await list()).status).toBe(200);
	await expect(bench.dial('+15550100')).rejects.toMatchObject({ status: 502 });
	expect(bench.sim.count('dial')).toBe(0);
	expect(bench.sim.requests.at(-1)).toMatchObject({
		status: 502,
		faulted: true,
		response: '<h1>Bad Gateway</h1>',
	});
});

test.each([
	['before', 0],
	['after', 1],
] as const)('a connection cut %s the effect', async (when, effects) => {
	bench.sim.faults.add({ reset: true, when });
	await expect(bench.dial('+15550100')).rejects.toBeInstanceOf(Telnyx.APIConnectionError);
	expect(bench.sim.count('dial')).toBe(effects);
	if (effects === 1) await bench.event('call.answered');
});

test('an error status after the effect', async () => {
	bench.sim.faults.add({ status: 503, when: 'after', body: 'later' });
	await expect(bench.dial('+15550100')).rejects.toMatchObject({ status: 503 });
	expect(bench.sim.count('dial')).toBe(1);
});

test('a slow reply, given up by the client, still has its effect once', async () => {
	bench.sim.faults.add({ delayMs: 60_000, when: 'after' });
	const impatient = bench.client.withOptions({ timeout: 200 });
	await expect(
		impatient.calls.dial({ connection_id: bench.connectionId, from: bench.own, to: '+15550100' }),
	).rejects.toBeInstanceOf(Telnyx.APIConnectionError);
	await bench.sim.waitFor(() => bench.sim.count('dial') === 1);
});

test('the key is masked in the log', async () => {
	await list();
	expect(bench.sim.requests[0].headers.authorization).toBe('***');
	expect(JSON.stringify(bench.sim.requests)).not.toContain(bench.sim.apiKey);
});

test('waitFor says what happened instead', async () => {
	await list();
	await expect(bench.sim.waitFor(() => false, { timeoutMs: 1, what: 'a miracle' })).rejects.toThrow(
		/a miracle in vain[^]*GET \/v2\/call_control_applications -> 200/,
	);
});
