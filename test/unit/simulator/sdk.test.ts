import { refusal, startBench, unwrapAll, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.close());

describe('the official client, pointed at the simulator', () => {
	it('dials, sees the call answered, reads its status and hangs up', async () => {
		const { client, sim } = bench;
		const reply = await client.calls.dial({
			connection_id: bench.connectionId,
			to: '+15550100',
			from: bench.own,
			client_state: 'aGVsbG8=',
		});
		expect(reply.data).toMatchObject({ record_type: 'call', is_alive: false });
		const id = reply.data?.call_control_id ?? '';
		expect(id).toMatch(/^v3:[\w-]{54}$/);
		const answered = await bench.event('call.answered', id);
		expect(answered).toMatchObject({ client_state: 'aGVsbG8=', to: '+15550100', from: bench.own });
		const status = await client.calls.retrieveStatus(id);
		expect(status.data).toMatchObject({ is_alive: true, call_control_id: id });
		expect(status.data).not.toHaveProperty('from');
		expect(await client.calls.actions.hangup(id, {})).toEqual({ data: { result: 'ok' } });
		const hangup = await bench.event('call.hangup', id);
		expect(hangup).toMatchObject({ hangup_cause: 'normal_clearing', hangup_source: 'caller' });
		const ended = await client.calls.retrieveStatus(id);
		expect(ended.data).toMatchObject({ is_alive: false, end_time: expect.any(String) as string });
		expect(await bench.story(3, id)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
		expect(sim.count('hangup', id)).toBe(1);
		await unwrapAll(bench, 3);
	});

	it('answers an incoming call that was parked', async () => {
		const leg = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
		expect(await bench.event('call.initiated', leg.call_control_id)).toMatchObject({
			direction: 'incoming',
			state: 'parked',
			client_state: null,
		});
		const reply = await bench.client.calls.actions.answer(leg.call_control_id, {
			record: 'record-from-answer',
		});
		expect(reply.data).toMatchObject({ result: 'ok', recording_id: expect.any(String) as string });
		await bench.event('call.answered', leg.call_control_id);
		bench.sim.hangUp(leg);
		expect(await bench.event('call.hangup', leg.call_control_id)).toMatchObject({
			hangup_cause: 'normal_clearing',
			hangup_source: 'caller',
			sip_hangup_cause: '200',
		});
		const saved = await bench.event('call.recording.saved');
		expect(saved).toMatchObject({ channels: 'dual', call_leg_id: leg.call_leg_id });
		const { mp3 } = saved.recording_urls as { mp3: string };
		expect((await fetch(mp3)).status).toBe(200);
		await unwrapAll(bench, 4);
	});

	it.each([
		['CALL_REJECTED', 'call_rejected', '603'],
		['USER_BUSY', 'user_busy', '486'],
	] as const)('rejects with %s', async (cause, hangupCause, sip) => {
		const leg = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
		await bench.client.calls.actions.reject(leg.call_control_id, { cause });
		expect(await bench.event('call.hangup')).toMatchObject({
			hangup_cause: hangupCause,
			sip_hangup_cause: sip,
		});
		expect(await bench.story(2)).toEqual(['call.initiated', 'call.hangup']);
	});

	it('transfers: both legs share the session and report the bridge', async () => {
		const a = await bench.answered();
		bench.sim.people.set('+15550177', { does: 'answer', afterMs: 500 });
		await bench.client.calls.actions.transfer(a, {
			to: '+15550177',
			client_state: 'QQ==',
			target_leg_client_state: 'Qg==',
		});
		expect(await bench.event('call.bridged', a)).toMatchObject({ client_state: 'QQ==' });
		const b = bench.sim.calls.all()[1];
		expect(await bench.event('call.bridged', b.call_control_id)).toMatchObject({
			client_state: 'Qg==',
			call_session_id: bench.sim.calls.get(a)?.call_session_id,
			from: bench.own,
		});
		expect(await bench.story(3, b.call_control_id)).toEqual([
			'call.initiated',
			'call.answered',
			'call.bridged',
		]);
		bench.sim.hangUp(b);
		await bench.event('call.hangup', a);
		await bench.event('call.hangup', b.call_control_id);
		await unwrapAll(bench, 8);
	});

	it('leaves the caller alive when the transfer fails', async () => {
		const a = await bench.answered();
		bench.sim.people.set('+15550177', { does: 'busy' });
		await bench.client.calls.actions.transfer(a, { to: '+15550177' });
		const b = await bench.sim.waitFor(() => bench.sim.calls.all()[1]);
		expect(await bench.event('call.hangup', b.call_control_id)).toMatchObject({
			hangup_cause: 'user_busy',
		});
		expect(await bench.story(2, a)).toEqual(['call.initiated', 'call.answered']);
		expect((await bench.client.calls.retrieveStatus(a)).data?.is_alive).toBe(true);
	});

	it('bridges two legs, and parks one that asks for it', async () => {
		const a = await bench.answered();
		const b = await bench.dial('+15550100', { link_to: a });
		await bench.event('call.answered', b);
		await bench.client.calls.actions.bridge(a, {
			call_control_id_to_bridge_with: b,
			park_after_unbridge: 'self',
		});
		await bench.event('call.bridged', a);
		await bench.event('call.bridged', b);
		expect(bench.sim.requests.at(-1)?.body).toMatchObject({ call_control_id: b });
		await bench.client.calls.actions.hangup(b, {});
		await bench.event('call.hangup', b);
		expect((await bench.client.calls.retrieveStatus(a)).data?.is_alive).toBe(true);
	});

	it('bridges the first caller of a queue', async () => {
		const waiting = await bench.answered();
		await bench.client.calls.actions.enqueue(waiting, { queue_name: 'support' });
		expect(await bench.event('call.enqueued', waiting)).toMatchObject({ current_position: 1 });
		const agent = await bench.dial('+15550100');
		await bench.event('call.answered', agent);
		const byQueue = { queue: 'support' } as unknown as Parameters<
			typeof bench.client.calls.actions.bridge
		>[1];
		await bench.client.calls.actions.bridge(agent, byQueue);
		expect(await bench.event('call.dequeued', waiting)).toMatchObject({ reason: 'bridged' });
		await bench.event('call.bridged', waiting);
		expect(await refusal(bench.client.calls.actions.bridge(agent, byQueue))).toMatchObject({
			status: 422,
			pointer: '/queue',
		});
	});

	it('refers: completed ends the leg, failed leaves it', async () => {
		const kept = await bench.answered();
		bench.sim.people.set('sip:gone@example.com', { does: 'reject' });
		await bench.client.calls.actions.refer(kept, { sip_address: 'sip:gone@example.com' });
		expect(await bench.event('call.refer.started', kept)).toMatchObject({
			sip_notify_response: 100,
		});
		expect(await bench.event('call.refer.failed', kept)).toMatchObject({
			sip_notify_response: 603,
		});
		await bench.client.calls.actions.refer(kept, { sip_address: 'sip:colleague@example.com' });
		expect(await bench.event('call.refer.completed', kept)).toMatchObject({
			sip_notify_response: 200,
		});
		await bench.event('call.hangup', kept);
	});

	it('sends SIP INFO to the bridged side', async () => {
		const a = await bench.answered();
		const b = await bench.dial('+15550100', { link_to: a, bridge_on_answer: true });
		await bench.event('call.bridged', b);
		const info = { body: '{"x":1}', content_type: 'application/json' };
		await bench.client.calls.actions.sendSipInfo(a, info);
		expect(await bench.event('call.sip_info.received', b)).toMatchObject(info);
	});

	it('lists active calls with cursors', async () => {
		const ids: string[] = [];
		for (const to of ['+15550101', '+15550102', '+15550103']) ids.push(await bench.dial(to));
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const page = await bench.client.get<{
				data: Array<{ call_control_id: string }>;
				meta: { cursors: { after: string | null }; total_items: number };
			}>(`/connections/${bench.connectionId}/active_calls`, {
				query: { 'page[limit]': 2, ...(after ? { 'page[after]': after } : {}) },
			});
			expect(page.meta.total_items).toBe(3);
			seen.push(...page.data.map((each) => each.call_control_id));
			after = page.meta.cursors.after ?? undefined;
		} while (after);
		expect(seen).toEqual(ids);
		const official = await bench.client.connections.listActiveCalls(bench.connectionId);
		expect(official.data).toHaveLength(3);
	});
});
