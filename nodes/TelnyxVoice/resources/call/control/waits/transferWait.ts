import { timedOut, unansweredExits } from '../../../../wait/outcomes/exits';
import { isHangup, ofOwnLeg, unanswered } from '../../../../wait/outcomes/judges';
import { afterRinging } from '../../../../wait/outcomes/limits';
import type { WaitDefinition } from '../../../../wait/outcomes/types';

/**
 * What can come of a transfer. Early media bridges both legs while the second one still rings, so
 * `call.bridged` does not tell that somebody answered: the answer of the second leg does.
 */
export const transferWait: WaitDefinition = {
	byDefault: true,
	exits: [
		{ value: 'connected', name: 'Connected' },
		...unansweredExits,
		{ value: 'caller_hung_up', name: 'Hung Up' },
		timedOut,
	],
	events: ['call.answered', 'call.hangup'],
	judge: (event, waiting) => {
		if (isHangup(event, waiting)) return 'caller_hung_up';
		if (ofOwnLeg(event, waiting)) return undefined;
		if (event.eventType === 'call.answered') return 'connected';
		// The caller's own hang-up may arrive after that of the phone which stops ringing for it.
		if (event.payload.hangup_cause === 'originator_cancel') return 'caller_hung_up';
		return event.eventType === 'call.hangup' ? unanswered(event) : undefined;
	},
	ended: 'caller_hung_up',
	refused: 'failed',
	limit: afterRinging('failed'),
	webhookUrl: true,
	secondLegState: 'target_leg_client_state',
};
