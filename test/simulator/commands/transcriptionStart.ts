import type Telnyx from 'telnyx';
import { LiveTranscription } from '../calls/transcription';
import { refuse } from '../errors';
import { command } from './command';

export const transcriptionStart = command<Telnyx.Calls.ActionStartTranscriptionParams>({
	name: 'transcription_start',
	needs: 'answered',
	events: ['call.transcription'],
	run({ world, leg, body }) {
		if (LiveTranscription.on(leg)) {
			throw refuse('90054', 'The call is being transcribed already.');
		}
		return { start: () => new LiveTranscription(world, leg, body).start() };
	},
});
