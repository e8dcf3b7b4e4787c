import type Telnyx from 'telnyx';
import { Recording } from '../calls/recording';
import { command } from './command';
import { checkSomething } from './idle';

export const recordResume = command<Telnyx.Calls.ActionResumeRecordingParams>({
	name: 'record_resume',
	needs: 'answered',
	events: [],
	run({ world, leg, body }) {
		const running = Recording.on(leg, body.recording_id);
		checkSomething(world, running.length > 0, 'recording');
		return { start: () => running.forEach((recording) => recording.resume()) };
	},
});
