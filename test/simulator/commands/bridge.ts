import type Telnyx from 'telnyx';
import type { Leg } from '../calls/leg';
import { Recording, recordSettings } from '../calls/recording';
import { refuse } from '../errors';
import type { World } from '../world';
import { command } from './command';
import { checkConnectable, connect } from './connect';

/** On the wire the second leg is `call_control_id`; only the SDK calls it otherwise. */
type BridgeBody = Omit<Telnyx.Calls.ActionBridgeParams, 'call_control_id_to_bridge_with'> & {
	call_control_id?: string;
};

export const bridge = command<BridgeBody>({
	name: 'bridge',
	needs: 'alive',
	events: ['call.bridged'],
	run({ world, leg, body }) {
		checkConnectable(world, leg);
		const other = otherLeg(world, body);
		if (other === leg) {
			throw refuse('10015', 'A call cannot be bridged with itself.', '/call_control_id');
		}
		checkConnectable(world, other);
		if (body.prevent_double_bridge && (other.peer ?? leg.peer)) {
			throw refuse('10027', 'One of the calls is bridged already.');
		}
		const recording = recordSettings({ ...body });
		leg.parkAfterUnbridge =
			body.park_after_unbridge === 'self' || (body.hold_after_unbridge ?? false);
		return {
			start: () => {
				world.queues.leave(other, 'bridged');
				connect(world, leg, other);
				if (recording) new Recording(world, leg, recording).start();
			},
			outcome: { events: ['call.bridged'], legs: [leg] },
		};
	},
});

function otherLeg(world: World, body: BridgeBody): Leg {
	if (body.video_room_id !== undefined) {
		throw refuse('10027', 'The simulator has no video rooms.', '/video_room_id');
	}
	if (body.queue === undefined) return world.calls.find(body.call_control_id ?? '');
	const first = world.queues.first(body.queue);
	if (!first) throw refuse('90035', `No call waits in the queue '${body.queue}'.`, '/queue');
	return first;
}
