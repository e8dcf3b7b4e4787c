import type { IDataObject } from 'n8n-workflow';
import { ParameterError } from '../shared/values/parameterError';
import { isEmpty } from '../shared/values/isEmpty';
import type { ToApi } from './types';

/** `'string'`, …, for an optional key; with `!` for a required one. */
type Kind<V> = V extends string
	? 'string'
	: V extends number
		? 'number'
		: V extends boolean
			? 'boolean'
			: V extends readonly unknown[]
				? 'array'
				: 'object';

/** Keys of a JSON parameter and the kind of each, complete by its type in the `telnyx` package. */
export type Shape<T> = {
	[K in keyof T as string extends K ? never : K]-?: undefined extends T[K]
		? Kind<NonNullable<T[K]>>
		: `${Kind<NonNullable<T[K]>>}!`;
};

/**
 * Reads a JSON field (text, or an object from an expression) and checks it against a shape:
 * unknown keys, missing keys and wrong kinds are refused by name.
 */
export function json<T extends object>(shape: Shape<T>): ToApi<T> {
	return (value) => {
		const object = parseObject(value);
		const known = shape as Record<string, string>;
		for (const [key, entry] of Object.entries(object)) {
			const wanted = Object.hasOwn(known, key) ? known[key].replace('!', '') : undefined;
			if (wanted === undefined) {
				const names = Object.keys(known).join(', ');
				throw new ParameterError(`has an unknown key “${key}”`, `Telnyx knows: ${names}.`);
			}
			if (kindOf(entry) !== wanted) throw new ParameterError(`needs ${wanted} in “${key}”`);
		}
		const missing = Object.keys(known).find(
			(key) => known[key].endsWith('!') && isEmpty(object[key]),
		);
		if (missing) throw new ParameterError(`needs the key “${missing}”`);
		return object as T;
	};
}

/** An object from JSON text, or as an expression gave it. */
export function parseObject(value: unknown): IDataObject {
	const parsed = typeof value === 'string' ? toJson(value) : value;
	if (parsed === undefined) {
		throw new ParameterError('is not valid JSON', 'Check quotes, commas and brackets.');
	}
	if (kindOf(parsed) !== 'object') throw new ParameterError('needs a JSON object: { … }');
	return parsed as IDataObject;
}

/** JSON has no way to write `undefined`, so it stands for text that is not JSON. */
export function toJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return value === null ? 'null' : typeof value;
}

/**
 * Rows of a fixed collection as a list.
 *
 * @param group name of the rows inside the fixed collection
 * @param toEntry what one row becomes; undefined leaves it out
 * @returns undefined when no row is left
 * @throws {ParameterError} for what an expression gives in place of rows
 */
export function rows<V>(
	group: string,
	toEntry: (row: IDataObject) => V | undefined,
): (value: unknown) => V[] | undefined {
	return (value) => {
		if (kindOf(value) !== 'object') {
			throw new ParameterError('needs rows', `In an expression: { ${group}: [{ … }] }.`);
		}
		const list = (value as { [group: string]: IDataObject | IDataObject[] | undefined })[group];
		const entries = [list ?? []]
			.flat()
			.map(toEntry)
			.filter((entry): entry is Awaited<V> & V => entry !== undefined);
		return entries.length > 0 ? entries : undefined;
	};
}

/**
 * An id as text, without spaces around it. Ids of Telnyx exceed 2^53, so a long number has lost
 * its last digits already. A dot alone would change the path it is put into.
 */
export const id: ToApi<string> = (value) => {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new ParameterError(
			'got a number that is too long, so its last digits are lost',
			'Give ids as text, in quotes.',
		);
	}
	const text = plainText(value).trim();
	if (text === '') throw new ParameterError('is empty', 'Fill it in, then run the node again.');
	if (/^\.+$|[\p{Cc}\p{Cs}]/u.test(text)) {
		throw new ParameterError('is not an id', 'Take it from the node before this one.');
	}
	return text;
};

/** What an expression gives where text is wanted; a list is written with commas. */
export function plainText(value: unknown): string {
	const isPlain = (entry: unknown) => ['string', 'number', 'boolean'].includes(typeof entry);
	if (isPlain(value) || (Array.isArray(value) && value.every(isPlain))) return String(value);
	throw new ParameterError('needs text', 'Take one field of the item, not a whole object.');
}

/** For a number whose 0 stands for “not set”: the editor shows a number field with some value. */
export const unlessZero: ToApi<number> = (value) => (value === 0 ? undefined : (value as number));

/** Text that must match a pattern; `example` is shown when it does not. */
export function matching(pattern: RegExp, needs: string, example: string): ToApi<string> {
	return (value) => {
		const text = oneLine(plainText(value).trim());
		if (!pattern.test(text)) throw new ParameterError(needs, `For example: ${example}`);
		return text;
	};
}

/**
 * Text for a header of a SIP or HTTP message. A line break in it would end the header, and what
 * follows would pass for one of its own (RFC 3261, section 7.3; RFC 9110, section 5.5).
 */
export const oneLine = (value: unknown): string => {
	const text = plainText(value);
	if (!/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) return text;
	throw new ParameterError(
		'holds a line break or another invisible control character',
		'Remove it: in an expression, .replace(/\\s+/g, " ") makes one line of a text.',
	);
};

/** A web address that Telnyx fetches or calls. */
export const webUrl = matching(
	/^https?:\/\/[^\s/]+\S*$/i,
	'needs a web address that starts with https:// or http://',
	'https://example.com/hello.mp3',
);

/** An address for media streaming. */
export const socketUrl = matching(
	/^wss?:\/\/[^\s/]+\S*$/i,
	'needs a WebSocket address that starts with wss:// or ws://',
	'wss://example.com/media',
);
