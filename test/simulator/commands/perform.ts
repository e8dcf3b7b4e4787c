import type { Leg } from '../calls/leg';
import { refuse } from '../errors';
import type { WebhookOverride } from '../types';
import { validate } from '../validation';
import type { World } from '../world';
import type { Command, Effect } from './command';

/** Longest time a reply is held back for its event, wall-clock. */
const HOLD_MS = 10_000;

/** What the HTTP layer sends, and what it runs once the reply has left. */
export interface Performed {
	data: unknown;
	start?: () => void;
}

/**
 * Runs one command on one call.
 *
 * @throws {ApiError} 90015 unknown call, 422 for the body, 90018 ended, 90034 not answered yet
 */
export async function perform(
	world: World,
	definition: Command,
	callControlId: string,
	rawBody: unknown,
): Promise<Performed> {
	const leg = world.calls.find(callControlId);
	const body = validate(definition.name, rawBody, world.switches);
	let start: (() => void) | undefined;
	const data = await world.memory.once(callControlId, body.command_id, async () => {
		checkState(leg, definition);
		take(world, leg, definition, body);
		const effect = definition.run({ world, leg, body });
		start = await settle(world, effect);
		return effect.data ?? { result: 'ok' };
	});
	return { data, start };
}

/** Starts the effect now and waits for its outcome, if the switch says so; else hands it back. */
export async function settle(world: World, effect: Effect): Promise<(() => void) | undefined> {
	const { start, outcome } = effect;
	if (!world.switches.eventBeforeReply || !start || !outcome) return start;
	const ids = outcome.legs.map((leg) => leg.call_leg_id);
	const from = world.log.deliveries.length;
	start();
	await world.log
		.waitFor(
			() =>
				world.log.deliveries
					.slice(from)
					.some(
						({ event: { data } }) =>
							outcome.events.includes(data.event_type) &&
							ids.includes(String(data.payload.call_leg_id)),
					),
			{ timeoutMs: HOLD_MS },
		)
		// The reply leaves late rather than never when no outcome comes.
		.catch(() => undefined);
	return undefined;
}

function checkState(leg: Leg, { name, needs }: Command): void {
	if (!leg.isAlive) {
		throw refuse('90018', "This call is no longer active and can't receive commands.");
	}
	if (needs === 'answered' && leg.state !== 'answered') {
		throw refuse('90034', `The call has not been answered yet: ${name} is not possible.`);
	}
}

/** What every command leaves on its leg: client state, webhook parameters, a line in the log. */
function take(
	world: World,
	leg: Leg,
	{ name, events }: Command,
	body: Record<string, unknown>,
): void {
	leg.hadCommand = true;
	if (typeof body.client_state === 'string') leg.client_state = body.client_state;
	// The webhook parameters of a transfer are for its new leg.
	if (name !== 'transfer') applyOverride(world, leg, body, events);
	recordCommand(world, name, leg, body);
}

/** Remembers where the events of a leg go from now on. */
export function applyOverride(
	world: World,
	leg: Leg,
	body: Record<string, unknown>,
	events: readonly string[],
): void {
	const override = overrideOf(body);
	if (!override) return;
	leg.override = override;
	leg.overrideEvents = world.switches.webhookUrlScope === 'command' ? new Set(events) : undefined;
}

/** Adds to the list of commands that had an effect. */
export function recordCommand(
	world: World,
	name: string,
	leg: Leg,
	body: Record<string, unknown>,
): void {
	world.log.commands.push({
		name,
		call_control_id: leg.call_control_id,
		command_id: typeof body.command_id === 'string' ? body.command_id : undefined,
		body,
		at: new Date(),
	});
	world.log.changed();
}

function overrideOf(body: WebhookOverride): WebhookOverride | undefined {
	const { webhook_url, webhook_urls, webhook_retries_policies } = body;
	return (webhook_url ?? webhook_urls ?? webhook_retries_policies) ? body : undefined;
}
