import type Telnyx from 'telnyx';
import type { CallerScript } from '../../simulator';
import { speechMs } from '../../simulator/calls/person';
import { startBench, unwrapAll, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ speed: 300 });
});
afterEach(async () => await bench.close());

const TEXT = { payload: 'Thank you for calling. Please hold the line.', voice: 'female' };
const SONG = 'https://x.test/song.mp3';

const speak = async (
	id: string,
	more: Partial<Telnyx.Calls.ActionSpeakParams> = {},
): Promise<unknown> => await bench.client.calls.actions.speak(id, { ...TEXT, ...more });
const play = async (id: string, body: Telnyx.Calls.ActionStartPlaybackParams): Promise<unknown> =>
	await bench.client.calls.actions.startPlayback(id, body);
const caller = async (script?: CallerScript): Promise<string> => await bench.answered(script);
const payloads = (type: string): Array<Record<string, unknown>> =>
	bench.sim.deliveries
		.map(({ event }) => event.data)
		.filter((data) => data.event_type === type)
		.sort((one, other) => (one.occurred_at < other.occurred_at ? -1 : 1))
		.map((data) => data.payload);

test('speaks: started, then ended', async () => {
	const id = await caller();
	expect(await speak(id, { client_state: 'YQ==' })).toEqual({ data: { result: 'ok' } });
	expect(await bench.event('call.speak.ended', id)).toMatchObject({
		status: 'completed',
		client_state: 'YQ==',
	});
	expect((await bench.story(4, id)).slice(2)).toEqual(['call.speak.started', 'call.speak.ended']);
	await unwrapAll(bench, 4);
});

test('78 characters take four seconds of phone time, as in a live capture; tags take none', () => {
	expect(speechMs('x'.repeat(78))).toBe(4000);
	expect(speechMs(`<speak>${'x'.repeat(39)}</speak>`)).toBe(2000);
});

test('consecutive sounds wait for each other', async () => {
	const id = await caller();
	await speak(id);
	await play(id, { audio_url: SONG });
	await speak(id);
	expect((await bench.story(8, id)).slice(2)).toEqual([
		'call.speak.started',
		'call.speak.ended',
		'call.playback.started',
		'call.playback.ended',
		'call.speak.started',
		'call.speak.ended',
	]);
	expect(payloads('call.playback.ended')).toEqual([
		expect.objectContaining({ media_url: SONG, overlay: false, status: 'completed' }),
	]);
	await unwrapAll(bench, 8);
});

test('stop current plays the next one, stop all forgets those that wait', async () => {
	const id = await caller();
	await play(id, { audio_url: SONG, loop: 'infinity' });
	await bench.event('call.playback.started', id);
	await play(id, { media_name: 'nobody-has-it' });
	await speak(id, { stop: 'current' });
	expect((await bench.story(7, id)).slice(2)).toEqual([
		'call.playback.started',
		'call.playback.ended',
		'call.playback.ended',
		'call.speak.started',
		'call.speak.ended',
	]);
	expect(payloads('call.playback.ended').map(({ status }) => status)).toEqual([
		'cancelled',
		'file_not_found',
	]);
	await play(id, { audio_url: SONG, loop: 'infinity' });
	await play(id, { audio_url: SONG });
	await speak(id, { stop: 'all' });
	expect((await bench.story(11, id)).slice(7)).toEqual([
		'call.playback.started',
		'call.playback.ended',
		'call.speak.started',
		'call.speak.ended',
	]);
});

test.each([
	[{ audio_url: 'https://x.test/missing.mp3' }, { media_url: 'https://x.test/missing.mp3' }],
	[{ media_name: 'unknown' }, { media_name: 'unknown' }],
])('%j is not found', async (body, named) => {
	const id = await caller();
	await play(id, body);
	const ended = await bench.event('call.playback.ended', id);
	expect(ended).toMatchObject({ ...named, status: 'file_not_found' });
	expect(bench.events(id)).not.toContain('call.playback.started');
});

test('known names and content that comes along are played', async () => {
	bench.sim.media.add('greeting', { lengthMs: 500 });
	const id = await caller();
	await play(id, { media_name: 'greeting' });
	expect(await bench.event('call.playback.ended', id)).toMatchObject({
		media_name: 'greeting',
		status: 'completed',
	});
	await play(id, { playback_content: 'SUQzBAAAAAAAAA==' });
	await bench.story(6, id);
	const content = payloads('call.playback.ended')[1];
	expect(content).toMatchObject({ status: 'completed' });
	expect(content).not.toHaveProperty('media_name');
	expect(content).not.toHaveProperty('media_url');
});

test('an overlay is mixed in, and stopped on its own', async () => {
	const id = await caller();
	const { actions } = bench.client.calls;
	await play(id, { audio_url: SONG, loop: 'infinity' });
	await play(id, { audio_url: 'https://x.test/bell.mp3', overlay: true, loop: 'infinity' });
	await bench.story(4, id);
	expect(payloads('call.playback.started').map(({ overlay }) => overlay)).toEqual([false, true]);
	await actions.stopPlayback(id, { overlay: true });
	expect(await bench.event('call.playback.ended', id)).toMatchObject({
		overlay: true,
		status: 'cancelled',
	});
	await actions.stopPlayback(id, {});
	await bench.story(6, id);
	expect(payloads('call.playback.ended')[1]).toMatchObject({ overlay: false });
});

test.each(['completed', 'cancelled'] as const)(
	'Stop Audio stops a text, too: stoppedSpeak %s',
	async (status) => {
		bench.sim.switches.stoppedSpeak = status;
		const id = await caller();
		await speak(id, { loop: 'infinity' });
		await speak(id);
		await bench.client.calls.actions.stopPlayback(id, { stop: 'all' });
		expect(await bench.event('call.speak.ended', id)).toMatchObject({ status });
		await bench.client.calls.actions.hangup(id, {});
		await bench.event('call.hangup', id);
		expect(payloads('call.speak.started')).toHaveLength(1);
	},
);

test.each(['speak', 'playback'] as const)('the caller hangs up during %s', async (kind) => {
	const id = await caller({ hangsUpDuring: kind });
	await (kind === 'speak' ? speak(id) : play(id, { audio_url: SONG }));
	expect(await bench.event(`call.${kind}.ended`, id)).toMatchObject({ status: 'call_hangup' });
	expect((await bench.story(5, id)).slice(3)).toEqual([`call.${kind}.ended`, 'call.hangup']);
	await unwrapAll(bench, 5);
});

test('hangupFirst: the end of the sound comes after the end of the call', async () => {
	bench.sim.switches.hangupFirst = true;
	const id = await caller({ hangsUpDuring: 'speak' });
	await speak(id);
	expect((await bench.story(5, id)).slice(3)).toEqual(['call.hangup', 'call.speak.ended']);
});

test("a machine's verdict cancels what is spoken and what waits", async () => {
	// Slow, so that both texts are there before the verdict on a busy machine, too.
	const slow = await startBench({ speed: 1 });
	slow.sim.people.set('+15550150', { does: 'machine', afterMs: 1 });
	const id = await slow.dial('+15550150', { answering_machine_detection: 'detect' });
	await slow.event('call.answered', id);
	await slow.client.calls.actions.speak(id, { ...TEXT, loop: 'infinity' });
	await slow.client.calls.actions.speak(id, TEXT);
	expect(await slow.event('call.speak.ended', id)).toMatchObject({ status: 'cancelled_amd' });
	expect((await slow.story(5, id)).slice(3)).toEqual([
		'call.speak.ended',
		'call.machine.detection.ended',
	]);
	await slow.close();
});
