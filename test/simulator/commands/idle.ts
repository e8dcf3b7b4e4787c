import { refuse } from '../errors';
import type { World } from '../world';

/** What Telnyx says to a stop command with nothing to stop is not documented. */
export function checkSomething(world: World, something: unknown, what: string): void {
	if (something || world.switches.idleStop === 'ok') return;
	throw refuse('10027', `There is no ${what} on this call.`);
}
