import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { IDS } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.acceptAll());

const transcribing: INodeParameters = {
	maxLength: 60,
	options: { recordingTranscription: { transcription: true } },
};

/** Telnyx' clock, which is not that of this machine. */
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 5, 10, 0, seconds)).toISOString();
const times = (from: number, to: number) => ({
	recording_started_at: at(from),
	recording_ended_at: at(to),
});
/** What the node before said: a text ended at second 20. */
const items: IDataObject[] = [{ ...IDS, event_type: 'call.speak.ended', occurred_at: at(20) }];

/** Recordings that Telnyx has of the call. */
function has(...recordings: Telnyx.RecordingResponseData[]): void {
	lab.simulator.faults.add({
		method: 'GET',
		path: /\/recordings$/,
		status: 200,
		body: { data: recordings, meta: {} },
		times: Infinity,
	});
}
const recording = (id: string, from: number, to: number): Telnyx.RecordingResponseData => ({
	id,
	record_type: 'recording',
	...IDS,
	channels: 'single',
	status: 'completed',
	download_urls: { mp3: `https://files.example.com/${id}.mp3` },
	...times(from, to),
});

describe('the recording of the whole call is not taken for the message', () => {
	const rows: Array<[string, number, number, boolean]> = [
		['began with the call', 2, 40, false],
		['began just before the text ended', 19, 40, false],
		['began with the message', 21, 40, true],
		['is as long as a message may be', 21, 81, true],
		['is longer than a message may be', 21, 90, false],
	];
	it.each(rows)('one that %s (%d to %d): %s', async (_what, from, to, taken) => {
		const paused = await lab.pause('recordMessage', { maxLength: 60 }, { items });
		const noId = { call_control_id: undefined };
		const { body } = await paused.send('call.recording.saved', { ...noId, ...times(from, to) });
		expect(body).toMatchObject({ taken });
	});

	it('is told by its length where the node before says nothing of the time', async () => {
		const paused = await lab.pause('recordMessage', { maxLength: 60 });
		const whole = await paused.send('call.recording.saved', times(0, 100));
		expect(whole.body).toMatchObject({ taken: false });
		const message = await paused.send('call.recording.saved', times(0, 50));
		expect((await lab.left(message.run)).exit).toBe('Recorded');
	});
});

describe('when the time is up', () => {
	const expire = async (parameters: INodeParameters = transcribing) => {
		const { run } = await lab.pause('recordMessage', parameters, { items });
		return await lab.left(await lab.expire(run));
	};

	it('a message without its text leaves by Recorded', async () => {
		has(recording('whole', 2, 70), recording('earlier', 5, 12), recording('message', 21, 41));
		const { exit, item } = await expire();
		expect(exit).toBe('Recorded');
		expect(item.json).toMatchObject({
			outcome: 'recorded',
			...IDS,
			recording_id: 'message',
			recording_urls: { mp3: 'https://files.example.com/message.mp3' },
		});
	});

	it('also with a limit of the user’s own', async () => {
		has(recording('message', 21, 41));
		const options = { ...(transcribing.options as INodeParameters), waitLimitMinutes: 1 };
		expect((await expire({ ...transcribing, options })).exit).toBe('Recorded');
	});

	it('a recording whose event was lost is found', async () => {
		has(recording('message', 21, 41));
		expect((await expire({})).exit).toBe('Recorded');
	});

	it('a short one leaves by No Message', async () => {
		has(recording('message', 21, 22));
		expect((await expire()).exit).toBe('No Message');
	});

	it('leaves by Call Ended when there is none', async () => {
		has(recording('whole', 2, 70));
		expect((await expire()).exit).toBe('Call Ended');
	});

	it('leaves by Call Ended when Telnyx does not say', async () => {
		expect((await expire()).exit).toBe('Call Ended');
	});
});
