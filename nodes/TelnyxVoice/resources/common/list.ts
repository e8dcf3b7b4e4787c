import type { IDataObject } from 'n8n-workflow';
import type { LocalField, PreparedRequest, Send } from '../../definition/types';
import { readPages } from '../../shared/api/paging';
import type { PagingStyle } from '../../shared/api/paging';

/** The two fields with which every list of n8n says how much of it is wanted. */
export const howMany = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		local: true,
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 50,
		description: 'Max number of results to return',
		showFor: { returnAll: [false] },
		local: true,
	},
] as const satisfies readonly LocalField[];

/**
 * Sends a list operation: all pages up to the limit, one result item per entry.
 *
 * @param toQuery the query parameters that the operation's local fields give
 */
export function sendList(style: PagingStyle, toQuery: (local: IDataObject) => IDataObject): Send {
	return async function (request: PreparedRequest) {
		const { returnAll, limit } = request.local;
		const most = returnAll === true ? Infinity : Number(limit ?? 50);
		const query = { ...request, body: undefined, qs: toQuery(request.local) };
		return await readPages.call<typeof this, Parameters<typeof readPages>, Promise<IDataObject[]>>(
			this,
			query,
			style,
			most,
		);
	};
}
