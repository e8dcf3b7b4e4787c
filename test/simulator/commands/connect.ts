import type { Leg } from '../calls/leg';
import { refuse } from '../errors';
import type { World } from '../world';

/**
 * Whether a leg may be bridged.
 *
 * @throws {ApiError} 90018 ended, 90034 unanswered (unless the switch `connectBeforeAnswer` is on)
 */
export function checkConnectable(world: World, leg: Leg): void {
	if (!leg.isAlive) throw refuse('90018', 'This call is no longer active.');
	if (leg.state !== 'answered' && !world.switches.connectBeforeAnswer) {
		throw refuse('90034', 'The call has not been answered yet.');
	}
}

/** Bridges two legs; an incoming one that still rings is answered by that. */
export function connect(world: World, a: Leg, b: Leg): void {
	for (const leg of [a, b]) {
		if (leg.direction === 'incoming') world.network.answer(leg);
	}
	world.network.bridge(a, b);
}
