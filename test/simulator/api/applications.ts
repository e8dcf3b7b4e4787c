import type Telnyx from 'telnyx';
import { refuse } from '../errors';
import type { Application } from '../store/applications';
import { validate } from '../validation';
import type { World } from '../world';
import { badParameter, filterText, page, readQuery, sortBy } from './paging';
import type { Route } from './route';

const URL = '/call_control_applications';
const FILTERS = ['application_name', 'outbound.outbound_voice_profile_id'];

/** Call Control Applications: list, create, retrieve, update, delete. */
export const applicationRoutes: Route[] = [
	{
		method: 'GET',
		url: URL,
		handle({ world, query: raw }) {
			const query = readQuery('application_list', raw, FILTERS);
			const name = filterText(query, 'application_name', 'contains');
			if (name !== undefined && name.length < 3) {
				throw badParameter(
					'10031',
					'The filter needs at least three characters.',
					'filter[application_name][contains]',
				);
			}
			const profile = filterText(query, 'outbound.outbound_voice_profile_id');
			const found = world.applications
				.all()
				.filter(
					(each) =>
						(name === undefined || each.application_name.toLowerCase().includes(name)) &&
						(profile === undefined || each.outbound?.outbound_voice_profile_id === profile),
				);
			return { body: page(sortBy(found, query, { connection_name: 'application_name' }), query) };
		},
	},
	{
		method: 'POST',
		url: URL,
		handle({ world, body }) {
			const params = validate('application_create', body, world.switches);
			const created = world.applications.create(
				params as unknown as Telnyx.CallControlApplicationCreateParams,
			);
			return { status: 201, body: { data: { ...created } } };
		},
	},
	{
		method: 'GET',
		url: `${URL}/:id`,
		handle: ({ world, params }) => ({ body: { data: find(world, params.id) } }),
	},
	{
		method: 'PATCH',
		url: `${URL}/:id`,
		handle({ world, params, body }) {
			const application = find(world, params.id);
			const changes = validate('application_update', body, world.switches);
			world.applications.update(
				application,
				changes as unknown as Telnyx.CallControlApplicationUpdateParams,
			);
			return { body: { data: { ...application } } };
		},
	},
	{
		method: 'DELETE',
		url: `${URL}/:id`,
		handle({ world, params }) {
			const application = find(world, params.id);
			world.applications.remove(application.id);
			return { body: { data: application } };
		},
	},
];

function find(world: World, id: string): Application {
	const application = world.applications.get(id);
	if (!application) throw refuse('10005', 'The requested application could not be found.');
	return application;
}
