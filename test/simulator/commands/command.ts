import type { Leg } from '../calls/leg';
import type { RequestName } from '../schema/requests';
import type { World } from '../world';

/** What a command works with; the body has been checked. */
export interface CommandContext<Body = Record<string, unknown>> {
	world: World;
	leg: Leg;
	body: Body;
}

/** What a command does. */
export interface Effect {
	/** Goes out as `{ data }`. Default `{ result: 'ok' }`. */
	data?: unknown;
	/** Runs once the reply has left (with the switch `eventBeforeReply`: before it). */
	start?: () => void;
	/** Events that end the wait for the command; the switch `eventBeforeReply` holds the reply for them. */
	outcome?: { events: readonly string[]; legs: readonly Leg[] };
}

/** One command on a call: `POST /calls/{call_control_id}/actions/{name}`. */
export interface Command<Body = Record<string, unknown>> {
	/** Last part of the path. */
	name: RequestName;
	/** Default POST; `client_state_update` alone is PUT. */
	method?: 'POST' | 'PUT';
	/** Least state of the leg: `alive`, or `answered` (else 90034). */
	needs: 'alive' | 'answered';
	/** Events the reference names for it: the scope of its `webhook_url`. */
	events: readonly string[];
	run(context: CommandContext<Body>): Effect;
}

/** Types a command's body by its SDK parameter type. */
export function command<Body>(definition: Command<Body>): Command {
	return definition as unknown as Command;
}
