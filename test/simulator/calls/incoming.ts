import type { CallerScript } from '../types';
import type { World } from '../world';
import { emit } from './emit';
import type { Leg } from './leg';
import * as payloads from './payloads';
import { note } from './talk';

/** A call from outside. */
export interface IncomingCall {
	/** E.164 number or SIP URI of the caller. */
	from: string;
	/** A number of the account that belongs to an application. */
	to: string;
	caller?: CallerScript;
	caller_id_name?: string;
	custom_headers?: Array<{ name: string; value: string }>;
}

/**
 * Rings the application that owns `to`: the leg is parked until a command comes.
 *
 * @throws {Error} when no active application owns `to`
 */
export function incomingCall(world: World, call: IncomingCall): Leg {
	const connectionId = world.numbers.connectionOf(call.to);
	const application = world.applications.get(connectionId ?? '');
	if (connectionId === undefined || !application?.active) {
		throw new Error(
			`No active application owns ${call.to}: add the number with its connection_id first.`,
		);
	}
	const leg = world.network.create({
		connection_id: connectionId,
		from: call.from,
		to: call.to,
		direction: 'incoming',
		caller_id_name: call.caller_id_name,
		custom_headers: call.custom_headers,
		behaviour: call.caller,
	});
	note(world, leg, 'calls', call.to);
	emit(world, leg, 'call.initiated', payloads.initiated(leg));
	const patienceMs = call.caller?.givesUpAfterMs;
	if (patienceMs !== undefined) {
		world.network.later(leg, patienceMs, () => {
			if (leg.state === 'ringing') world.network.personHangsUp(leg);
		});
	}
	if (application.first_command_timeout) {
		world.network.later(leg, (application.first_command_timeout_secs ?? 30) * 1000, () => {
			if (!leg.hadCommand) {
				world.network.end(leg, { cause: 'timeout', source: 'unknown', sip: '480' });
			}
		});
	}
	return leg;
}
