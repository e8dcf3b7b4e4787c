import { Gather, type GatherInit } from '../calls/gather';
import type { Leg } from '../calls/leg';
import { refuse } from '../errors';
import type { World } from '../world';
import type { Effect } from './command';

/** What the three gather commands do alike. */
export function startGather(world: World, leg: Leg, init: GatherInit): Effect {
	if (Gather.on(leg) && world.switches.secondGather === 'refuse') {
		throw refuse('10027', 'Digits are being gathered on this call already.');
	}
	return {
		start: () => {
			Gather.on(leg)?.onEnd('cancelled');
			new Gather(world, leg, init).start();
		},
		outcome: { events: ['call.gather.ended', 'call.hangup'], legs: [leg] },
	};
}
