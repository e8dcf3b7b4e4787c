import type Telnyx from 'telnyx';
import { ApiError, refuse } from '../errors';
import type { Leg } from '../calls/leg';
import { commands } from '../commands';
import { dial } from '../commands/dial';
import { perform } from '../commands/perform';
import type { World } from '../world';
import { badParameter } from './paging';
import type { Route, RouteReply } from './route';

const MAX_PAGE = 250;

/** Dial, status, active calls, and one route per command. */
export const callRoutes: Route[] = [
	{
		method: 'POST',
		url: '/calls',
		handle: async ({ world, body }) => reply(await dial(world, body)),
	},
	{
		method: 'GET',
		url: '/calls/:call_control_id',
		handle: ({ world, params }) => ({ body: { data: status(world, params.call_control_id) } }),
	},
	{
		method: 'GET',
		url: '/connections/:connection_id/active_calls',
		handle({ world, params, query }) {
			if (!world.applications.get(params.connection_id)) {
				throw refuse('10005', 'The requested connection could not be found.');
			}
			return { body: activeCalls(world, params.connection_id, query) };
		},
	},
	...commands.map(
		(definition): Route => ({
			method: definition.method ?? 'POST',
			url: `/calls/:call_control_id/actions/${definition.name}`,
			handle: async ({ world, params, body }) =>
				reply(await perform(world, definition, params.call_control_id, body)),
		}),
	),
];

function reply({ data, start }: { data: unknown; start?: () => void }): RouteReply {
	return { body: { data }, start };
}

function status(world: World, id: string): Telnyx.Calls.CallRetrieveStatusResponse.Data {
	const leg = world.calls.get(id);
	if (leg && !world.calls.isKept(leg) && world.switches.expiredStatus === '404') {
		throw refuse('10005', 'The requested call could not be found.');
	}
	const found = world.calls.find(id);
	return {
		record_type: 'call',
		...ids(found),
		is_alive: found.isAlive,
		...(found.client_state === undefined ? {} : { client_state: found.client_state }),
		start_time: found.start_time.toISOString(),
		...(found.end_time ? { end_time: found.end_time.toISOString() } : {}),
		call_duration: world.clock.secondsBetween(found.start_time, found.end_time ?? new Date()),
	};
}

/** Cursor pages: the cursor is the id of the call before (or after) which to go on. */
function activeCalls(world: World, connectionId: string, query: Record<string, string>): object {
	const known = ['page[limit]', 'page[after]', 'page[before]', 'page[number]', 'page[size]'];
	const unknown = Object.keys(query).find((key) => !known.includes(key));
	if (unknown) throw badParameter('10031', `This list has no parameter '${unknown}'.`, unknown);
	const limit = Number(query['page[limit]'] ?? query['page[size]'] ?? 20);
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
		throw badParameter('10033', `page[limit] must be 1 to ${MAX_PAGE}.`, 'page[limit]');
	}
	const all = world.calls.all().filter((leg) => leg.isAlive && leg.connection_id === connectionId);
	const { 'page[after]': after, 'page[before]': before } = query;
	const start = after
		? position(all, after) + 1
		: before
			? Math.max(0, position(all, before) - limit)
			: (Number(query['page[number]'] ?? 1) - 1) * limit;
	const end = before ? position(all, before) : start + limit;
	const data = all.slice(start, end);
	const next = end < all.length ? cursor(data.at(-1)) : null;
	const previous = start > 0 ? cursor(data[0]) : null;
	const path = `/v2/connections/${connectionId}/active_calls?page[limit]=${limit}`;
	return {
		data: data.map(
			(leg): Telnyx.ConnectionListActiveCallsResponse => ({
				record_type: 'call',
				...ids(leg),
				client_state: leg.client_state ?? '',
				call_duration: world.clock.secondsBetween(leg.start_time, new Date()),
			}),
		),
		meta: {
			total_items: all.length,
			cursors: { after: next, before: previous },
			next: next && `${path}&page[after]=${next}`,
			previous: previous && `${path}&page[before]=${previous}`,
		},
	};
}

function ids(leg: Leg): { call_control_id: string; call_leg_id: string; call_session_id: string } {
	const { call_control_id, call_leg_id, call_session_id } = leg;
	return { call_control_id, call_leg_id, call_session_id };
}

function cursor(leg: Leg | undefined): string | null {
	return leg ? Buffer.from(leg.call_leg_id).toString('base64url') : null;
}

function position(legs: Leg[], text: string): number {
	const index = legs.findIndex((leg) => cursor(leg) === text);
	if (index >= 0) return index;
	throw new ApiError([...badParameter('10031', 'The cursor is invalid.', 'page').errors], {}, 400);
}
