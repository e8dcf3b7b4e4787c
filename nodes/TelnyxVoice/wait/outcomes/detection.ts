import type { IDataObject } from 'n8n-workflow';
import { GREETINGS, VERDICTS, verdictOf } from '../../shared/events/callResults';
import { rangOut, unanswered, wasAnswered } from './judges';
import type { Found, OutcomeEvent, Waiting } from './types';

/** Modes that report the end of a machine's greeting. `detect_beep` does so only if it beeps. */
const REPORTS_GREETING = new Set(['premium', 'detect_words', 'greeting_end', 'detect_beep']);

/** What {@link judgeDial} needs of the parameters. */
export interface DialSettings extends IDataObject {
	/** Mode of the detection, or `disabled`. */
	detection: string;
	/** A voicemail is reported when its greeting has ended, so that a message can be left. */
	afterGreeting: boolean;
	/** Several phones ring: the end of one says nothing of the others. */
	several: boolean;
	/** How many phones ring. */
	phones: number;
	/** The call that this one is linked to, if any. */
	otherCall?: string;
	/** The application that places the call. */
	connectionId: string;
}

/** Reads {@link DialSettings} from the parameters of Dial; `to` is all that is dialled. */
export function dialSettings(parameters: IDataObject): DialSettings {
	const options = (parameters.options ?? {}) as IDataObject;
	const detection = String(options.answeringMachineDetection ?? 'disabled');
	const phones = [parameters.to].flat().length;
	const { linkTo = '' } = (options.link ?? {}) as IDataObject;
	return {
		detection,
		afterGreeting: options.voicemailExit !== 'atOnce' && REPORTS_GREETING.has(detection),
		several: phones > 1,
		phones,
		otherCall: String(linkTo).trim() || undefined,
		connectionId: String(parameters.connectionId).trim(),
	};
}

/** Events that can be the outcome of Dial. */
export const DIAL_EVENTS = ['call.answered', 'call.hangup', ...VERDICTS, ...GREETINGS];

/** A machine that a message can be left on. */
const VOICEMAIL: Found = { outcome: 'voicemail', fields: { can_leave_message: true } };

/**
 * The outcome of a call that was answered and ended before it was known by whom: no failure, but
 * nobody is there any more.
 */
function overAlready({ payload }: OutcomeEvent, earlier: readonly OutcomeEvent[]): Found {
	const isMachine = earlier.some(
		(event) =>
			VERDICTS.includes(event.eventType) &&
			event.payload.call_control_id === payload.call_control_id &&
			verdictOf(event.payload.result) === 'machine',
	);
	return isMachine
		? { outcome: 'voicemail', fields: { call_ended: true, can_leave_message: false } }
		: { outcome: 'answered', fields: { call_ended: true } };
}

/** How many phones have hung up; a delivery can come twice. */
function hungUp(events: readonly OutcomeEvent[]): number {
	const ended = events.filter(({ eventType }) => eventType === 'call.hangup');
	return new Set(ended.map(({ payload }) => payload.call_control_id)).size;
}

/**
 * The outcome of Dial. With detection, `call.answered` comes first and says nothing yet of who
 * answered. A beep can come before the verdict; then no verdict follows.
 */
export function judgeDial(
	event: OutcomeEvent,
	waiting: Waiting,
	earlier: readonly OutcomeEvent[],
): string | Found | undefined {
	const { detection, afterGreeting, phones } = waiting.settings as DialSettings;
	const detects = detection !== 'disabled';
	if (event.eventType === 'call.hangup') {
		if (wasAnswered(event, earlier)) return overAlready(event, earlier);
		// All phones ring for the same time, so the first one whose time is over speaks for all.
		const isLast = rangOut(event) || hungUp([...earlier, event]) >= phones;
		return isLast ? unanswered(event) : undefined;
	}
	if (event.eventType === 'call.answered') return detects ? undefined : 'answered';
	if (GREETINGS.includes(event.eventType)) return VOICEMAIL;
	if (!VERDICTS.includes(event.eventType)) return undefined;
	switch (verdictOf(event.payload.result)) {
		case 'machine':
			return afterGreeting ? undefined : VOICEMAIL;
		case 'fax':
			return 'fax';
		case 'silence':
			return 'silence';
		default:
			return 'answered';
	}
}
