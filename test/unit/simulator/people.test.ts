import type Telnyx from 'telnyx';
import type { Script } from '../../simulator';
import { refusal, startBench, type Bench } from './support';

let bench: Bench;
beforeAll(async () => {
	bench = await startBench({ speed: 500 });
});
afterAll(async () => await bench.close());

let line = 0;
async function ring(
	script: Script,
	more: Partial<Telnyx.Calls.CallDialParams> = {},
): Promise<string> {
	const number = `+1555010${String((line += 1)).padStart(4, '0')}`;
	bench.sim.people.set(number, script);
	return await bench.dial(number, more);
}

/** Hangup table: Telnyx's event reference and captures; see the switches for what is inferred. */
const failures: Array<[Script, object]> = [
	[
		{ does: 'busy' },
		{ hangup_cause: 'user_busy', hangup_source: 'callee', sip_hangup_cause: '486' },
	],
	[
		{ does: 'reject' },
		{ hangup_cause: 'call_rejected', hangup_source: 'callee', sip_hangup_cause: '603' },
	],
	[{ does: 'unallocated' }, { hangup_cause: 'not_found', sip_hangup_cause: '404' }],
	[{ does: 'unreachable' }, { hangup_cause: 'unspecified', sip_hangup_cause: '503' }],
	[{ does: 'noAnswer' }, { hangup_cause: 'timeout' }],
];

test.each(failures)('%j ends without an answer', async (script, expected) => {
	const id = await ring(script, { timeout_secs: 5 });
	expect(await bench.event('call.hangup', id)).toMatchObject(expected);
	expect(await bench.story(2, id)).toEqual(['call.initiated', 'call.hangup']);
});

test('retry_on_timeout false turns timeout into no_answer', async () => {
	const id = await ring({ does: 'noAnswer' }, { timeout_secs: 5, retry_on_timeout: false });
	expect(await bench.event('call.hangup', id)).toMatchObject({ hangup_cause: 'no_answer' });
});

test('a person answers, presses digits and hangs up', async () => {
	const id = await ring({ does: 'answer', digits: '42#', hangsUpAfterMs: 5000 });
	expect(await bench.event('call.hangup', id)).toMatchObject({ hangup_source: 'callee' });
	await bench.story(6, id);
	const digits = bench.sim.deliveries
		.filter(({ event: { data } }) => data.event_type === 'call.dtmf.received')
		.map(({ event }) => event.data.payload.digit);
	expect(digits.sort()).toEqual(['#', '2', '4']);
});

test('the time limit ends a call', async () => {
	const id = await ring({ does: 'answer', afterMs: 10 }, { time_limit_secs: 30 });
	expect(await bench.event('call.hangup', id)).toMatchObject({ hangup_cause: 'time_limit' });
});

/** Rows: Telnyx's answering machine detection page. */
const detections: Array<
	[Script, Telnyx.Calls.CallDialParams['answering_machine_detection'], string[]]
> = [
	[{ does: 'answer' }, 'detect', ['detection.ended human']],
	[{ does: 'answer' }, 'disabled', []],
	[{ does: 'answer', detected: 'not_sure' }, 'detect', ['detection.ended not_sure']],
	[{ does: 'machine' }, 'detect', ['detection.ended machine']],
	[{ does: 'machine' }, 'detect_beep', ['detection.ended machine', 'greeting.ended beep_detected']],
	[{ does: 'machine', beep: false }, 'detect_beep', ['detection.ended machine']],
	[
		{ does: 'machine', beep: false },
		'detect_words',
		['detection.ended machine', 'greeting.ended not_sure'],
	],
	[{ does: 'machine' }, 'greeting_end', ['detection.ended machine', 'greeting.ended ended']],
	[{ does: 'answer' }, 'premium', ['premium.detection.ended human_residence']],
	[{ does: 'fax' }, 'premium', ['premium.detection.ended fax_detected']],
	[
		{ does: 'machine' },
		'premium',
		['premium.detection.ended machine', 'premium.greeting.ended beep_detected'],
	],
	[
		{ does: 'machine', beep: false },
		'premium',
		['premium.detection.ended machine', 'premium.greeting.ended no_beep_detected'],
	],
	[{ does: 'machine', greetingMs: 500 }, 'premium', ['premium.greeting.ended beep_detected']],
];

