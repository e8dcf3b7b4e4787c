import type Telnyx from 'telnyx';
import type { OutgoingInit } from '../calls/network';
import { recordSettings } from '../calls/recording';
import { dialRefused } from '../errors';
import { command } from './command';
import { applyOverride } from './perform';
import { checkConnectable, connect } from './connect';

const EVENTS = [
	'call.initiated',
	'call.bridged',
	'call.answered',
	'call.hangup',
	'call.machine.detection.ended',
	'call.machine.greeting.ended',
	'call.machine.premium.detection.ended',
	'call.machine.premium.greeting.ended',
];
/** Phone time between early media's `call.bridged` and the answer. */
const EARLY_MS = 200;

export const transfer = command<Telnyx.Calls.ActionTransferParams>({
	name: 'transfer',
	needs: 'alive',
	events: EVENTS,
	run({ world, leg, body }) {
		checkConnectable(world, leg);
		const { network, switches, people } = world;
		const script = people.get(body.to);
		if (script.does === 'refused' && switches.refusal === 'error') throw dialRefused(script.code);
		const init: OutgoingInit = {
			connection_id: leg.connection_id,
			from: body.from ?? leg.to,
			to: body.to,
			direction: 'outgoing',
			call_session_id: leg.call_session_id,
			client_state: body.target_leg_client_state,
			caller_id_name: body.from_display_name,
			custom_headers: body.custom_headers,
			sip_headers: body.sip_headers,
			timeoutSecs: body.timeout_secs ?? 30,
			timeLimitSecs: body.time_limit_secs ?? 14_400,
			detection: body.answering_machine_detection,
		};
		const target = network.create(init);
		target.recording = recordSettings({ ...body });
		leg.parkAfterUnbridge = body.park_after_unbridge === 'self';
		applyOverride(world, target, { ...body }, EVENTS);
		if (switches.bridgedBeforeAnswered && 'afterMs' in script) {
			const early = Math.max(0, (script.afterMs ?? 1000) - EARLY_MS);
			if (script.does === 'answer') {
				network.later(target, early, () => connect(world, leg, target));
			}
		}
		target.answerListeners.add(() => connect(world, leg, target));
		leg.endListeners.add(() => {
			if (target.state === 'ringing' && !switches.orphanTransferLeg) {
				network.platformHangsUp(target);
			}
		});
		return {
			start: () => network.ring(target, init),
			outcome: { events: ['call.bridged', 'call.hangup'], legs: [leg, target] },
		};
	},
});
