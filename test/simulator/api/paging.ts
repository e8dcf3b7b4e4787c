import { ApiError, refuse } from '../errors';
import type { RequestName } from '../schema/requests';
import { checkQuery } from '../validation/schema';

/** A query as the SDK nests it: `filter[a][b]=x` becomes `{ filter: { a: { b: 'x' } } }`. */
export interface ListQuery {
	'page[number]'?: number;
	'page[size]'?: number;
	filter?: Record<string, unknown>;
	sort?: string;
	/** `-` before the name of the sort field. */
	descending: boolean;
}

/**
 * Reads and checks the query of a page-number list.
 *
 * @throws {ApiError} 400 for an unknown parameter, filter or sort field, or a page size above 250
 */
export function readQuery(
	name: RequestName,
	raw: Record<string, string>,
	filters: readonly string[],
): ListQuery {
	const query = nest(raw);
	const sort = typeof query.sort === 'string' ? query.sort : undefined;
	if (sort?.startsWith('-')) query.sort = sort.slice(1);
	const errors = checkQuery(name, query);
	if (errors.length > 0) {
		throw new ApiError(
			errors.map((error) => ({ ...error, source: parameter(error.source) })),
			{},
			400,
		);
	}
	const {
		'page[size]': size = 20,
		'page[number]': number = 1,
		filter,
	} = query as Partial<ListQuery>;
	if (!isWithin(size, 250))
		throw badParameter('10033', 'page[size] must be 1 to 250.', 'page[size]');
	if (!isWithin(number, Infinity))
		throw badParameter('10033', 'page[number] starts at 1.', 'page[number]');
	const unknown = Object.keys(filter ?? {}).find((key) => !filters.includes(key));
	if (unknown)
		throw badParameter('10031', `This list has no filter '${unknown}'.`, `filter[${unknown}]`);
	return {
		...query,
		'page[size]': size,
		'page[number]': number,
		descending: sort?.startsWith('-') ?? false,
	};
}

/** One page of a list in Telnyx's form. */
export function page<T>(items: readonly T[], query: ListQuery): { data: T[]; meta: object } {
	const size = query['page[size]'] ?? 20;
	const number = query['page[number]'] ?? 1;
	return {
		data: items.slice((number - 1) * size, number * size),
		meta: {
			page_number: number,
			page_size: size,
			total_pages: Math.ceil(items.length / size),
			total_results: items.length,
		},
	};
}

/** Sorted by a field; the given order is kept when no sort was asked for. */
export function sortBy<T extends object>(
	items: T[],
	query: ListQuery,
	alias: Record<string, keyof T> = {},
): T[] {
	const { sort, descending } = query;
	if (sort === undefined) return items;
	const key = alias[sort] ?? (sort as keyof T);
	const sign = descending ? -1 : 1;
	return [...items].sort((a, b) => sign * String(a[key] ?? '').localeCompare(String(b[key] ?? '')));
}

/** The value of a nested filter such as `application_name.contains`, in lower case. */
export function filterText(query: ListQuery, ...path: string[]): string | undefined {
	let value: unknown = query.filter;
	for (const step of path) {
		value =
			typeof value === 'object' && value !== null
				? (value as Record<string, unknown>)[step]
				: undefined;
	}
	return value === undefined ? undefined : String(value).toLowerCase();
}

/** A 400 that names a query parameter. */
export function badParameter(code: '10031' | '10033', detail: string, name: string): ApiError {
	return new ApiError(
		[{ ...refuse(code, detail).errors[0], source: { parameter: name } }],
		{},
		400,
	);
}

function nest(raw: Record<string, string>): Record<string, unknown> {
	const query: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(raw)) {
		const inner = /^filter((?:\[[^\]]+\])+)$/.exec(key)?.[1];
		if (inner === undefined) {
			query[key] = value;
			continue;
		}
		const path = ['filter', ...[...inner.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1])];
		const last = path.pop() ?? '';
		let here = query;
		for (const step of path) here = (here[step] ??= {}) as Record<string, unknown>;
		here[last] = value;
	}
	return query;
}

function parameter(source: { pointer: string } | { parameter: string } | undefined): {
	parameter: string;
} {
	if (source && 'parameter' in source) return source;
	const [first = '', ...rest] = (source?.pointer ?? '').split('/').filter((part) => part !== '');
	return { parameter: first + rest.map((part) => `[${part}]`).join('') };
}

function isWithin(value: number, most: number): boolean {
	return Number.isInteger(value) && value >= 1 && value <= most;
}
