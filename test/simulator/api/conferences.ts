import type Telnyx from 'telnyx';
import type { Conference, Member } from '../calls/conference';
import type { Leg } from '../calls/leg';
import { audio, speech } from '../calls/soundOf';
import { recordCommand } from '../commands/perform';
import { refuse } from '../errors';
import type { RequestName } from '../schema/requests';
import { validate } from '../validation';
import type { World } from '../world';
import { filterText, page, readQuery } from './paging';
import type { Route } from './route';

const OK = { data: { result: 'ok' } };

interface Context<Body> {
	world: World;
	conference: Conference;
	body: Body;
}

/** One command on a conference; the effect runs once the reply has left. */
function action<Body extends object>(
	name: string,
	run: (context: Context<Body>) => () => void,
	method: Route['method'] = 'POST',
): Route {
	return {
		method,
		url: `/conferences/:id/actions/${name}`,
		async handle({ world, params, body: raw }) {
			const conference = world.conferences.find(params.id);
			const body = validate(`conference_${name}` as RequestName, raw, world.switches);
			let start: (() => void) | undefined;
			await world.memory.once(params.id, body.command_id, async () => {
				if (conference.isOver) throw refuse('90019', 'The conference has ended.');
				start = run({ world, conference, body: body as Body });
				recordCommand(world, `conference_${name}`, conference.owner, body);
			});
			return { body: OK, start };
		},
	};
}

/** Sets a flag on some members, or on all. */
function flag(name: string, change: Partial<Member>): Route {
	return action<Telnyx.Conferences.ActionMuteParams>(name, ({ conference, body }) => () => {
		for (const [, member] of conference.some(body.call_control_ids)) Object.assign(member, change);
	});
}

/** Conferences: create, list, retrieve, participants, and the commands. */
export const conferenceRoutes: Route[] = [
	{
		method: 'POST',
		url: '/conferences',
		async handle({ world, body: raw }) {
			const body = validate('conference_create', raw, world.switches);
			const params = body as unknown as Telnyx.ConferenceCreateParams;
			const leg = world.calls.find(params.call_control_id);
			let start: (() => void) | undefined;
			const data = await world.memory.once('conference', body.command_id, async () => {
				const conference = world.conferences.create(leg, params);
				if (params.client_state !== undefined) leg.client_state = params.client_state;
				recordCommand(world, 'conference_create', leg, body);
				start = () => world.conferences.open(conference);
				return conference.toJSON();
			});
			return { body: { data }, start };
		},
	},
	{
		method: 'GET',
		url: '/conferences',
		handle({ world, query: raw }) {
			const query = readQuery('conference_list', raw, ['name', 'status', 'connection_id']);
			const name = filterText(query, 'name');
			const status = filterText(query, 'status');
			const found = world.conferences
				.all()
				.map((each) => each.toJSON())
				.filter((each) => name === undefined || each.name.toLowerCase() === name)
				.filter((each) => status === undefined || each.status === status);
			return { body: page(found, query) };
		},
	},
	{
		method: 'GET',
		url: '/conferences/:id',
		handle: ({ world, params }) => ({ body: { data: world.conferences.find(params.id).toJSON() } }),
	},
	{
		method: 'GET',
		url: '/conferences/:id/participants',
		handle({ world, params, query: raw }) {
			const conference = world.conferences.find(params.id);
			const members = [...conference.members].map(([leg, member]) =>
				participant(conference, leg, member),
			);
			return { body: page(members, readQuery('conference_list', raw, [])) };
		},
	},
	action<Telnyx.Conferences.ActionJoinParams>('join', ({ world, conference, body }) => {
		const leg = world.calls.find(body.call_control_id);
		world.conferences.checkSeat(conference, leg);
		if (body.client_state !== undefined) leg.client_state = body.client_state;
		return () => conference.enter(leg, body);
	}),
	action<Telnyx.Conferences.ActionLeaveParams>('leave', ({ world, conference, body }) => {
		const leg = world.calls.find(body.call_control_id);
		return () => conference.leave(leg);
	}),
	flag('mute', { muted: true }),
	flag('unmute', { muted: false }),
	flag('hold', { onHold: true }),
	flag('unhold', { onHold: false }),
	action<Telnyx.Conferences.ActionSpeakParams>('speak', ({ world, conference, body }) => () => {
		conference.play(speech(world, body), body.call_control_ids);
	}),
	action<Telnyx.Conferences.ActionPlayParams>('play', ({ world, conference, body }) => () => {
		conference.play(audio(world, body), body.call_control_ids);
	}),
	action(
		'stop',
		({ conference }) =>
			() =>
				conference.stopPlaying(),
	),
	action('end', ({ world, conference }) => () => {
		const reason = world.switches.conferenceEndedByApi;
		conference.end('ended_via_api', reason, conference.owner, true);
	}),
];

function participant(
	{ id, name }: Conference,
	leg: Leg,
	member: Member,
): Telnyx.ConferenceListParticipantsResponse {
	return {
		id: member.id,
		call_control_id: leg.call_control_id,
		call_leg_id: leg.call_leg_id,
		conference: { id, name },
		created_at: member.since.toISOString(),
		updated_at: member.since.toISOString(),
		end_conference_on_exit: member.endsOnExit,
		soft_end_conference_on_exit: member.softEndsOnExit,
		muted: member.muted,
		on_hold: member.onHold,
		record_type: 'participant',
		status: 'joined',
		whisper_call_control_ids: [],
	};
}
