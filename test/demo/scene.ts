import type { DeliveryRecord, Leg, Simulator } from '../simulator';
import type { World } from '../support/world';
import { step, type Actor } from './print';

/** A step of the story: who does what, and how one sees that it happened. */
export interface Step {
	actor: Actor;
	text: string;
	/** What a person does now, if the step does not follow from the one before. */
	act?: () => void;
	/** Truthy as soon as it has happened. */
	seen: () => unknown;
}

/** A call and what has to become of it. */
export interface Scene {
	title: string;
	/** Sets up the people, places the call, and tells what must happen, in this order. */
	play(world: World): Promise<{ caller: Leg; steps: Step[] }>;
}

/** More than any step takes on a slow machine, even if n8n starts an expression engine first. */
const STEP_WITHIN_MS = 30_000;

/** The events that the workflow's trigger listens to, in the order of its `events` field. */
function startsRun({ data }: DeliveryRecord['event']): boolean {
	const { event_type: type, payload } = data;
	if (type === 'call.initiated') return payload.direction === 'incoming';
	return type === 'call.answered' || type === 'call.hangup';
}

/** The other leg of a caller's session: the colleague's phone. */
export function colleagueOf(simulator: Simulator, caller: Leg): Leg | undefined {
	return simulator.calls.ofSession(caller.call_session_id).find((leg) => leg !== caller);
}

/** Whether n8n has accepted this event of this leg. */
export function accepted(simulator: Simulator, eventType: string, leg?: Leg): boolean {
	return simulator.deliveries.some(
		({ event, status }) =>
			status === 200 &&
			event.data.event_type === eventType &&
			event.data.payload.call_control_id === leg?.call_control_id,
	);
}

/** Distinct events of a session that start a run each. */
export function eventsOf(simulator: Simulator, caller: Leg): DeliveryRecord['event'][] {
	const events = simulator.deliveries
		.map(({ event }) => event)
		.filter((event) => event.data.payload.call_session_id === caller.call_session_id)
		.filter(startsRun);
	return [...new Map(events.map((event) => [event.data.id, event])).values()];
}

/**
 * Plays a scene and prints each step when it has been seen.
 *
 * @returns the caller's leg
 * @throws {Error} naming the first step that did not happen, with the log of the phone network
 */
export async function playScene(scene: Scene, world: World): Promise<Leg> {
	const start = Date.now();
	const { caller, steps } = await scene.play(world);
	for (const { actor, text, act, seen } of steps) {
		act?.();
		await world.simulator.waitFor(() => Boolean(seen()), {
			timeoutMs: STEP_WITHIN_MS,
			what: `this step: “${actor}: ${text}”`,
		});
		step(Date.now() - start, actor, text);
	}
	return caller;
}
