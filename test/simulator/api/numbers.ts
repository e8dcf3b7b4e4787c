import type Telnyx from 'telnyx';
import { refuse } from '../errors';
import { validate } from '../validation';
import { filterText, page, readQuery, sortBy } from './paging';
import type { Route } from './route';

const FILTERS = [
	'status',
	'connection_id',
	'phone_number',
	'voice.connection_name',
	'tag',
	'country_iso_alpha2',
	'number_type',
];

/** Numbers, verified numbers and outbound voice profiles: what drop-downs read. */
export const numberRoutes: Route[] = [
	{
		method: 'GET',
		url: '/phone_numbers',
		handle({ world, query: raw }) {
			const query = readQuery('phone_number_list', raw, FILTERS);
			const wanted = (value: unknown, ...path: string[]): boolean => {
				const filter = filterText(query, ...path);
				return filter === undefined || String(value ?? '').toLowerCase() === filter;
			};
			const digits = filterText(query, 'phone_number')?.replace(/\D/g, '');
			const name = filterText(query, 'voice.connection_name', 'contains');
			const tag = filterText(query, 'tag');
			const found = world.numbers
				.all()
				.filter(
					(each) =>
						wanted(each.status, 'status') &&
						wanted(each.connection_id, 'connection_id') &&
						wanted(each.country_iso_alpha2, 'country_iso_alpha2') &&
						wanted(each.phone_number_type, 'number_type', 'eq') &&
						(digits === undefined || each.phone_number.includes(digits)) &&
						(name === undefined || (each.connection_name ?? '').toLowerCase().includes(name)) &&
						(tag === undefined || each.tags.some((own) => own.toLowerCase() === tag)),
				);
			return { body: page(sortBy(found, query), query) };
		},
	},
	{
		method: 'PATCH',
		url: '/phone_numbers/:id',
		handle({ world, params, body }) {
			const changes = validate('phone_number_update', body, world.switches);
			const number = world.numbers.update(params.id, changes as Telnyx.PhoneNumberUpdateParams);
			if (!number) throw refuse('10005', 'The requested phone number could not be found.');
			return { body: { data: number } };
		},
	},
	{
		method: 'GET',
		url: '/verified_numbers',
		handle({ world, query: raw }) {
			const query = readQuery('verified_number_list', raw, []);
			return { body: page(world.numbers.verified(), query) };
		},
	},
	{
		method: 'GET',
		url: '/outbound_voice_profiles',
		handle({ world, query: raw }) {
			const query = readQuery('outbound_voice_profile_list', raw, ['name']);
			const name = filterText(query, 'name', 'contains');
			const found = world.profiles
				.all()
				.filter((each) => name === undefined || each.name.toLowerCase().includes(name));
			return { body: page(sortBy(found, query), query) };
		},
	},
];
