import type Telnyx from 'telnyx';
import { Gather } from '../calls/gather';
import { command } from './command';
import { checkSomething } from './idle';

export const gatherStop = command<Telnyx.Calls.ActionStopGatherParams>({
	name: 'gather_stop',
	needs: 'answered',
	events: ['call.gather.ended'],
	run({ world, leg }) {
		const running = Gather.on(leg);
		checkSomething(world, running, 'gather');
		return {
			start: () => running?.onEnd('cancelled'),
			...(running ? { outcome: { events: ['call.gather.ended'], legs: [leg] } } : {}),
		};
	},
});
