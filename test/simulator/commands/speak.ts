import type Telnyx from 'telnyx';
import { speech } from '../calls/soundOf';
import { command } from './command';

export const speak = command<Telnyx.Calls.ActionSpeakParams>({
	name: 'speak',
	needs: 'answered',
	events: ['call.speak.started', 'call.speak.ended'],
	run({ world, leg, body }) {
		return {
			start: () => world.sounds.play(leg, speech(world, body), body.stop),
			outcome: { events: ['call.speak.ended', 'call.hangup'], legs: [leg] },
		};
	},
});
