import { IDS, openWaitLab, TARGET, type WaitLab } from '../support/wait/lab';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

/** `undefined`: the pause goes on. */
type Row = [eventType: string, payload: IDataObject, exit: string | undefined];

function table(title: string, operation: string, parameters: INodeParameters, rows: Row[]): void {
	describe(title, () => {
		it.each(rows)('%s %j → %s', async (eventType, payload, exit) => {
			const paused = await lab.pause(operation, parameters);
			const result = await paused.send(eventType, payload);

			expect(result.status).toBe(200);
			if (exit === undefined) {
				expect(result.run).toBeUndefined();
				expect(result.body).toEqual({ taken: false });
				return;
			}
			expect(result.body).toMatchObject({ taken: true });
			expect((await lab.left(result.run)).exit).toBe(exit);
		});
	});
}

const detecting = (mode: string, more: INodeParameters = {}): INodeParameters => ({
	options: { answeringMachineDetection: mode, ...more },
});

// Hangup causes: the type of `hangup_cause` in the `telnyx` package, all of them.
table('Dial', 'dial', {}, [
	['call.initiated', { direction: 'outgoing', state: 'bridging' }, undefined],
	['call.answered', {}, 'Answered'],
	['call.bridged', {}, undefined],
	['call.hangup', { hangup_cause: 'user_busy', sip_hangup_cause: '486' }, 'Busy'],
	['call.hangup', { hangup_cause: 'timeout' }, 'No Answer'],
	['call.hangup', { hangup_cause: 'no_answer' }, 'No Answer'],
	['call.hangup', { hangup_cause: 'originator_cancel' }, 'No Answer'],
	['call.hangup', { hangup_cause: 'call_rejected', sip_hangup_cause: '603' }, 'Rejected'],
	['call.hangup', { hangup_cause: 'not_found', sip_hangup_cause: '404' }, 'Failed'],
	['call.hangup', { hangup_cause: 'normal_clearing' }, 'Failed'],
	['call.hangup', { hangup_cause: 'time_limit' }, 'Failed'],
	['call.hangup', { hangup_cause: 'unspecified', sip_hangup_cause: '503' }, 'Failed'],
	['call.hangup', {}, 'Failed'],
	['call.cost', {}, undefined],
]);

// Modes and their events: Telnyx, "Answering machine detection".
for (const mode of ['detect', 'detect_beep', 'detect_words', 'greeting_end']) {
	const machine = mode === 'detect' ? 'Voicemail' : undefined;
	table(`Dial with the detection ${mode}`, 'dial', detecting(mode), [
		['call.answered', {}, undefined],
		['call.machine.detection.ended', { result: 'human' }, 'Answered'],
		['call.machine.detection.ended', { result: 'not_sure' }, 'Answered'],
		['call.machine.detection.ended', { result: 'machine' }, machine],
		['call.machine.greeting.ended', { result: 'beep_detected' }, 'Voicemail'],
		['call.machine.greeting.ended', { result: 'ended' }, 'Voicemail'],
		['call.machine.greeting.ended', { result: 'not_sure' }, 'Voicemail'],
		['call.hangup', { hangup_cause: 'user_busy' }, 'Busy'],
		['call.hangup', { hangup_cause: 'timeout' }, 'No Answer'],
	]);
}
table('Dial that does not wait for the greeting', 'dial', detecting('greeting_end', { voicemailExit: 'atOnce' }), [
	['call.machine.detection.ended', { result: 'machine' }, 'Voicemail'],
]);
table('Dial with premium detection', 'dial', detecting('premium'), [
	['call.answered', {}, undefined],
	['call.machine.premium.detection.ended', { result: 'human_residence' }, 'Answered'],
	['call.machine.premium.detection.ended', { result: 'human_business' }, 'Answered'],
	['call.machine.premium.detection.ended', { result: 'not_sure' }, 'Answered'],
	['call.machine.premium.detection.ended', { result: 'machine' }, undefined],
	['call.machine.premium.detection.ended', { result: 'silence' }, 'Answered'],
	['call.machine.premium.detection.ended', { result: 'fax_detected' }, 'Failed'],
	['call.machine.premium.greeting.ended', { result: 'beep_detected' }, 'Voicemail'],
	['call.machine.premium.greeting.ended', { result: 'no_beep_detected' }, 'Voicemail'],
]);
table('Dial with exits for fax and silence', 'dial', detecting('premium', { detectionExits: ['fax', 'silence'] }), [
	['call.machine.premium.detection.ended', { result: 'silence' }, 'Silence'],
	['call.machine.premium.detection.ended', { result: 'fax_detected' }, 'Fax'],
	['call.machine.premium.detection.ended', { result: 'human_business' }, 'Answered'],
	['call.machine.premium.greeting.ended', { result: 'beep_detected' }, 'Voicemail'],
]);
// All phones ring for the same time, so the first one whose time is over speaks for all.
table('Dial to several phones', 'dial', { options: { ringAlso: ['+13125550009'] } }, [
	['call.hangup', { ...TARGET, hangup_cause: 'user_busy' }, undefined],
	['call.hangup', { hangup_cause: 'call_rejected' }, undefined],
	['call.hangup', { hangup_cause: 'originator_cancel' }, undefined],
	['call.hangup', { hangup_cause: 'timeout' }, 'No Answer'],
	['call.hangup', { ...TARGET, hangup_cause: 'timeout' }, 'No Answer'],
	['call.answered', { ...TARGET }, 'Answered'],
]);

