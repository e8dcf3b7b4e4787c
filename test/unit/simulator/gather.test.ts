import type Telnyx from 'telnyx';
import type { CallerScript } from '../../simulator';
import { refusal, startBench, unwrapAll, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ speed: 300 });
});
afterEach(async () => await bench.close());

const PROMPT = { payload: 'Press 1 for sales, 2 for support.', voice: 'female' };
type Gather = Telnyx.Calls.ActionGatherParams;

/** Runs a plain gather with a caller who presses, and returns how it ended. */
async function gathered(caller: CallerScript, body: Gather = {}): Promise<object> {
	const id = await bench.answered(caller);
	await bench.client.calls.actions.gather(id, body);
	const { digits, status } = await bench.event('call.gather.ended', id);
	return { digits, status };
}

/** Rules: the parameter texts of the `telnyx` package. */
const rows: Array<[string, CallerScript, Gather, object]> = [
	[
		'maximum reached',
		{ presses: ['42'] },
		{ maximum_digits: 2 },
		{ digits: '42', status: 'valid' },
	],
	['terminated by #', { presses: ['42#'] }, {}, { digits: '42', status: 'valid' }],
	[
		'another terminating digit',
		{ presses: ['4#*'] },
		{ terminating_digit: '*' },
		{ digits: '4#', status: 'valid' },
	],
	[
		'no terminating digit',
		{ presses: ['4#'] },
		{ terminating_digit: '', maximum_digits: 2 },
		{ digits: '4#', status: 'valid' },
	],
	['a pause ends the input', { presses: ['4'] }, {}, { digits: '4', status: 'valid' }],
	[
		'too few digits',
		{ presses: ['4#'] },
		{ minimum_digits: 2 },
		{ digits: '4', status: 'invalid' },
	],
	[
		'a digit that is not valid',
		{ presses: ['9'] },
		{ maximum_digits: 1, valid_digits: '12' },
		{ digits: '9', status: 'invalid' },
	],
	['nothing', { presses: [null] }, {}, { digits: '', status: 'timeout' }],
	['no script', {}, {}, { digits: '', status: 'timeout' }],
	[
		'the whole time is over',
		{ presses: ['1234567890'], digitGapMs: 1000 },
		{ timeout_millis: 4500 },
		{ status: 'timeout' },
	],
	['hang-up', { hangsUpDuring: 'gather' }, {}, { digits: '', status: 'call_hangup' }],
];

test.each(rows)('gather: %s', async (_what, caller, body, expected) => {
	expect(await gathered(caller, body)).toMatchObject(expected);
});

test('gatherMissesKeys: keys are reported, and the gather ends without them', async () => {
	bench.sim.switches.gatherMissesKeys = true;
	const ended = await gathered({ presses: ['1'] }, { initial_timeout_millis: 3000 });
	expect(ended).toEqual({ digits: '', status: 'timeout' });
	const pressed = bench.receiver.received.filter(({ body }) => body.includes('"digit":"1"'));
	expect(pressed).toHaveLength(1);
});

test('gatherPause timeout: a pause is a timeout, with the digits so far', async () => {
	bench.sim.switches.gatherPause = 'timeout';
	expect(await gathered({ presses: ['4'] })).toEqual({ digits: '4', status: 'timeout' });
});

test('keys pressed by hand count, and gather_id and client_state come back', async () => {
	const id = await bench.answered();
	await bench.client.calls.actions.gather(id, {
		gather_id: 'menu',
		maximum_digits: 1,
		initial_timeout_millis: 1e9,
		timeout_millis: 1e9,
		client_state: 'bWU=',
	});
	const leg = await bench.sim.waitFor(() => {
		const found = bench.sim.calls.get(id);
		return found?.activities.size === 1 && found;
	});
	bench.sim.press(leg, '7');
	expect(await bench.event('call.gather.ended', id)).toMatchObject({
		digits: '7',
		gather_id: 'menu',
		client_state: 'bWU=',
	});
	await unwrapAll(bench, 4);
});

