import type { IDataObject } from 'n8n-workflow';
import { ParameterError } from '../shared/values/parameterError';
import { json, toJson, parseObject } from './mappers';
import type { Shape } from './mappers';
import type { ToApi } from './types';

type KeysOf<U> = U extends unknown ? keyof U : never;

/** A union as one type with the keys of all its members, so that its shape can be complete. */
type Merged<U> = {
	[K in KeysOf<U>]?: U extends unknown ? (K extends keyof U ? U[K] : never) : never;
};

/** Reads a JSON field that may have one of several shapes; a key that none of them has is refused. */
export function jsonOfAny<U extends object>(shape: Shape<Merged<U>>): ToApi<U> {
	return json<Merged<U> & object>(shape as Shape<Merged<U> & object>) as ToApi<U>;
}

/**
 * Reads a JSON field whose shape depends on one of its keys, e.g. the settings of a voice by `type`.
 *
 * @param key the key that tells
 * @param shapes the shape for each of its values, complete by the types of the `telnyx` package
 * @param open values with which Telnyx takes further keys, whatever they are
 */
export function jsonBy<U extends object, K extends KeysOf<U> & string>(
	key: K,
	shapes: {
		[V in U extends Record<K, infer Value> ? Value & string : never]: Shape<
			Extract<U, Record<K, V>>
		>;
	},
	open: readonly string[] = [],
): ToApi<U> {
	const known = shapes as Readonly<Record<string, Shape<IDataObject>>>;
	return (value) => {
		const object = parseObject(value);
		const kind = object[key];
		if (typeof kind !== 'string' || !Object.hasOwn(known, kind)) {
			throw new ParameterError(
				`needs the key “${key}” with a value that Telnyx knows`,
				`Use one of: ${Object.keys(known).join(', ')}.`,
			);
		}
		return (open.includes(kind) ? object : json<IDataObject>(known[kind])(object)) as U;
	};
}

/** Reads a JSON list and each of its entries; an empty list is left out. */
export function jsonList<V>(toEntry: ToApi<V>): ToApi<V[]> {
	return (value) => {
		const list = typeof value === 'string' ? toJson(value) : value;
		if (!Array.isArray(list)) throw new ParameterError('needs a JSON list: [ … ]');
		const entries = list
			.map(toEntry)
			.filter((entry): entry is Awaited<V> & V => entry !== undefined);
		return entries.length > 0 ? entries : undefined;
	};
}
