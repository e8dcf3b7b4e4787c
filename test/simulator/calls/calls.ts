import { refuse } from '../errors';
import type { Clock } from '../clock';
import type { Leg } from './leg';

/** Call data is kept this long after the end (Telnyx's reference), in phone time. */
const KEPT_MS = 600_000;

/** All legs, living and ended. */
export class Calls {
	private readonly legs = new Map<string, Leg>();

	constructor(private readonly clock: Clock) {}

	add(leg: Leg): void {
		this.legs.set(leg.call_control_id, leg);
	}

	/** The leg with this `call_control_id`, also long after its end. */
	get(id: string): Leg | undefined {
		return this.legs.get(id);
	}

	/** Every leg, oldest first. */
	all(): Leg[] {
		return [...this.legs.values()];
	}

	/** Legs of one session, oldest first. */
	ofSession(sessionId: string): Leg[] {
		return this.all().filter((leg) => leg.call_session_id === sessionId);
	}

	/** Whether Telnyx would still know this leg. */
	isKept(leg: Leg): boolean {
		return leg.end_time === undefined || this.clock.msSince(leg.end_time) <= KEPT_MS;
	}

	/**
	 * @param pointer where the id stood in the request
	 * @throws {ApiError} 90015 for an id that is unknown or forgotten
	 */
	find(id: string, pointer = '/call_control_id'): Leg {
		const leg = this.legs.get(id);
		if (leg && this.isKept(leg)) return leg;
		throw refuse('90015', 'The call control ID provided was invalid.', pointer);
	}
}
