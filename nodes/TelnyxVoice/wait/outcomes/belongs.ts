import { CALL_IDS } from './outputs';
import type { OutcomeEvent, WaitDefinition, Waiting } from './types';

/**
 * Whether an event is of a leg that a command is for, or that it started. The command's correlation alone
 * does not say so: a call that reaches a WebRTC client shows its state there, and the person at it
 * can give the same state to a call of their own. What neither side knows cannot speak against it:
 * `call.recording.saved` has no `call_control_id` (types of the `telnyx` package).
 */
export function isOfCommand(
	{ payload }: OutcomeEvent,
	{ result, settings }: Waiting,
	{ secondLegState }: WaitDefinition,
): boolean {
	const key = CALL_IDS.find((id) => payload[id] !== undefined && result[id] !== undefined);
	if (key === undefined || payload[key] === result[key]) return true;
	const { several, connectionId } = settings;
	if (!secondLegState && several !== true) return false;
	// The leg that Transfer starts is another leg of the same session.
	if (agrees(payload.call_session_id, result.call_session_id)) return true;
	// Of several phones, Telnyx may name one leg only; all of them are of the same application.
	return several === true && agrees(payload.connection_id, connectionId);
}

function agrees(one: unknown, other: unknown): boolean {
	return one === undefined || other === undefined || one === other;
}

/** The calls whose end is an outcome: the command's, and the other one that it is about. */
export function callsOf({ result, settings }: Waiting): string[] {
	const ids = [result.call_control_id, settings.otherCall];
	return ids.filter((id): id is string => typeof id === 'string');
}
