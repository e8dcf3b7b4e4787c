import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { readPages } from '../../shared/api/paging';
import { telnyxRequest } from '../../shared/api/telnyxRequest';

const PAGE_SIZE = 50;
/** Telnyx refuses a shorter filter (Telnyx, "List phone numbers"). */
const SHORTEST_FILTER = 3;

/** The account's active numbers, then the numbers it has verified; the value is the number. */
export async function searchNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const number = Number(paginationToken ?? 1);
	const digits = (filter ?? '').replace(/\D/g, '');
	const { data, meta } = await telnyxRequest.call<
		typeof this,
		Parameters<typeof telnyxRequest>,
		ReturnType<typeof telnyxRequest<Telnyx.PhoneNumberDetailed[]>>
	>(this, {
		method: 'GET',
		path: '/phone_numbers',
		doing: 'Listing the phone numbers',
		qs: {
			'page[size]': PAGE_SIZE,
			'page[number]': number,
			'filter[status]': 'active',
			...(digits.length >= SHORTEST_FILTER && { 'filter[phone_number]': digits }),
		},
	});
	const owned = data.map(({ phone_number: phone, connection_name: application }) => ({
		name: application ? `${phone} (${application})` : String(phone),
		value: String(phone),
	}));
	const more = number < Number(meta?.total_pages ?? 0);
	const verified = more ? [] : await verifiedNumbers.call(this);
	const text = (filter ?? '').trim().toLowerCase();
	return {
		results: [...owned, ...verified].filter(({ name, value }) =>
			digits ? value.includes(digits) : name.toLowerCase().includes(text),
		),
		paginationToken: more ? String(number + 1) : undefined,
	};
}

async function verifiedNumbers(this: ILoadOptionsFunctions) {
	const numbers = await readPages.call<
		typeof this,
		Parameters<typeof readPages>,
		ReturnType<typeof readPages<Telnyx.VerifiedNumber>>
	>(
		this,
		{ method: 'GET', path: '/verified_numbers', doing: 'Listing the verified numbers' },
		'pageNumber',
		1000,
	);
	return numbers.map(({ phone_number: phone }) => ({
		name: `${phone} (verified)`,
		value: String(phone),
	}));
}
