import type Telnyx from 'telnyx';
import { refuse } from '../errors';
import { command } from './command';

export const enqueue = command<Telnyx.Calls.ActionEnqueueParams>({
	name: 'enqueue',
	needs: 'answered',
	events: ['call.enqueued', 'call.dequeued'],
	run({ world, leg, body }) {
		const { queues, network } = world;
		if (queues.of(leg)) throw refuse('90038', 'The call is in a queue already.');
		if (queues.size(body.queue_name) >= (body.max_size ?? 100)) {
			throw refuse('90036', 'The queue is full.');
		}
		return {
			start: () => {
				network.unbridge(leg);
				queues.join(body.queue_name, leg);
				if (body.max_wait_time_secs === undefined) return;
				network.later(leg, body.max_wait_time_secs * 1000, () => queues.leave(leg, 'timeout'));
			},
			outcome: { events: ['call.dequeued', 'call.hangup'], legs: [leg] },
		};
	},
});
