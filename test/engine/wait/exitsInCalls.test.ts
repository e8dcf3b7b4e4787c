import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { IDS, TARGET } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';
import { table } from '../../support/engine/outcomeTable';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
const here = () => lab;

const keys: INodeParameters = {
	keys: { key: [{ digits: '1', label: 'Sales' }, { digits: '2', label: '' }, { digits: '*0' }] },
};
for (const operation of ['gather', 'gatherUsingSpeak', 'gatherUsingAudio']) {
	// Statuses: the type of `call.gather.ended` in the `telnyx` package, all of them.
	table(here, operation, operation, keys, [
		['call.dtmf.received', { digit: '1' }, undefined],
		['call.gather.ended', { status: 'valid', digits: '1' }, '1: Sales'],
		['call.gather.ended', { status: 'valid', digits: '2' }, '2'],
		['call.gather.ended', { status: 'valid', digits: '*0' }, '*0'],
		['call.gather.ended', { status: 'valid', digits: '9' }, 'Other Input'],
		['call.gather.ended', { status: 'timeout', digits: '' }, 'No Input'],
		['call.gather.ended', { status: 'timeout' }, 'No Input'],
		['call.gather.ended', { status: 'timeout', digits: '1' }, '1: Sales'],
		['call.gather.ended', { status: 'invalid', digits: '1' }, 'Invalid'],
		['call.gather.ended', { status: 'cancelled', digits: '' }, 'No Input'],
		['call.gather.ended', { status: 'cancelled_amd', digits: '' }, 'No Input'],
		['call.gather.ended', { status: 'call_hangup', digits: '1' }, 'Hung Up'],
		['call.gather.ended', { ...TARGET, status: 'valid', digits: '1' }, undefined],
		['call.hangup', { hangup_cause: 'normal_clearing' }, 'Hung Up'],
	]);
}

table(here, 'Speak', 'speak', {}, [
	['call.speak.started', {}, undefined],
	['call.speak.ended', { status: 'completed' }, 'Finished'],
	['call.speak.ended', { status: 'cancelled_amd' }, 'Finished'],
	['call.speak.ended', { status: 'call_hangup' }, 'Call Ended'],
	['call.speak.ended', {}, 'Finished'],
	['call.hangup', {}, 'Call Ended'],
]);

table(here, 'Play Audio', 'startPlayback', {}, [
	['call.playback.started', {}, undefined],
	['call.playback.ended', { status: 'completed' }, 'Finished'],
	['call.playback.ended', { status: 'cancelled' }, 'Finished'],
	['call.playback.ended', { status: 'cancelled_amd' }, 'Finished'],
	['call.playback.ended', { status: 'unknown' }, 'Finished'],
	['call.playback.ended', { status: 'file_not_found' }, 'Failed'],
	['call.playback.ended', { status: 'failed' }, 'Failed'],
	['call.playback.ended', { status: 'call_hangup' }, 'Call Ended'],
	['call.hangup', {}, 'Call Ended'],
]);

const ended = 'call.playback.ended';
const done = { status: 'completed' };
// An earlier file's end carries the state of the latest command of the call.
table(
	here,
	'Play Audio from an address',
	'startPlayback',
	{ audioUrl: ' https://a.com/b%20c.mp3?v=1' },
	[
		[ended, { ...done, media_url: 'https://a.com/other.mp3' }, undefined],
		[ended, { status: 'file_not_found', media_url: 'https://b.com/b c.mp3' }, undefined],
		[ended, { ...done, media_url: 'https://a.com/b%20c.mp3?v=1' }, 'Finished'],
		[ended, { ...done, media_url: 'https://A.com/b c.mp3' }, 'Finished'],
		[ended, { ...done, media_url: 'not an address' }, undefined],
		[ended, { ...done, media_name: 'hello' }, 'Finished'],
		[ended, { ...done, media_url: null }, 'Finished'],
	],
);
table(
	here,
	'Play Audio that is stored at Telnyx',
	'startPlayback',
	{ audioSource: 'mediaName', mediaName: 'hello' },
	[
		[ended, { ...done, media_name: 'other' }, undefined],
		[ended, { ...done, media_name: 'hello' }, 'Finished'],
		[ended, { ...done, media_url: 'https://example.com/hello.mp3' }, 'Finished'],
	],
);