table('Answer', 'answer', {}, [
	['call.answered', {}, 'Answered'],
	['call.hangup', { hangup_cause: 'originator_cancel' }, 'Call Ended'],
	['call.answered', { ...TARGET }, undefined],
]);

table('Transfer', 'transfer', {}, [
	['call.initiated', { ...TARGET, direction: 'outgoing' }, undefined],
	['call.answered', { ...TARGET }, 'Connected'],
	['call.answered', {}, undefined],
	['call.bridged', { ...TARGET }, undefined],
	['call.bridged', {}, undefined],
	['call.hangup', { ...TARGET, hangup_cause: 'user_busy' }, 'Busy'],
	['call.hangup', { ...TARGET, hangup_cause: 'timeout' }, 'No Answer'],
	['call.hangup', { ...TARGET, hangup_cause: 'no_answer' }, 'No Answer'],
	['call.hangup', { ...TARGET, hangup_cause: 'call_rejected' }, 'Rejected'],
	['call.hangup', { ...TARGET, hangup_cause: 'not_found' }, 'Failed'],
	['call.hangup', { hangup_cause: 'normal_clearing', hangup_source: 'caller' }, 'Caller Hung Up'],
]);

table('Bridge', 'bridge', {}, [
	['call.bridged', {}, 'Bridged'],
	['call.bridged', { ...TARGET }, undefined],
	['call.hangup', { hangup_cause: 'normal_clearing' }, 'Call Ended'],
]);

const keys: INodeParameters = {
	keys: { key: [{ digits: '1', label: 'Sales' }, { digits: '2', label: '' }, { digits: '*0' }] },
};
for (const operation of ['gather', 'gatherUsingSpeak', 'gatherUsingAudio']) {
	// Statuses: the type of `call.gather.ended` in the `telnyx` package, all of them.
	table(operation, operation, keys, [
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
		['call.gather.ended', { status: 'call_hangup', digits: '1' }, 'Caller Hung Up'],
		['call.gather.ended', { ...TARGET, status: 'valid', digits: '1' }, undefined],
		['call.hangup', { hangup_cause: 'normal_clearing' }, 'Caller Hung Up'],
	]);
}

table('Speak', 'speak', {}, [
	['call.speak.started', {}, undefined],
	['call.speak.ended', { status: 'completed' }, 'Finished'],
	['call.speak.ended', { status: 'cancelled_amd' }, 'Finished'],
	['call.speak.ended', { status: 'call_hangup' }, 'Call Ended'],
	['call.speak.ended', {}, 'Finished'],
	['call.hangup', {}, 'Call Ended'],
]);

table('Play Audio', 'startPlayback', {}, [
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

// Reasons: the type of `call.dequeued` in the `telnyx` package, all of them.
table('Enqueue', 'enqueue', {}, [
	['call.enqueued', { queue: 'support', current_position: 1 }, undefined],
	['call.dequeued', { reason: 'bridged' }, 'Bridged'],
	['call.dequeued', { reason: 'bridging-in-process' }, 'Bridged'],
	['call.dequeued', { reason: 'timeout' }, 'Waited Too Long'],
	['call.dequeued', { reason: 'leave' }, 'Left'],
	['call.dequeued', { reason: 'hangup' }, 'Caller Hung Up'],
	['call.hangup', {}, 'Caller Hung Up'],
]);

table('SIP Refer', 'refer', {}, [
	['call.refer.started', { sip_notify_response: 100 }, undefined],
	['call.refer.completed', { sip_notify_response: 200 }, 'Completed'],
	['call.refer.failed', { sip_notify_response: 603 }, 'Failed'],
	['call.hangup', {}, undefined],
]);

table('Start AI Assistant', 'startAiAssistant', {}, [
	['call.conversation.ended', { duration_sec: 12, reason: null }, 'Finished'],
	['call.hangup', {}, 'Call Ended'],
]);

table('Gather With AI', 'gatherUsingAi', {}, [
	['call.ai_gather.partial_results', {}, undefined],
	['call.ai_gather.ended', { status: 'valid', result: { age: 29 } }, 'Finished'],
	['call.hangup', {}, 'Call Ended'],
]);

for (const operation of ['hangup', 'reject']) {
	table(operation, operation, {}, [['call.hangup', { hangup_cause: 'normal_clearing' }, 'Call Ended']]);
}

const seconds = (length: number): IDataObject => ({
	recording_started_at: '2026-01-05T10:00:00.000000Z',
	recording_ended_at: new Date(Date.UTC(2026, 0, 5, 10, 0, length)).toISOString(),
});
// The type of `call.recording.saved` has no `call_control_id`.
const noId = { call_control_id: undefined };
table('Record Message', 'recordMessage', {}, [
	['call.recording.saved', { ...noId, ...seconds(7) }, 'Recorded'],
	['call.recording.saved', { ...noId, ...seconds(1) }, 'No Message'],
	['call.recording.saved', { ...noId }, 'Recorded'],
	['call.recording.error', { reason: 'Internal server error' }, 'No Message'],
	['call.dtmf.received', { digit: '1' }, undefined],
	['call.hangup', {}, undefined],
]);
table(
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
