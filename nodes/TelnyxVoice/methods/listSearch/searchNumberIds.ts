import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { telnyxRequest } from '../../shared/api/telnyxRequest';

const PAGE_SIZE = 50;
/** Telnyx refuses a shorter filter (Telnyx, "List phone numbers"). */
const SHORTEST_FILTER = 3;

/** The account's numbers, each with the application that it rings; the value is the number's id. */
export async function searchNumberIds(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const digits = (filter ?? '').replace(/\D/g, '');
	const { data, meta } = await telnyxRequest.call(this, {
		method: 'GET',
		path: '/phone_numbers',
		doing: 'Listing the phone numbers',
		qs: {
			'page[size]': PAGE_SIZE,
			'page[number]': page,
			...(digits.length >= SHORTEST_FILTER && { 'filter[phone_number]': digits }),
		},
	});
	const text = (filter ?? '').trim().toLowerCase();
	const results = (data as Telnyx.PhoneNumberDetailed[]).map((number) => ({
		name: `${number.phone_number}${number.connection_name ? ` (${number.connection_name})` : ''}`,
		value: number.id,
	}));
	return {
		results: results.filter(({ name }) =>
			digits ? name.includes(digits) : name.toLowerCase().includes(text),
		),
		paginationToken: page < Number(meta?.total_pages ?? 0) ? String(page + 1) : undefined,
	};
}
