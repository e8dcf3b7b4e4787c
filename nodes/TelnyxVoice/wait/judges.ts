import { endingOf } from '../shared/callFindings';
import { dCodeOf } from '../shared/dCodes';
import type { OutcomeEvent, Waiting } from './types';

/** Whether an event is of the very leg that the command was for, not of a leg it started. */
export function ofOwnLeg(event: OutcomeEvent, waiting: Waiting): boolean {
	return event.payload.call_control_id === waiting.result.call_control_id;
}

/** Whether the call that the command was for is over. */
export function isHangup(event: OutcomeEvent, waiting: Waiting): boolean {
	return event.eventType === 'call.hangup' && ofOwnLeg(event, waiting);
}

/** Whether a phone rang for as long as it may; see {@link endingOf} for the two causes. */
export function rangOut({ payload }: OutcomeEvent): boolean {
	return payload.hangup_cause === 'timeout' || payload.hangup_cause === 'no_answer';
}

/** Why a call was not answered, as an exit. */
export function unanswered({ payload }: OutcomeEvent): string {
	// Telnyx did not place the call: nobody was asked, and nobody rejected it.
	if (dCodeOf(payload.telnyx_error)) return 'failed';
	const ending = endingOf(payload.hangup_cause);
	if (ending === 'missed') return 'no_answer';
	return ending === 'completed' ? 'failed' : ending;
}

/**
 * A judge for commands that end with one event of their own, or with the call.
 *
 * @param eventType the event that ends the command
 * @param outcome its outcome, or how to read it from the event
 * @param ended the outcome when the call is over first
 */
export function finishedBy(
	eventType: string,
	outcome: string | ((event: OutcomeEvent, waiting: Waiting) => string | undefined),
	ended: string,
) {
	return {
		events: [eventType, 'call.hangup'],
		judge: (event: OutcomeEvent, waiting: Waiting): string | undefined => {
			if (event.eventType === eventType && ofOwnLeg(event, waiting)) {
				return typeof outcome === 'string' ? outcome : outcome(event, waiting);
			}
			return isHangup(event, waiting) ? ended : undefined;
		},
	};
}