// Reasons: the type of `call.dequeued` in the `telnyx` package, all of them.
table(here, 'Enqueue', 'enqueue', {}, [
	['call.enqueued', { queue: 'support', current_position: 1 }, undefined],
	['call.dequeued', { reason: 'bridged' }, 'Bridged'],
	['call.dequeued', { reason: 'bridging-in-process' }, 'Bridged'],
	['call.dequeued', { reason: 'timeout' }, 'Too Long'],
	['call.dequeued', { reason: 'leave' }, 'Left'],
	['call.dequeued', { reason: 'hangup' }, 'Hung Up'],
	['call.hangup', {}, 'Hung Up'],
]);

table(here, 'SIP Refer', 'refer', {}, [
	['call.refer.started', { sip_notify_response: 100 }, undefined],
	['call.refer.completed', { sip_notify_response: 200 }, 'Completed'],
	['call.refer.failed', { sip_notify_response: 603 }, 'Failed'],
	['call.hangup', {}, undefined],
]);

table(here, 'Start AI Assistant', 'startAiAssistant', {}, [
	['call.conversation.ended', { duration_sec: 12, reason: null }, 'Finished'],
	['call.hangup', {}, 'Call Ended'],
]);

// Statuses: the type of `call.ai_gather.ended` in the `telnyx` package, both of them.
table(here, 'Gather With AI', 'gatherUsingAi', {}, [
	['call.ai_gather.partial_results', {}, undefined],
	['call.ai_gather.ended', { status: 'invalid', result: {} }, 'Invalid'],
	['call.ai_gather.ended', {}, 'Finished'],
	['call.ai_gather.ended', { status: 'valid', result: { age: 29 } }, 'Finished'],
	['call.hangup', {}, 'Call Ended'],
]);

for (const operation of ['hangup', 'reject']) {
	table(here, operation, operation, {}, [
		['call.hangup', { hangup_cause: 'normal_clearing' }, 'Call Ended'],
	]);
}

const seconds = (length: number): IDataObject => ({
	recording_started_at: '2026-01-05T10:00:00.000000Z',
	recording_ended_at: new Date(Date.UTC(2026, 0, 5, 10, 0, length)).toISOString(),
});
// The type of `call.recording.saved` has no `call_control_id`.
const noId = { call_control_id: undefined };
table(here, 'Record Message', 'recordMessage', {}, [
	['call.recording.saved', { ...noId, ...seconds(7) }, 'Recorded'],
	['call.recording.saved', { ...noId, ...seconds(1) }, 'No Message'],
	['call.recording.saved', { ...noId }, 'Recorded'],
	['call.recording.error', { reason: 'Internal server error' }, 'No Message'],
	['call.dtmf.received', { digit: '1' }, undefined],
	['call.hangup', {}, undefined],
]);
table(
	here,
	'Record Message with a transcription',
	'recordMessage',
	{ options: { recordingTranscription: { transcription: true } } },
	[
		['call.recording.saved', { ...noId, ...seconds(7) }, undefined],
		['call.recording.saved', { ...noId, ...seconds(1) }, 'No Message'],
		['call.recording.transcription.saved', { transcription_text: 'Hello' }, 'Recorded'],
	],
);

it('stops a recording when its stop key is pressed, once, and goes on waiting', async () => {
	const paused = await lab.pause('recordMessage', { stopKey: '1' });
	const first = await paused.send('call.dtmf.received', { digit: '1' });
	const second = await paused.send('call.dtmf.received', { digit: '1' });

	expect([first, second].map(({ status, body, run }) => [status, body, run])).toEqual(
		Array(2).fill([200, { taken: true }, undefined]),
	);
	const stops = lab.simulator.requests.slice(-2);
	const path = `/v2/calls/${encodeURIComponent(IDS.call_control_id)}/actions/record_stop`;
	expect(stops.map((each) => each.path)).toEqual([path, path]);
	// Telnyx ignores a command that it knows.
	expect(stops[1].body).toEqual(stops[0].body);
	expect(stops[0].body).toMatchObject({ command_id: expect.any(String) as string });
});
