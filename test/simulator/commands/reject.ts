import type Telnyx from 'telnyx';
import { refuse } from '../errors';
import { command } from './command';

export const reject = command<Telnyx.Calls.ActionRejectParams>({
	name: 'reject',
	needs: 'alive',
	events: ['call.hangup'],
	run({ world, leg, body }) {
		if (leg.direction === 'outgoing' || leg.state !== 'ringing') {
			throw refuse('10027', 'Only an unanswered incoming call can be rejected.');
		}
		const busy = body.cause === 'USER_BUSY';
		return {
			start: () =>
				world.network.end(leg, {
					cause: busy ? 'user_busy' : 'call_rejected',
					source: 'callee',
					sip: busy ? '486' : '603',
				}),
			outcome: { events: ['call.hangup'], legs: [leg] },
		};
	},
});
