import type Telnyx from 'telnyx';
import type { CallerScript } from '../../simulator';
import { refusal, startBench, unwrapAll, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ speed: 300 });
});
afterEach(async () => await bench.close());

async function record(
	caller?: CallerScript,
	more: Partial<Telnyx.Calls.ActionStartRecordingParams> = {},
): Promise<string> {
	const id = await bench.answered(caller);
	const body = { channels: 'single', format: 'wav', ...more } as const;
	expect(await bench.client.calls.actions.startRecording(id, body)).toEqual({
		data: { result: 'ok' },
	});
	return id;
}

const seconds = ({ recording_started_at: from, recording_ended_at: to }: Record<string, unknown>) =>
	(Date.parse(String(to)) - Date.parse(String(from))) / 1000;

test.each(['wav', 'mp3'] as const)('records until Stop: a real %s file', async (format) => {
	bench.sim.switches.recordingUrlMs = 1e9;
	const id = await record(undefined, { format, channels: 'dual' });
	await bench.client.calls.actions.stopRecording(id, {});
	const saved = await bench.event('call.recording.saved');
	const leg = bench.sim.calls.get(id);
	expect(saved).toMatchObject({ channels: 'dual', format, call_leg_id: leg?.call_leg_id });
	expect(saved).not.toHaveProperty('call_control_id');
	const url = (saved.recording_urls as Record<string, string>)[format];
	const reply = await fetch(url);
	const bytes = Buffer.from(await reply.arrayBuffer());
	expect(reply.headers.get('content-type')).toBe(format === 'wav' ? 'audio/wav' : 'audio/mpeg');
	// RFC 2361 (WAVE) and ISO 11172-3 (frame sync of MPEG-1 layer III).
	const start = format === 'wav' ? bytes.toString('latin1', 0, 4) : bytes.readUInt16BE(0);
	expect(start).toBe(format === 'wav' ? 'RIFF' : 0xfffb);
	const { data } = await bench.client.recordings.retrieve(String(saved.recording_id));
	expect(data).toMatchObject({ status: 'completed', call_control_id: id, channels: 'dual' });
	const again = (data?.download_urls as Record<string, string>)[format];
	expect((await fetch(again)).status).toBe(200);
	expect((await fetch(again.replace(/.$/, 'x'))).status).toBe(403);
	await unwrapAll(bench, 3);
});

test('an unknown recording is 404; a link goes stale', async () => {
	expect(await refusal(bench.client.recordings.retrieve('x'))).toMatchObject({ status: 404 });
	const id = await record();
	await bench.client.calls.actions.stopRecording(id, {});
	const { recording_urls } = await bench.event('call.recording.saved');
	bench.sim.switches.recordingUrlMs = -1;
	expect((await fetch((recording_urls as { wav: string }).wav)).status).toBe(403);
});

test('a limit, silence and the end of the call end it, too', async () => {
	await record(undefined, { max_length: 20 });
	expect(seconds(await bench.event('call.recording.saved'))).toBe(20);
	for (const [caller, length] of [
		[{ silentAfterMs: 10_000 }, 15_000],
		[{ says: 'x'.repeat(195) }, 15_000],
	] as const) {
		const before = bench.sim.recordings.all().length;
		await record(caller, { timeout_secs: 5 });
		const saved = await bench.sim.waitFor(() => bench.sim.recordings.all()[before]);
		expect(saved.durationMs).toBeCloseTo(length);
	}
	const id = await record({ hangsUpDuring: 'recording' }, { timeout_secs: 5 });
	await bench.event('call.hangup', id);
	await bench.sim.waitFor(() => bench.sim.recordings.all()[3]);
});

test('paused time does not count', async () => {
	const id = await record(undefined, { max_length: 600 });
	const { actions } = bench.client.calls;
	await actions.pauseRecording(id, {});
	await actions.pauseRecording(id, {});
	await actions.speak(id, { payload: 'x'.repeat(1560), voice: 'female' });
	await bench.event('call.speak.ended', id);
	await actions.resumeRecording(id, {});
	await actions.resumeRecording(id, {});
	const saved = await bench.event('call.recording.saved');
	const recordedMs = bench.sim.recordings.all()[0].durationMs;
	expect(recordedMs).toBe(600_000);
	expect(seconds(saved) * 1000 - recordedMs).toBeGreaterThanOrEqual(79_000);
});

test('one of two recordings is stopped by its id', async () => {
	bench.sim.switches.recordingCallControlId = true;
	const id = await bench.answered();
	const { actions } = bench.client.calls;
	const other = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	const reply = await actions.answer(other.call_control_id, { record: 'record-from-answer' });
	await bench.event('call.answered', other.call_control_id);
	await actions.startRecording(other.call_control_id, { channels: 'single', format: 'wav' });
	await actions.stopRecording(other.call_control_id, { recording_id: reply.data?.recording_id });
	expect(await bench.event('call.recording.saved', other.call_control_id)).toMatchObject({
		recording_id: reply.data?.recording_id,
		format: 'mp3',
	});
	await actions.stopRecording(other.call_control_id, {});
	await bench.sim.waitFor(() => bench.sim.recordings.all()[1]);
	bench.sim.switches.idleStop = 'refuse';
	expect(await refusal(actions.stopRecording(id, {}))).toEqual({ status: 422, code: '10027' });
});

test('a recording that fails is reported and not saved', async () => {
	const reason = 'Internal server error';
	bench.sim.switches.recordingError = reason;
	const id = await record();
	await bench.client.calls.actions.stopRecording(id, {});
	expect(await bench.event('call.recording.error', id)).toMatchObject({ reason });
	expect(bench.sim.recordings.all()).toEqual([]);
	await unwrapAll(bench, 3);
});

test('the text of a recording is what the caller said', async () => {
	const says = 'Please call me back. It is urgent.';
	await record({ says }, { timeout_secs: 2, transcription: true });
	const saved = await bench.event('call.recording.saved');
	expect(await bench.event('call.recording.transcription.saved')).toMatchObject({
		recording_id: saved.recording_id,
		transcription_text: says,
		status: 'completed',
	});
	await unwrapAll(bench, 4);
});

test('90020 before the answer, 90053 with silence detection while transcribing', async () => {
	const ringing = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	const { actions } = bench.client.calls;
	const body = { channels: 'single', format: 'mp3' } as const;
	expect(await refusal(actions.startRecording(ringing.call_control_id, body))).toEqual({
		status: 422,
		code: '90020',
	});
	const id = await bench.answered();
	await actions.startTranscription(id, {});
	await bench.sim.waitFor(() => bench.sim.calls.get(id)?.activities.size === 1);
	expect(await refusal(actions.startRecording(id, { ...body, timeout_secs: 5 }))).toEqual({
		status: 422,
		code: '90053',
		pointer: '/timeout_secs',
	});
	await actions.startRecording(id, body);
});
