import type Telnyx from 'telnyx';
import type { Leg } from '../calls/leg';
import type { OutgoingInit } from '../calls/network';
import { startOnAnswer } from '../calls/onAnswer';
import { recordSettings } from '../calls/recording';
import { dialRefused, refuse } from '../errors';
import type { Application } from '../store/applications';
import type { World } from '../world';
import { validate } from '../validation';
import type { Effect } from './command';
import { applyOverride, recordCommand, settle, type Performed } from './perform';

type DialBody = Telnyx.Calls.CallDialParams;

/** Events the reference names for Dial. */
const EVENTS = [
	'call.initiated',
	'call.answered',
	'call.hangup',
	'call.bridged',
	'call.machine.detection.ended',
	'call.machine.greeting.ended',
	'call.machine.premium.detection.ended',
	'call.machine.premium.greeting.ended',
];

/** `POST /calls`. */
export async function dial(world: World, rawBody: unknown): Promise<Performed> {
	const body = validate('dial', rawBody, world.switches) as unknown as DialBody;
	const application = world.applications.get(body.connection_id);
	if (!application?.active) {
		throw refuse('10015', 'The connection_id is not an active application.', '/connection_id');
	}
	const linked = body.link_to ? world.calls.find(body.link_to, '/link_to') : undefined;
	let start: (() => void) | undefined;
	const data = await world.memory.once('dial', body.command_id, async () => {
		const effect = place(world, body, application, linked);
		start = await settle(world, effect);
		return effect.data;
	});
	return { data, start };
}

function place(
	world: World,
	body: DialBody,
	application: Application,
	linked: Leg | undefined,
): Effect {
	const dCode = refusal(world, body, application, linked);
	if (dCode && world.switches.refusal === 'error') throw dialRefused(dCode);
	const inits = [body.to].flat().map((to) => legInit(body, to, linked, dCode));
	const legs = inits.map((init) => world.network.create(init));
	legs.forEach((leg) => {
		leg.recording = recordSettings({ ...body });
		leg.parkAfterUnbridge = body.park_after_unbridge === 'self';
		startOnAnswer(world, leg, body);
		applyOverride(world, leg, { ...body }, EVENTS);
		leg.answerListeners.add(() => {
			if (body.conference_config) world.conferences.enter(leg, body.conference_config);
			if (linked && body.bridge_on_answer) world.network.bridge(linked, leg);
			for (const other of legs) if (other !== leg) world.network.platformHangsUp(other);
		});
	});
	recordCommand(world, 'dial', legs[0], { ...body });
	const replies = legs.map((leg) => dialReply(leg));
	return {
		data: legs.length > 1 && world.switches.dialManyReply === 'list' ? replies : replies[0],
		start: () => legs.forEach((leg, index) => world.network.ring(leg, inits[index])),
		outcome: { events: ['call.answered', 'call.hangup'], legs },
	};
}

function legInit(
	body: DialBody,
	to: string,
	linked: Leg | undefined,
	dCode: string | undefined,
): OutgoingInit {
	return {
		connection_id: body.connection_id,
		from: linked && body.bridge_intent ? linked.from : body.from,
		to,
		direction: 'outgoing',
		call_session_id: linked?.call_session_id,
		client_state: body.client_state,
		caller_id_name: body.from_display_name,
		custom_headers: body.custom_headers,
		sip_headers: body.sip_headers,
		timeoutSecs: body.timeout_secs ?? 30,
		timeLimitSecs: body.time_limit_secs ?? 14_400,
		retryOnTimeout: body.retry_on_timeout,
		detection: body.answering_machine_detection,
		...(dCode === undefined ? {} : { script: { does: 'refused', code: dCode } }),
	};
}

/** The D-code with which Telnyx would refuse this call, if it would. */
function refusal(
	world: World,
	body: DialBody,
	application: Application,
	linked: Leg | undefined,
): string | undefined {
	const { requireOutboundProfile, checkFrom } = world.switches;
	if (requireOutboundProfile && !application.outbound?.outbound_voice_profile_id) return 'D38';
	const borrowed = linked?.from === body.from || body.diversion !== undefined;
	if (checkFrom && !borrowed && !world.numbers.isUsable(body.from)) return 'D51';
	const scripts = [body.to].flat().map((to) => world.people.get(to));
	const refused = scripts.find((script) => script.does === 'refused');
	return refused?.does === 'refused' ? refused.code : undefined;
}

/** `is_alive` is always false here: dialling has only begun (SDK). */
function dialReply(leg: Leg): Telnyx.Calls.CallDialResponse.Data {
	return {
		record_type: 'call',
		call_control_id: leg.call_control_id,
		call_leg_id: leg.call_leg_id,
		call_session_id: leg.call_session_id,
		is_alive: false,
		...(leg.client_state === undefined ? {} : { client_state: leg.client_state }),
		...(leg.recording === undefined ? {} : { recording_id: leg.recording.id }),
	};
}
