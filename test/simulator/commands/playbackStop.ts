import type Telnyx from 'telnyx';
import { command } from './command';
import { checkSomething } from './idle';

/** Stops what is spoken as well as what is played. */
export const playbackStop = command<Telnyx.Calls.ActionStopPlaybackParams>({
	name: 'playback_stop',
	needs: 'answered',
	events: ['call.playback.ended', 'call.speak.ended'],
	run({ world, leg, body: { stop = 'all', overlay = false } }) {
		const playing = world.sounds.isPlaying(leg);
		checkSomething(world, playing, 'sound');
		return {
			start: () => world.sounds.stop(leg, stop, overlay),
			...(playing
				? { outcome: { events: ['call.playback.ended', 'call.speak.ended'], legs: [leg] } }
				: {}),
		};
	},
});