test('each gather has its own entry; an entry may have one answer per try', async () => {
	const id = await bench.answered({ presses: ['1', null, ['9', null, '2']] });
	const { actions } = bench.client.calls;
	const ask = { ...PROMPT, maximum_digits: 1, valid_digits: '12', timeout_millis: 3000 };
	const ended = (): object[] =>
		bench.sim.deliveries
			.map(({ event: { data } }) => data)
			.filter((data) => data.event_type === 'call.gather.ended')
			.map(({ payload: { digits, status } }) => ({ digits, status }));
	for (const expected of [
		{ digits: '1', status: 'valid' },
		{ digits: '', status: 'timeout' },
		{ digits: '2', status: 'valid' },
	]) {
		const before = ended().length;
		await actions.gatherUsingSpeak(id, ask);
		await bench.sim.waitFor(() => ended().length > before);
		expect(ended()[before]).toEqual(expected);
	}
	expect(bench.events(id)).not.toContain('call.speak.started');
});

test('a wrong key at every try ends invalid, and the spoken prompts may be reported', async () => {
	bench.sim.switches.promptSpeakEvents = true;
	const id = await bench.answered({ presses: ['9'] });
	await bench.client.calls.actions.gatherUsingSpeak(id, {
		...PROMPT,
		invalid_payload: 'No such choice.',
		maximum_digits: 1,
		valid_digits: '12',
		maximum_tries: 2,
	});
	expect(await bench.event('call.gather.ended', id)).toMatchObject({ status: 'invalid' });
	expect((await bench.story(9, id)).slice(2)).toEqual([
		'call.speak.started',
		'call.speak.ended',
		'call.dtmf.received',
		'call.speak.started',
		'call.speak.ended',
		'call.dtmf.received',
		'call.gather.ended',
	]);
});

test('an audio prompt is reported, the invalid prompt follows, a key cuts it short', async () => {
	const id = await bench.answered({ presses: [['9', '1']] });
	const url = 'https://x.test/menu.mp3';
	const invalid_audio_url = 'https://x.test/wrong.mp3';
	await bench.client.calls.actions.gatherUsingAudio(id, {
		audio_url: url,
		invalid_audio_url,
		maximum_digits: 1,
		valid_digits: '12',
	});
	expect(await bench.event('call.gather.ended', id)).toMatchObject({ digits: '1' });
	const played = bench.sim.deliveries
		.map(({ event }) => event.data)
		.filter((data) => data.event_type === 'call.playback.ended')
		.map(({ payload }) => payload.media_url);
	expect(played.sort()).toEqual([url, invalid_audio_url]);
	bench.sim.media.add(url, { lengthMs: 1e9 });
	const leg = bench.sim.calls.get(id);
	await bench.client.calls.actions.gatherUsingAudio(id, { audio_url: url, maximum_digits: 1 });
	await bench.sim.waitFor(
		() => bench.events(id).filter((type) => type === 'call.playback.started').length === 3,
	);
	if (leg) bench.sim.press(leg, '5');
	await bench.sim.waitFor(() => bench.events(id).filter((e) => e === 'call.gather.ended')[1]);
	expect((await bench.story(13, id)).slice(-3)).toEqual([
		'call.dtmf.received',
		'call.playback.ended',
		'call.gather.ended',
	]);
	await unwrapAll(bench, 13);
});

test('a second gather cancels the first, or is refused; Stop Gather cancels', async () => {
	const id = await bench.answered();
	const { actions } = bench.client.calls;
	const endless = { initial_timeout_millis: 1e9, timeout_millis: 1e9 };
	await actions.gather(id, { ...endless, gather_id: 'one' });
	await actions.gather(id, { ...endless, gather_id: 'two' });
	expect(await bench.event('call.gather.ended', id)).toMatchObject({
		gather_id: 'one',
		status: 'cancelled',
	});
	bench.sim.switches.secondGather = 'refuse';
	expect(await refusal(actions.gather(id, endless))).toEqual({ status: 422, code: '10027' });
	await actions.stopGather(id, {});
	await bench.sim.waitFor(() => bench.events(id).filter((e) => e === 'call.gather.ended')[1]);
	await actions.stopGather(id, {});
	bench.sim.switches.idleStop = 'refuse';
	expect(await refusal(actions.stopGather(id, {}))).toEqual({ status: 422, code: '10027' });
});

test('eventBeforeReply holds the reply until the gather has ended', async () => {
	bench.sim.switches.eventBeforeReply = true;
	const id = await bench.answered({ presses: ['1'] });
	await bench.client.calls.actions.gatherUsingSpeak(id, { ...PROMPT, maximum_digits: 1 });
	expect(bench.events(id)).toContain('call.gather.ended');
});
