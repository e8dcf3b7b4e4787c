import type Telnyx from 'telnyx';
import { Recording } from '../calls/recording';
import { LiveTranscription } from '../calls/transcription';
import { refuse } from '../errors';
import { uuid } from '../ids';
import { command } from './command';

export const recordStart = command<Telnyx.Calls.ActionStartRecordingParams>({
	name: 'record_start',
	needs: 'alive',
	events: ['call.recording.saved', 'call.recording.transcription.saved', 'call.recording.error'],
	run({ world, leg, body }) {
		if (leg.state !== 'answered') throw refuse('90020', 'The call has no audio to record yet.');
		const { timeout_secs: silenceSecs = 0, recording_track: track = 'both' } = body;
		if (silenceSecs > 0 && LiveTranscription.on(leg)) {
			throw refuse(
				'90053',
				"Call recording can not be started with 'timeout_secs' while the call is being transcribed.",
				'/timeout_secs',
			);
		}
		const recording = new Recording(world, leg, {
			id: uuid(),
			// A single track is always mono (SDK).
			channels: track === 'both' ? body.channels : 'single',
			format: body.format,
			maxLengthSecs: body.max_length ?? 0,
			silenceSecs,
			transcribes: body.transcription ?? false,
			initiatedBy: 'StartCallRecordingAPI',
		});
		return { start: () => recording.start() };
	},
});
