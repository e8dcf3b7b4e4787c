import type { CallEvent } from '../../shared/events/envelope';
import { Recent } from '../../shared/memory/recent';

/** What earlier events of a leg have said of it; later ones often do not repeat it. */
export interface CallFacts {
	/** `incoming` or `outgoing`: only `call.initiated` says so. */
	readonly direction?: unknown;
	/** The same by its numbers, where nobody has seen `call.initiated`. */
	readonly foundDirection?: unknown;
	/** '' for a caller who withholds the number, see {@link isWithheld}. */
	readonly from?: unknown;
	readonly to?: unknown;
	/** Id of the application. */
	readonly connectionId?: unknown;
	/** Whether its `call.answered` has come in. */
	readonly answered?: boolean;
	/** `occurred_at` of its `call.hangup`, ISO 8601. */
	readonly hungUpAt?: string;
}

/** Legs that are remembered in one n8n process, about 300 bytes each. */
const MOST_LEGS = 5_000;

const memory = new Recent<CallFacts>(MOST_LEGS);

/**
 * Adds an event to what is known of its leg. A trigger gets every event of its application, also
 * those it is not subscribed to, so that `call.initiated` and `call.hangup` do not pass unseen.
 *
 * @param scope the trigger: what one trigger was told must not steer another one
 * @returns what was known before this event, completed by what the event says itself
 */
export function learn(scope: string, event: CallEvent): CallFacts {
	const { call_leg_id: leg, call_control_id: call, direction, to, connection_id } = event.payload;
	const id = leg ?? call;
	const key = `${scope}/${String(id)}`;
	const before = id === undefined ? {} : (memory.get(key) ?? {});
	const known: CallFacts = {
		direction: direction ?? before.direction,
		from: callerOf(event) ?? before.from,
		to: to ?? before.to,
		connectionId: connection_id ?? before.connectionId,
		answered: before.answered === true || event.eventType === 'call.answered',
		hungUpAt: before.hungUpAt,
	};
	if (id !== undefined) {
		const hungUpAt = event.eventType === 'call.hangup' ? event.occurredAt : undefined;
		memory.set(key, { ...known, hungUpAt: hungUpAt ?? before.hungUpAt });
	}
	return known;
}

/** The first event of a call has a caller, so what is empty there is withheld. */
function callerOf({ eventType, payload }: CallEvent): unknown {
	return payload.from ?? (eventType === 'call.initiated' ? '' : undefined);
}

/**
 * Whether an event comes too late to act on: it arrives after the hang-up of its call and is from
 * before it. What happens after a hang-up, e.g. a saved recording, is not late.
 */
export function isLate(event: CallEvent, { hungUpAt }: CallFacts): boolean {
	if (hungUpAt === undefined || event.eventType === 'call.hangup') return false;
	// Unknown times compare as false: in doubt the event counts.
	return Date.parse(event.occurredAt ?? '') < Date.parse(hungUpAt);
}

/**
 * An event of a leg with what is known of it where the event itself does not say it, e.g. who called
 * beside a saved recording. For items only: `raw` bodies stay as they came.
 */
export function withFacts(event: CallEvent, known: CallFacts): CallEvent {
	const { foundDirection, direction = foundDirection, from, to } = known;
	const facts = Object.entries({ direction, from, to }).filter(
		([name, value]) =>
			value !== undefined && (event.payload[name] === undefined || event.payload[name] === null),
	);
	if (facts.length === 0) return event;
	return { ...event, payload: { ...event.payload, ...Object.fromEntries(facts) } };
}
