import type { ExecutionResult } from '../n8n/execution';
import type { DeliveryRecord, Leg, Simulator } from '../simulator';
import type { Runs } from '../support/n8n/runs';
import type { World } from '../support/n8n/world';
import { step, type Actor } from './print';
import type { Passed } from './runs';

/** A step of the story: who does what, and how one sees that it happened. */
export interface Step {
	actor: Actor;
	text: string;
	/** What a person does now, if the step does not follow from the one before. */
	act?: () => unknown;
	/** Truthy as soon as it has happened. */
	seen: () => unknown;
	/** The run of this call has to end with this step. */
	endsRun?: true;
}

/** A call and what has to become of it. */
export interface Scene {
	title: string;
	/** The nodes that the run has to pass, and the outputs it has to leave them by. */
	way: readonly Passed[];
	/** Sets up the people, places the call, and tells what must happen, in this order. */
	play(world: World): Promise<{ caller: Leg; steps: Step[] }>;
}

/** More than any step takes on a slow machine, even if n8n starts an expression engine first. */
const STEP_WITHIN_MS = 30_000;

/** The other leg of a caller's session: the colleague's phone. */
export function colleagueOf(simulator: Simulator, caller: Leg): Leg | undefined {
	return simulator.calls.ofSession(caller.call_session_id).find((leg) => leg !== caller);
}

/** The event of this leg that n8n has accepted. */
export function accepted(
	simulator: Simulator,
	eventType: string,
	leg?: Leg,
	payload: Record<string, unknown> = {},
): DeliveryRecord | undefined {
	return simulator.deliveries.find(
		({ event: { data }, status }) =>
			status === 200 &&
			data.event_type === eventType &&
			data.payload.call_leg_id === leg?.call_leg_id &&
			Object.entries(payload).every(([name, value]) => data.payload[name] === value),
	);
}

/**
 * Plays a scene and prints each step when it has been seen.
 *
 * @returns the one run of this call
 * @throws {Error} naming the first step that did not happen, with the log of the phone network
 */
export async function playScene(scene: Scene, world: World, runs: Runs): Promise<ExecutionResult> {
	const start = Date.now();
	let run: ExecutionResult | undefined;
	const { steps } = await scene.play(world);
	for (const { actor, text, act, seen, endsRun } of steps) {
		await act?.();
		await world.simulator.waitFor(() => Boolean(seen()), {
			timeoutMs: STEP_WITHIN_MS,
			what: `this step: “${actor}: ${text}”`,
		});
		if (endsRun) run = await runs.next();
		step(Date.now() - start, actor, text);
	}
	return run ?? (await runs.next());
}