test.each(detections)('%j with %s', async (script, mode, expected) => {
	const id = await ring({ ...script, hangsUpAfterMs: 40_000 } as Script, {
		answering_machine_detection: mode,
	});
	await bench.story(expected.length + 3, id);
	const seen = bench.sim.deliveries
		.map(({ event }) => event.data)
		.filter(
			({ event_type, payload }) => payload.call_control_id === id && event_type.includes('machine'),
		)
		.map(
			({ event_type, payload }) =>
				`${event_type.slice('call.machine.'.length)} ${String(payload.result)}`,
		);
	expect(seen.sort()).toEqual([...expected].sort());
});

test('a caller gives up, and the first-command timeout ends a forgotten call', async () => {
	const leg = await bench.sim.incomingCall({
		from: '+15550109999',
		to: bench.own,
		caller: { givesUpAfterMs: 1000 },
	});
	expect(await bench.event('call.hangup', leg.call_control_id)).toMatchObject({
		hangup_cause: 'originator_cancel',
		hangup_source: 'caller',
		sip_hangup_cause: '487',
		call_quality_stats: null,
	});
	const application = bench.sim.applications.add({
		application_name: 'Impatient',
		webhook_event_url: `${bench.receiver.url}/hook`,
		first_command_timeout: true,
		first_command_timeout_secs: 5,
	});
	bench.sim.numbers.add({ phone_number: '+15550000009', connection_id: application.id });
	const forgotten = await bench.sim.incomingCall({ from: '+15550109999', to: '+15550000009' });
	await bench.event('call.hangup', forgotten.call_control_id);
	await expect(bench.sim.incomingCall({ from: '+15550109999', to: '+1999' })).rejects.toThrow(
		'No active application owns +1999',
	);
});

test('several numbers ring, the first answer wins, the others are cancelled', async () => {
	bench.sim.people.set('+15550190', { does: 'answer', afterMs: 2000 });
	bench.sim.people.set('+15550191', { does: 'noAnswer' });
	const reply = await bench.client.calls.dial({
		connection_id: bench.connectionId,
		from: bench.own,
		to: ['+15550190', '+15550191'],
	});
	await bench.event('call.answered', reply.data?.call_control_id);
	const loser = bench.sim.calls.all().at(-1);
	expect(await bench.event('call.hangup', loser?.call_control_id)).toMatchObject({
		hangup_cause: 'originator_cancel',
	});
});

test('Telnyx itself refuses: at once, or by a hangup, as the switch says', async () => {
	expect(await refusal(ring({ does: 'refused', code: 'D13' }))).toEqual({
		status: 403,
		code: '10010',
	});
	expect(bench.sim.requests.at(-1)?.response).toMatchObject({
		telnyx_error: { error_code: 'D13' },
	});
	bench.sim.switches.refusal = 'hangup';
	const id = await ring({ does: 'refused', code: 'D13' });
	expect(await bench.event('call.hangup', id)).toMatchObject({ sip_hangup_cause: '403' });
	bench.sim.switches.refusal = 'error';
	const created = await bench.client.callControlApplications.create({
		application_name: 'No profile',
		webhook_event_url: 'https://x.test',
	});
	await refusal(
		bench.client.calls.dial({
			connection_id: created.data?.id ?? '',
			from: bench.own,
			to: '+15550100',
		}),
	);
	expect(bench.sim.requests.at(-1)?.response).toMatchObject({
		telnyx_error: { error_code: 'D38' },
	});
	bench.sim.switches.checkFrom = true;
	await refusal(bench.dial('+15550100', { from: '+15559999999' }));
	expect(bench.sim.requests.at(-1)?.response).toMatchObject({
		telnyx_error: { error_code: 'D51' },
	});
	bench.sim.switches.checkFrom = false;
});
