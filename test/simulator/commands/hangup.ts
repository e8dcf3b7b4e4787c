import type Telnyx from 'telnyx';
import { command } from './command';

export const hangup = command<Telnyx.Calls.ActionHangupParams>({
	name: 'hangup',
	needs: 'alive',
	events: ['call.hangup', 'call.recording.saved'],
	run({ world, leg }) {
		return {
			start: () => world.network.platformHangsUp(leg),
			outcome: { events: ['call.hangup'], legs: [leg] },
		};
	},
});
