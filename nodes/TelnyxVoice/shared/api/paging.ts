import type { IDataObject } from 'n8n-workflow';
import { telnyxRequest } from './telnyxRequest';
import type { RequestContext, TelnyxRequest } from './telnyxRequest';

/** Telnyx's two ways to page (Telnyx, "Pagination"). */
export type PagingStyle = 'cursor' | 'pageNumber';

/** The largest page that Telnyx gives. */
export const LARGEST_PAGE = 250;

interface PageMeta {
	cursors?: { after?: string | null };
	total_pages?: number;
}

/**
 * Reads a list page by page.
 *
 * The cursor style ends when `meta.cursors.after` is missing or repeats itself; the other one
 * after `meta.total_pages`, which the cursor style does not have.
 *
 * @param limit how many entries are wanted at the most
 * @throws {NodeApiError} when Telnyx refuses a page
 */
export async function readPages<T>(
	this: RequestContext,
	request: TelnyxRequest,
	style: PagingStyle,
	limit: number,
): Promise<T[]> {
	const entries: T[] = [];
	let next: IDataObject | undefined = {};
	while (next && entries.length < limit) {
		const size = Math.min(LARGEST_PAGE, limit);
		const first: IDataObject =
			style === 'cursor' ? { 'page[limit]': size } : { 'page[size]': size };
		const page: IDataObject = { ...request.qs, ...first, ...next };
		const { data, meta } = await telnyxRequest.call(this, { ...request, qs: page });
		const batch = Array.isArray(data) ? (data as T[]) : [];
		entries.push(...batch);
		next = batch.length === 0 ? undefined : nextPage(style, page, meta as PageMeta | undefined);
	}
	return entries.slice(0, limit);
}

function nextPage(style: PagingStyle, page: IDataObject, meta?: PageMeta): IDataObject | undefined {
	if (style === 'cursor') {
		const after = meta?.cursors?.after;
		return after && after !== page['page[after]'] ? { 'page[after]': after } : undefined;
	}
	const number = Number(page['page[number]'] ?? 1);
	return number < (meta?.total_pages ?? 0) ? { 'page[number]': number + 1 } : undefined;
}
