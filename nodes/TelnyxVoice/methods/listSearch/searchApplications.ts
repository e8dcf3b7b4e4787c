import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { telnyxRequest } from '../../shared/api/telnyxRequest';

const PAGE_SIZE = 50;
/** Telnyx refuses a shorter filter. */
const SHORTEST_FILTER = 3;

/** Call Control Applications by name; the value is the id, as text. */
export async function searchApplications(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const wanted = filter?.trim() ?? '';
	const number = Number(paginationToken ?? 1);
	const { data, meta } = await telnyxRequest.call<
		typeof this,
		Parameters<typeof telnyxRequest>,
		ReturnType<typeof telnyxRequest<Telnyx.CallControlApplication[]>>
	>(this, {
		method: 'GET',
		path: '/call_control_applications',
		doing: 'Listing the applications',
		qs: {
			'page[size]': PAGE_SIZE,
			'page[number]': number,
			...(wanted.length >= SHORTEST_FILTER && { 'filter[application_name][contains]': wanted }),
		},
	});
	const matches = data.filter(({ application_name: name }) =>
		(name ?? '').toLowerCase().includes(wanted.toLowerCase()),
	);
	return {
		results: matches.map(({ id, application_name: name, active }) => ({
			name: `${name ?? id}${active === false ? ' (not active)' : ''}`,
			value: id ?? '',
		})),
		paginationToken: number < Number(meta?.total_pages ?? 0) ? String(number + 1) : undefined,
	};
}
