import { refusal, startBench, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.close());

/** An answered caller and an answered callee, bridged. */
async function pair(): Promise<[string, string]> {
	const a = await bench.answered();
	const b = await bench.dial('+15550100', { link_to: a, bridge_on_answer: true });
	await bench.event('call.bridged', b);
	return [a, b];
}

test('one side hangs up and takes the other along', async () => {
	const [a, b] = await pair();
	await bench.client.calls.actions.hangup(a, {});
	expect(await bench.event('call.hangup', a)).toMatchObject({ hangup_source: 'callee' });
	expect(await bench.event('call.hangup', b)).toMatchObject({ hangup_cause: 'normal_clearing' });
});

test('a second bridge lets the first partner go, unless that is to be prevented', async () => {
	const [a, b] = await pair();
	const c = await bench.dial('+15550101');
	await bench.event('call.answered', c);
	const second = { call_control_id_to_bridge_with: a };
	expect(
		await refusal(bench.client.calls.actions.bridge(c, { ...second, prevent_double_bridge: true })),
	).toMatchObject({ status: 422, code: '10027' });
	await bench.client.calls.actions.bridge(c, second);
	await bench.event('call.hangup', b);
	expect(bench.sim.calls.get(a)?.peer?.call_control_id).toBe(c);
});

test.each([
	[false, 'ended'],
	[true, 'ringing'],
] as const)('the caller of a transfer gives up: orphanTransferLeg %s', async (orphan, state) => {
	bench.sim.switches.orphanTransferLeg = orphan;
	bench.sim.people.set('+15550100', { does: 'noAnswer' });
	const a = await bench.answered();
	await bench.client.calls.actions.transfer(a, { to: '+15550100', timeout_secs: 600 });
	const target = await bench.sim.waitFor(() => bench.sim.calls.all()[1]);
	await bench.event('call.initiated', target.call_control_id);
	await bench.client.calls.actions.hangup(a, {});
	await bench.event('call.hangup', a);
	expect(target.state).toBe(state);
});

test('a queue is left by command, by time and by hanging up', async () => {
	const reason = async (id: string): Promise<unknown> =>
		(await bench.event('call.dequeued', id)).reason;
	const enqueue = async (max_wait_time_secs?: number): Promise<string> => {
		const id = await bench.answered();
		await bench.client.calls.actions.enqueue(id, { queue_name: 'support', max_wait_time_secs });
		await bench.event('call.enqueued', id);
		return id;
	};
	const leaver = await enqueue();
	expect(
		await refusal(bench.client.calls.actions.enqueue(leaver, { queue_name: 'other' })),
	).toMatchObject({ code: '90038' });
	await bench.client.calls.actions.leaveQueue(leaver, {});
	expect(await reason(leaver)).toBe('leave');
	expect(await refusal(bench.client.calls.actions.leaveQueue(leaver, {}))).toMatchObject({
		code: '90035',
	});
	expect(await reason(await enqueue(5))).toBe('timeout');
	const gone = await enqueue();
	await bench.client.calls.actions.hangup(gone, {});
	expect(await reason(gone)).toBe('hangup');
});

test('SIP INFO is not reported when the switch says so', async () => {
	bench.sim.switches.sipInfoReceived = false;
	const [a, b] = await pair();
	await bench.client.calls.actions.sendSipInfo(a, { content_type: 'text/plain', body: 'x' });
	await bench.client.calls.actions.hangup(a, {});
	await bench.event('call.hangup', b);
	expect(bench.events(b)).not.toContain('call.sip_info.received');
});

test('call.cost comes when the application asks for it', async () => {
	const application = bench.sim.applications.get(bench.connectionId);
	if (application) application.call_cost_in_webhooks = true;
	const id = await bench.answered();
	await bench.client.calls.actions.hangup(id, {});
	expect(await bench.event('call.cost', id)).toMatchObject({ status: 'success' });
});

test('unknown fields in replies, one webhook version for all, the unit of the rate limit', async () => {
	Object.assign(bench.sim.switches, {
		extraFields: true,
		webhookApiVersion: '1',
		rateLimitReset: 'epoch',
	});
	const { data, response } = await bench.client.calls
		.dial({ connection_id: bench.connectionId, from: bench.own, to: '+15550100' })
		.withResponse();
	expect(data.data).toHaveProperty('simulated_extra');
	const reset = Number(response.headers.get('x-ratelimit-reset'));
	expect(Math.abs(reset - Date.now() / 1000)).toBeLessThan(60);
	await bench.event('call.initiated');
	expect(bench.receiver.received[0].headers).toHaveProperty('x-telnyx-signature');
});
