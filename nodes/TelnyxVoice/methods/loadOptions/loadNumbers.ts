import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { readPages } from '../../shared/api/paging';

/** The account's active numbers, each with the application that it rings; the value is the number. */
export async function loadNumbers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const numbers = await readPages.call(
		this,
		{
			method: 'GET',
			path: '/phone_numbers',
			qs: { 'filter[status]': 'active', sort: 'phone_number' },
			doing: 'Listing the phone numbers',
		},
		'pageNumber',
		2000,
	);
	return (numbers as Telnyx.PhoneNumberDetailed[]).map(
		({ phone_number: phone, connection_id: id, connection_name: application }) => ({
			name: `${phone} (${id ? `rings ${application || 'another application'} now` : 'rings nothing now'})`,
			value: phone,
		}),
	);
}
