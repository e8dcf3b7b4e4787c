import { routesOf } from '../calls/emit';
import * as payloads from '../calls/payloads';
import { Leg } from '../calls/leg';
import { newEvent } from '../delivery/envelope';
import type { DeliveryRecord } from '../types';
import type { World } from '../world';

/** Which call a forger pretends to know. */
export interface Forgery {
	/** Default: a call that does not exist, to the first number with an application. */
	call_control_id?: string;
}

/**
 * Somebody without the account's key sends an event: the end of a call that goes on, or else an
 * incoming call that nobody makes. Resolves with the answer to it.
 *
 * @throws {Error} when there is no application to send it to, or no such call
 */
export async function forge(
	world: World,
	{ call_control_id: id }: Forgery,
): Promise<DeliveryRecord> {
	const leg = id === undefined ? inventedCall(world) : world.calls.get(id);
	if (!leg) throw new Error(`No call has the call_control_id ${id}.`);
	const type = id === undefined ? 'call.initiated' : 'call.hangup';
	const more =
		id === undefined
			? payloads.initiated(leg)
			: payloads.hangup(leg, { cause: 'normal_clearing', source: 'caller', sip: '200' });
	const payload = { ...payloads.common(leg, world.switches), ...more };
	const [route] = routesOf(world, leg, type);
	if (!route) throw new Error('The application of this call does not exist any more.');
	const event = newEvent(type, payload, world.switches);
	return await world.delivery.send(event, { ...route, signature: 'wrong-key' });
}

function inventedCall(world: World): Leg {
	const number = world.numbers.all().find(({ connection_id }) => connection_id);
	if (!number) throw new Error('Add a number that rings an application first.');
	return new Leg({
		connection_id: String(number.connection_id),
		from: '+15550100666',
		to: number.phone_number,
		direction: 'incoming',
	});
}
