import type Telnyx from 'telnyx';
import { refuse } from '../errors';
import { command } from './command';

export const leaveQueue = command<Telnyx.Calls.ActionLeaveQueueParams>({
	name: 'leave_queue',
	needs: 'answered',
	events: ['call.dequeued'],
	run({ world, leg }) {
		if (!world.queues.of(leg)) throw refuse('90035', 'The call is not in a queue.');
		return {
			start: () => world.queues.leave(leg, 'leave'),
			outcome: { events: ['call.dequeued'], legs: [leg] },
		};
	},
});
