import type Telnyx from 'telnyx';
import { emit } from '../calls/emit';
import { command } from './command';

/**
 * The reference names `call.sip_info.received` for the receiving leg and no schema shows its
 * payload: `content_type` and `body` are a guess, which the switch `sipInfoReceived` turns off.
 */
export const sendSipInfo = command<Telnyx.Calls.ActionSendSipInfoParams>({
	name: 'send_sip_info',
	needs: 'answered',
	events: ['call.sip_info.received'],
	run({ world, leg, body: { content_type, body } }) {
		const { peer } = leg;
		return {
			start: () => {
				if (!peer || !world.switches.sipInfoReceived) return;
				emit(world, peer, 'call.sip_info.received', { content_type, body });
			},
		};
	},
});
