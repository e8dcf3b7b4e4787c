import type Telnyx from 'telnyx';
import { audio, content } from '../calls/soundOf';
import { command } from './command';

export const playbackStart = command<Telnyx.Calls.ActionStartPlaybackParams>({
	name: 'playback_start',
	needs: 'answered',
	events: ['call.playback.started', 'call.playback.ended'],
	run({ world, leg, body }) {
		const sound = body.playback_content === undefined ? audio(world, body) : content(body);
		return {
			start: () => world.sounds.play(leg, sound, body.stop),
			outcome: { events: ['call.playback.ended', 'call.hangup'], legs: [leg] },
		};
	},
});
