import type { Leg, Script } from '../../simulator';
import { startBench, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ speed: 100 });
});
afterEach(async () => await bench.close());

const NUMBER = '+15550100200';

/** A phone at which somebody sits rings. */
async function ringing(more: object = {}): Promise<Leg> {
	bench.sim.people.set(NUMBER, { does: 'live' });
	const id = await bench.dial(NUMBER, more);
	await bench.event('call.initiated', id);
	return bench.sim.calls.get(id) as Leg;
}

async function talking(more: object = {}): Promise<Leg> {
	const leg = await ringing(more);
	bench.sim.decide(leg, { does: 'answer', afterMs: 0, live: true });
	await bench.event('call.answered', leg.call_control_id);
	return leg;
}

const did = (): string[] => bench.sim.phones.map(({ does, text }) => `${does} ${text}`.trim());

/** Causes: Telnyx's event reference, as in the table of scripted people. */
const decisions: Array<[Script, string]> = [
	[{ does: 'busy', afterMs: 0 }, 'user_busy'],
	[{ does: 'reject', afterMs: 0 }, 'call_rejected'],
	[{ does: 'unallocated', afterMs: 0 }, 'not_found'],
	[{ does: 'unreachable', afterMs: 0 }, 'unspecified'],
];

test.each(decisions)('somebody decides on a ringing phone: %j', async (script, hangup_cause) => {
	const leg = await ringing();
	bench.sim.decide(leg, script);
	expect(await bench.event('call.hangup', leg.call_control_id)).toMatchObject({ hangup_cause });
});

test('nobody decides: it rings until the time is over', async () => {
	const leg = await ringing({ timeout_secs: 5 });
	const payload = await bench.event('call.hangup', leg.call_control_id);
	expect(payload).toMatchObject({ hangup_cause: 'timeout' });
});

test('a machine may take a call that somebody let ring', async () => {
	const leg = await ringing({ answering_machine_detection: 'detect' });
	bench.sim.decide(leg, { does: 'machine', afterMs: 0 });
	const payload = await bench.event('call.machine.detection.ended', leg.call_control_id);
	expect(payload).toMatchObject({ result: 'machine' });
});

test('a decision counts once, and only while it rings', async () => {
	const leg = await talking();
	bench.sim.decide(leg, { does: 'busy', afterMs: 0 });
	expect(leg.state).toBe('answered');
	bench.sim.hangUp(leg);
	expect(await bench.event('call.hangup', leg.call_control_id)).toMatchObject({
		hangup_cause: 'normal_clearing',
		hangup_source: 'callee',
	});
	bench.sim.decide(leg, { does: 'answer', afterMs: 0 });
	expect(leg.state).toBe('ended');
	expect(did()).toEqual([expect.stringMatching(/^rings/), 'answers', 'ends normal_clearing']);
});

test('words reach transcription and recording, and keep silence away', async () => {
	const leg = await talking();
	const id = leg.call_control_id;
	const { actions } = bench.client.calls;
	await actions.startTranscription(id, { transcription_engine: 'B' });
	bench.sim.say(leg, 'My name is Ada.');
	expect(await bench.event('call.transcription', id)).toMatchObject({
		transcription_data: { transcript: 'My name is Ada.', is_final: true },
	});
	await actions.stopTranscription(id, {});
	await actions.startRecording(id, {
		...({ channels: 'single', format: 'wav', transcription: true, timeout_secs: 2 } as const),
	});
	await bench.sim.waitFor(() => [...leg.activities].some(({ kind }) => kind === 'recording'));
	bench.sim.say(leg, 'Call me back.');
	bench.sim.say(leg, 'Thank you.');
	const saved = await bench.sim.waitFor(() =>
		bench.sim.deliveries.find(
			({ event: { data } }) => data.event_type === 'call.recording.transcription.saved',
		),
	);
	expect(saved.event.data.payload).toMatchObject({
		transcription_text: 'Call me back. Thank you.',
	});
});

test('an AI waits for somebody, who tells it what it asked', async () => {
	const leg = await talking();
	const id = leg.call_control_id;
	await bench.client.calls.actions.gatherUsingAI(id, {
		parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
		user_response_timeout_ms: 500,
		greeting: 'Where do you live?',
	});
	await bench.sim.waitFor(() => did().includes('hears Where do you live?'));
	bench.sim.say(leg, 'In Lyon.');
	bench.sim.tell(leg, { city: 'Lyon' });
	expect(await bench.event('call.ai_gather.ended', id)).toMatchObject({
		result: { city: 'Lyon' },
		status: 'valid',
		message_history: [
			{ role: 'assistant', content: 'Where do you live?' },
			{ role: 'user', content: 'In Lyon.' },
		],
	});
});

test.each([
	[{ payload: 'Hello', voice: 'Telnyx.KokoroTTS.af' }, 'Hello', 'en-US'],
	[{ payload: 'Bonjour', voice: 'female', language: 'fr-FR' }, 'Bonjour', 'fr-FR'],
	[{ payload: 'Hi', voice: 'Azure.en-GB-SoniaNeural' }, 'Hi', 'en-GB'],
	[
		{ payload: '<speak>Hi <break time="1s"/>you</speak>', voice: 'AWS.Polly.Joanna' },
		'Hi you',
		'en-US',
	],
] as const)('what is spoken is heard, in its language: %j', async (body, text, language) => {
	const leg = await talking();
	await bench.client.calls.actions.speak(leg.call_control_id, body);
	await bench.sim.waitFor(() => did().some((each) => each.startsWith('hears')));
	expect(bench.sim.phones.at(-1)).toMatchObject({ does: 'hears', text, language, phone: NUMBER });
});

test('two people who are connected hear each other', async () => {
	const caller = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	await bench.client.calls.actions.answer(caller.call_control_id, {});
	await bench.event('call.answered', caller.call_control_id);
	const callee = await talking();
	await bench.client.calls.actions.bridge(caller.call_control_id, {
		call_control_id_to_bridge_with: callee.call_control_id,
	});
	await bench.event('call.bridged', callee.call_control_id);
	bench.sim.say(caller, 'Anybody there?');
	expect(bench.sim.phones.slice(-2)).toMatchObject([
		{ does: 'says', phone: '+15550109999', text: 'Anybody there?' },
		{ does: 'hears', phone: NUMBER, text: 'Anybody there?' },
	]);
});

test('time that runs faster from now on does not change what has passed', async () => {
	bench.sim.speed = 1;
	const leg = await ringing({ timeout_secs: 600 });
	bench.sim.speed = 100_000;
	const payload = await bench.event('call.hangup', leg.call_control_id);
	expect(payload).toMatchObject({ hangup_cause: 'timeout' });
	bench.sim.speed = 1;
	const second = await talking();
	bench.sim.hangUp(second);
	const { call_duration } = (await bench.client.calls.retrieveStatus(second.call_control_id))
		.data as { call_duration: number };
	expect(call_duration).toBeLessThan(60);
});
