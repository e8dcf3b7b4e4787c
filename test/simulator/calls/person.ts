import type { Behaviour } from '../types';
import type { World } from '../world';
import type { Leg } from './leg';

/** 78 characters took about four seconds in a live capture. */
const MS_PER_CHARACTER = 4000 / 78;

/** How long it takes to say a text, in ms of phone time; SSML tags are silent. */
export function speechMs(text: string): number {
	return text.replace(/<[^>]*>/g, '').length * MS_PER_CHARACTER;
}

/** Lets the person hang up in the middle of something, if the script says so. */
export function maybeHangUp(
	world: World,
	leg: Leg,
	during: NonNullable<Behaviour['hangsUpDuring']>,
	lengthMs = Infinity,
): void {
	if (leg.behaviour.hangsUpDuring !== during) return;
	const afterMs = Math.min(leg.behaviour.hangsUpDuringMs ?? 500, lengthMs / 2);
	world.network.later(leg, afterMs, () => world.network.personHangsUp(leg));
}

/** What the script has for one gather: keys, or one entry per try. */
export type Answer = NonNullable<Behaviour['presses']>[number];

/** The person's entry for the gather that begins now; nothing when all entries are used up. */
export function nextAnswer(leg: Leg): Answer {
	const entry = leg.behaviour.presses?.[leg.gathers];
	leg.gathers += 1;
	return entry ?? null;
}

/**
 * The person presses keys after a prompt.
 *
 * @returns stops it: nobody goes on pressing when the gather is over
 */
export function pressKeys(world: World, leg: Leg, keys: string): () => void {
	const { pressesAfterMs = 1000, digitGapMs = 250 } = leg.behaviour;
	const cancels = [...keys].map((key, index) =>
		world.network.later(leg, pressesAfterMs + index * digitGapMs, () =>
			world.network.press(leg, key),
		),
	);
	return () => cancels.forEach((cancel) => cancel());
}

/** When the person falls silent, counted from now; undefined when nothing is ever said. */
export function silentAfterMs({
	behaviour: { silentAfterMs: after, says },
}: Leg): number | undefined {
	return after ?? (says === undefined ? undefined : speechMs(says));
}
