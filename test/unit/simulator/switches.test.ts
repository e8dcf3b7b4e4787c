import { randomUUID } from 'node:crypto';
import { TelnyxWebhook } from 'telnyx/lib/webhooks';
import { refusal, startBench, unwrapAll, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.close());

describe('command_id', () => {
	it('works once per call, and once for Dial; the first reply comes again', async () => {
		const command_id = randomUUID();
		const first = await bench.dial('+15550100', { command_id });
		expect(await bench.dial('+15550100', { command_id })).toBe(first);
		expect(bench.sim.count('dial')).toBe(1);
		await bench.event('call.answered', first);
		await Promise.all([
			bench.client.calls.actions.hangup(first, { command_id }),
			bench.client.calls.actions.hangup(first, { command_id }),
		]);
		expect(bench.sim.count('hangup', first)).toBe(1);
		await bench.event('call.hangup', first);
		await bench.client.calls.actions.hangup(first, { command_id });
		expect(await refusal(bench.client.calls.actions.hangup(first, {}))).toMatchObject({
			code: '90018',
		});
	});

	it('is free again when the command was refused, and after a minute', async () => {
		const command_id = randomUUID();
		bench.sim.people.set('+15550100', { does: 'refused', code: 'D13' });
		await refusal(bench.dial('+15550100', { command_id }));
		bench.sim.people.set('+15550100', { does: 'answer' });
		const first = await bench.dial('+15550100', { command_id });
		bench.sim.switches.commandIdWindowMs = 0;
		expect(await bench.dial('+15550100', { command_id })).not.toBe(first);
	});

	it.each([
		['ok', { result: 'ok' }],
		['error', undefined],
	] as const)('repeat with the switch %s', async (reply, data) => {
		bench.sim.switches.duplicateCommand = reply;
		const command_id = randomUUID();
		await bench.dial('+15550100', { command_id });
		await bench.dial('+15550100', { command_id }).catch(() => undefined);
		const { response, status } = bench.sim.requests.at(-1) ?? {};
		expect(status).toBe(data ? 200 : 422);
		expect((response as { data?: unknown }).data).toEqual(data);
		expect(bench.sim.count('dial')).toBe(1);
	});
});

test('eventBeforeReply: the outcome is delivered before the reply leaves', async () => {
	bench.sim.switches.eventBeforeReply = true;
	const seen: string[] = [];
	bench.receiver.answer = (response) => {
		const { body } = bench.receiver.received.at(-1) ?? { body: '{}' };
		seen.push((JSON.parse(body) as { data: { event_type: string } }).data.event_type);
		response.end();
	};
	const dialled = await bench.dial('+15550100');
	expect(seen).toContain('call.answered');
	const leg = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	await bench.client.calls.actions.answer(leg.call_control_id, {});
	expect(seen.filter((type) => type === 'call.answered')).toHaveLength(2);
	await bench.client.calls.actions.bridge(leg.call_control_id, {
		call_control_id_to_bridge_with: dialled,
	});
	expect(seen).toContain('call.bridged');
	await bench.client.calls.actions.hangup(dialled, {});
	expect(seen).toContain('call.hangup');
});

test.each([
	['null', null],
	['empty', ''],
	['missing', undefined],
] as const)('an unset client_state is %s', async (form, value) => {
	bench.sim.switches.unsetClientState = form;
	await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	expect((await bench.event('call.initiated')).client_state).toBe(value);
});

test('duplicates keep their id, and the client still accepts them', async () => {
	bench.sim.switches.duplicateDeliveries = 2;
	await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	await bench.sim.waitFor(() => bench.sim.deliveries.length === 3);
	expect(new Set(bench.sim.deliveries.map((each) => each.event.data.id)).size).toBe(1);
	expect(bench.sim.deliveries.map((each) => each.event.meta.attempt)).toEqual([1, 2, 3]);
	await unwrapAll(bench, 3);
});

test('swapped neighbours, unknown fields, delay', async () => {
	Object.assign(bench.sim.switches, { swapOrder: true, extraFields: true, deliveryDelayMs: 1 });
	bench.sim.people.set('+15550100', { does: 'busy' });
	const id = await bench.dial('+15550100');
	await bench.event('call.initiated', id);
	expect(bench.events(id)).toEqual(['call.hangup', 'call.initiated']);
	expect(await bench.event('call.hangup', id)).toHaveProperty('simulated_extra');
});

test.each(['bad', 'wrong-key', 'missing'] as const)(
	'signature %s is refused',
	async (signature) => {
		bench.sim.switches.signature = signature;
		await bench.sim.send({ event_type: 'call.hangup', payload: {} }, { url: bench.receiver.url });
		await expect(unwrapAll(bench, 1)).rejects.toThrow();
	},
);

test('a stale timestamp is correctly signed and still refused', async () => {
	bench.sim.switches.timestampSkewSecs = -600;
	await bench.sim.send({ event_type: 'call.hangup', payload: {} }, { url: bench.receiver.url });
	await expect(unwrapAll(bench, 1)).rejects.toThrow('too old');
	const now = bench.sim.sign('{}');
	await new TelnyxWebhook(bench.sim.publicKey).verify('{}', now);
});

test('several numbers: the reply may be a list', async () => {
	bench.sim.switches.dialManyReply = 'list';
	await bench.dial('+15550100', { to: ['+15550100', '+15550101'] });
	const { data } = bench.sim.requests.at(-1)?.response as { data: unknown[] };
	expect(data).toHaveLength(2);
});

test('webhook_urls may be strings', async () => {
	bench.sim.switches.webhookUrlsValue = 'string';
	const urls = { 'call.initiated': `${bench.receiver.url}/one` } as unknown as Record<
		string,
		string[]
	>;
	await bench.dial('+15550100', { webhook_urls: urls });
	await bench.event('call.initiated');
	expect(bench.receiver.received[0].url).toBe('/one');
});

test('call data is kept for ten minutes of phone time', async () => {
	const fast = await startBench({ speed: 1_000_000 });
	const leg = await fast.sim.incomingCall({ from: '+15550109999', to: fast.own });
	fast.sim.hangUp(leg);
	await fast.sim.waitFor(() => !fast.sim.calls.isKept(leg) || fast.event('call.hangup'));
	const status = async (): Promise<unknown> =>
		await refusal(fast.client.calls.retrieveStatus(leg.call_control_id));
	expect(await status()).toMatchObject({ status: 422, code: '90015' });
	fast.sim.switches.expiredStatus = '404';
	expect(await status()).toMatchObject({ status: 404, code: '10005' });
	await fast.close();
});

test('early media bridges before the answer; ringing legs may be connected', async () => {
	Object.assign(bench.sim.switches, { bridgedBeforeAnswered: true, connectBeforeAnswer: true });
	const leg = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	bench.sim.people.set('+15550100', { does: 'answer', afterMs: 10_000 });
	await bench.client.calls.actions.transfer(leg.call_control_id, { to: '+15550100' });
	const target = await bench.sim.waitFor(() => bench.sim.calls.all()[1]);
	await bench.event('call.answered', target.call_control_id);
	expect(leg.state).toBe('answered');
	const types = await bench.story(3, target.call_control_id);
	expect(types.indexOf('call.bridged')).toBeLessThan(types.indexOf('call.answered'));
});
