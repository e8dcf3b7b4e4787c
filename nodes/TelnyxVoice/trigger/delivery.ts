import type { CallEvent, JsonObject } from '../shared/envelope';
import { toOutput, type OutputFormat } from '../shared/eventOutput';
import { isSelected } from './events';

/** What the owner of the workflow has set. */
export interface DeliverySettings {
	/** Values of the Events field. */
	readonly events: readonly string[];
	readonly output: OutputFormat;
}

/** What becomes of a delivery. */
export type Delivery =
	| { readonly outcome: 'start'; readonly event: CallEvent; readonly json: JsonObject }
	| { readonly outcome: 'ignored'; readonly event: CallEvent };

/** What becomes of a verified event that no paused run has taken. */
export function deliver(event: CallEvent, settings: DeliverySettings): Delivery {
	return isSelected(settings.events, event)
		? { outcome: 'start', event, json: toOutput(event, settings.output) }
		: { outcome: 'ignored', event };
}
