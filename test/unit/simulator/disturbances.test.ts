import { disturbances } from '../../simulator/api/disturbances';
import { refusal, startBench, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.close());

async function send(path: string, body: object): Promise<number> {
	const reply = await fetch(`${bench.sim.origin}/simulator/${path}`, {
		...{ method: 'POST', headers: { 'content-type': 'application/json' } },
		body: JSON.stringify(body),
	});
	return reply.status;
}

const NUMBER = '+15550100200';

test('the next command is refused once, and the one after it is not', async () => {
	for (const [id, status] of [
		['tooMany', 429],
		['serverError', 503],
	] as const) {
		expect(await send(`faults/${id}`, { on: true })).toBe(200);
		expect(await refusal(bench.dial(NUMBER))).toMatchObject({ status });
		expect(await bench.dial(NUMBER)).toMatch(/^v3:/);
	}
});

test('a look-up of the editor does not use a fault up', async () => {
	await send('faults/tooMany', { on: true });
	await bench.client.phoneNumbers.list();
	expect(await refusal(bench.dial(NUMBER))).toMatchObject({ status: 429 });
});

test('a fault can be taken back', async () => {
	await send('faults/tooMany', { on: true });
	await send('faults/tooMany', { on: false });
	expect(await bench.dial(NUMBER)).toMatch(/^v3:/);
});

test('a busy network fails calls, until it is free again', async () => {
	await send('faults/networkBusy', { on: true });
	const failed = await bench.event('call.hangup', await bench.dial(NUMBER));
	expect(failed).toMatchObject({ sip_hangup_cause: '503' });
	await send('faults/networkBusy', { on: false });
	await bench.event('call.answered', await bench.dial(NUMBER));
});

test('one event is lost, and only one', async () => {
	await send('faults/lostEvents', { on: true });
	const id = await bench.dial(NUMBER);
	await bench.event('call.answered', id);
	const of = bench.sim.deliveries.filter(
		({ event: { data } }) => data.payload.call_control_id === id,
	);
	expect(of.map(({ outcome }) => outcome)).toEqual(['lost', 'delivered']);
	expect(bench.receiver.received).toHaveLength(1);
	expect(bench.sim.switches.lostEvents).toBe(0);
});

test('events are repeated while n8n is unreachable', async () => {
	bench.sim.switches.retries = { firstMs: 10, factor: 1, maxAttempts: 500 };
	await send('faults/receiverDown', { on: true });
	const id = await bench.dial(NUMBER);
	await bench.sim.waitFor(() => bench.sim.deliveries.length > 2);
	expect(bench.receiver.received).toEqual([]);
	await send('faults/receiverDown', { on: false });
	await bench.sim.waitFor(() =>
		bench.sim.deliveries.some(
			({ outcome, event: { data } }) =>
				outcome === 'delivered' && data.payload.call_control_id === id,
		),
	);
});

test('each disturbance is off by default, can be switched on, and off again', async () => {
	for (const { id } of disturbances) {
		const isOn = async (): Promise<boolean> => {
			const text = await firstState();
			return (text.disturbances.find((each) => each.id === id) as { on: boolean }).on;
		};
		expect(await isOn()).toBe(false);
		await send(`faults/${id}`, { on: true });
		expect(await isOn()).toBe(true);
		await send(`faults/${id}`, { on: false });
		expect(await isOn()).toBe(false);
	}
});

async function firstState(): Promise<{ disturbances: Array<{ id: string; on: boolean }> }> {
	const stop = new AbortController();
	const { body } = await fetch(`${bench.sim.origin}/simulator/page/stream`, {
		...{ headers: { accept: 'text/event-stream' }, signal: stop.signal },
	});
	let text = '';
	for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
		text += Buffer.from(chunk).toString('utf8');
		if (/event: state\ndata: .*\n\n/.test(text)) break;
	}
	stop.abort();
	const [, data] = /event: state\ndata: (.*)\n\n/.exec(text) as RegExpExecArray;
	return JSON.parse(data) as Awaited<ReturnType<typeof firstState>>;
}

describe('a forged event', () => {
	test("pretends a call, or the end of one, with a key that is not the account's", async () => {
		const id = await bench.answered();
		const before = bench.receiver.received.length;
		expect(await send('forged', {})).toBe(200);
		expect(await send('forged', { call_control_id: id })).toBe(200);
		const forged = bench.receiver.received.slice(before);
		expect(forged.map(({ body }) => JSON.parse(body).data.event_type)).toEqual([
			'call.initiated',
			'call.hangup',
		]);
		// The official client judges.
		for (const { body, headers } of forged) {
			const plain = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)]));
			await expect(bench.client.webhooks.unwrap(body, { headers: plain })).rejects.toThrow();
		}
		expect(bench.sim.calls.get(id)?.isAlive).toBe(true);
	});

	test.each([
		['forged', { call_control_id: 'v3:nobody' }],
		['faults/earthquake', { on: true }],
		['speed', { speed: 0 }],
		['speed', { speed: 'fast' }],
		['applications', { application_name: ' ' }],
		['assistants', {}],
		['calls/v3:nobody/say', { text: 'x' }],
		['calls/v3:nobody/decide', { does: 'busy' }],
	])('%s refuses %j', async (path, body) => {
		expect(await send(path, body)).toBe(400);
	});
});
