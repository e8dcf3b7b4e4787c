import type Telnyx from 'telnyx';
import { LiveTranscription } from '../calls/transcription';
import { command } from './command';
import { checkSomething } from './idle';

export const transcriptionStop = command<Telnyx.Calls.ActionStopTranscriptionParams>({
	name: 'transcription_stop',
	needs: 'answered',
	events: [],
	run({ world, leg }) {
		const running = LiveTranscription.on(leg);
		checkSomething(world, running, 'transcription');
		return { start: () => running?.stop() };
	},
});
