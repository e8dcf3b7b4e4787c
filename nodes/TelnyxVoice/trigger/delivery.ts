import type { CallEvent, JsonObject } from '../shared/envelope';
import { toOutput, type OutputFormat } from '../shared/eventOutput';
import { isLate, type CallFacts } from './callFacts';
import { isSelected } from './events';
import { passes, type Filters } from './filters';

/** What the owner of the workflow has set. */
export interface DeliverySettings {
	/** Values of the Events field. */
	readonly events: readonly string[];
	readonly filters: Filters;
	/** Events from before the hang-up of their call start nothing once it has been seen. */
	readonly ignoreLate: boolean;
	readonly output: OutputFormat;
}

/** Why an event starts nothing. */
export type Ignored = 'ignored' | 'filtered' | 'late';

/** What becomes of a delivery. */
export type Delivery =
	| { readonly outcome: 'start'; readonly event: CallEvent; readonly json: JsonObject }
	| { readonly outcome: Ignored; readonly event: CallEvent };

/**
 * What becomes of a verified event that no paused run has taken.
 *
 * @param known what is known of the event's call
 */
export function deliver(event: CallEvent, settings: DeliverySettings, known: CallFacts): Delivery {
	if (!isSelected(settings.events, event)) return { outcome: 'ignored', event };
	if (!passes(event, known, settings.filters)) return { outcome: 'filtered', event };
	if (settings.ignoreLate && isLate(event, known)) return { outcome: 'late', event };
	return { outcome: 'start', event, json: toOutput(event, settings.output) };
}
