import type { CallEvent, JsonObject } from '../../shared/events/envelope';
import { toOutput, type OutputFormat } from '../../shared/events/eventOutput';
import { isLate, withFacts, type CallFacts } from '../selection/callFacts';
import { isSelected } from '../selection/events';
import { isFinalRecording, passes, type Filters } from '../selection/filters';

/** What the owner of the workflow has set. */
export interface DeliverySettings {
	/** Values of the Events field. */
	readonly events: readonly string[];
	readonly filters: Filters;
	/** Events from before the hang-up of their call start nothing once it has been seen. */
	readonly ignoreLate: boolean;
	readonly output: OutputFormat;
}

/** Why an event starts nothing; `undecided` may change when Telnyx sends it again. */
export type Ignored = 'ignored' | 'filtered' | 'late' | 'undecided';

/** Longer than the hang-up of a call is late as a rule, in seconds. */
const UNDECIDED_SECS = 30;

/** What becomes of a delivery. */
export type Delivery =
	| { readonly outcome: 'start'; readonly event: CallEvent; readonly json: JsonObject }
	| { readonly outcome: Ignored; readonly event: CallEvent };

/**
 * What becomes of a verified event that no paused run has taken.
 *
 * @param known what is known of the event's call
 * @param ageSecs how long after the event Telnyx sent it this time
 */
export function deliver(
	event: CallEvent,
	settings: DeliverySettings,
	known: CallFacts,
	ageSecs: number,
): Delivery {
	if (!isSelected(settings.events, event)) return { outcome: 'ignored', event };
	if (!passes(event, known, settings.filters)) return { outcome: 'filtered', event };
	if (settings.filters.finalRecordings && event.eventType === 'call.recording.saved') {
		const final = isFinalRecording(event, known);
		if (final === undefined && ageSecs <= UNDECIDED_SECS) return { outcome: 'undecided', event };
		if (!final) return { outcome: 'filtered', event };
	}
	if (settings.ignoreLate && isLate(event, known)) return { outcome: 'late', event };
	const full = settings.output === 'raw' ? event : withFacts(event, known);
	return { outcome: 'start', event, json: toOutput(full, settings.output) };
}
