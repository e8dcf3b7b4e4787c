import type Telnyx from 'telnyx';
import { Recording } from '../calls/recording';
import { command } from './command';
import { checkSomething } from './idle';

export const recordStop = command<Telnyx.Calls.ActionStopRecordingParams>({
	name: 'record_stop',
	needs: 'answered',
	events: ['call.recording.saved', 'call.recording.transcription.saved'],
	run({ world, leg, body }) {
		const running = Recording.on(leg, body.recording_id);
		checkSomething(world, running.length > 0, 'recording');
		return {
			start: () => running.forEach((recording) => recording.stop()),
			...(running.length > 0 ? { outcome: { events: ['call.recording.saved'], legs: [leg] } } : {}),
		};
	},
});
