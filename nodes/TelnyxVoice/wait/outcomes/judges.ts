import { endingOf } from '../../shared/events/callResults';
import { dCodeOf } from '../../shared/api/dCodes';
import type { OutcomeEvent, WaitDefinition, Waiting } from './types';

/** Whether an event is of the very leg that the command was for, not of a leg it started. */
export function ofOwnLeg(event: OutcomeEvent, waiting: Waiting): boolean {
	return event.payload.call_control_id === waiting.result.call_control_id;
}

/** Whether the call that the command was for is over. */
export function isHangup(event: OutcomeEvent, waiting: Waiting): boolean {
	return event.eventType === 'call.hangup' && ofOwnLeg(event, waiting);
}

/** Whether the other call that the command is about is over. */
export function isOtherHangup(event: OutcomeEvent, { settings }: Waiting): boolean {
	const { call_control_id: id } = event.payload;
	return event.eventType === 'call.hangup' && id !== undefined && id === settings.otherCall;
}

/** Whether a phone rang for as long as it may; see {@link endingOf} for the two causes. */
export function rangOut({ payload }: OutcomeEvent): boolean {
	return payload.hangup_cause === 'timeout' || payload.hangup_cause === 'no_answer';
}

/**
 * Whether a hang-up is that of a call which somebody had answered. `earlier` knows if this process
 * saw the answer; else SIP status 200 says it, which a normal end has only after an answer: a call
 * that failed on its way can end as `normal_clearing`, too, with the status of the failure.
 */
export function wasAnswered({ payload }: OutcomeEvent, earlier: readonly OutcomeEvent[]): boolean {
	const seen = earlier.some(
		(event) =>
			event.eventType === 'call.answered' &&
			event.payload.call_control_id === payload.call_control_id,
	);
	return seen || (payload.hangup_cause === 'normal_clearing' && payload.sip_hangup_cause === '200');
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
	outcome: string | WaitDefinition['judge'],
	ended: string,
): Pick<WaitDefinition, 'events' | 'judge'> {
	return {
		events: [eventType, 'call.hangup'],
		judge: (event, waiting, earlier) => {
			if (event.eventType === eventType && ofOwnLeg(event, waiting)) {
				return typeof outcome === 'string' ? outcome : outcome(event, waiting, earlier);
			}
			return isHangup(event, waiting) ? ended : undefined;
		},
	};
}
