import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { entry, type ErrorEntry } from '../errors';
import type { RequestName } from '../schema/requests';
import telnyx from '../schema/telnyx.json';

const body = new Ajv({ allErrors: true, strict: false });
const query = new Ajv({ allErrors: true, strict: false, coerceTypes: true });
const compiled = new Map<string, ValidateFunction>();

/** Shape errors of a JSON body, as Telnyx would report them. Empty when all is well. */
export function checkBody(name: RequestName, value: unknown): ErrorEntry[] {
	return check(body, 'body', name, value);
}

/** Shape errors of a query (already nested, see `readQuery`). Numbers in text become numbers in place. */
export function checkQuery(name: RequestName, value: unknown): ErrorEntry[] {
	return check(query, 'query', name, value);
}

function check(ajv: Ajv, kind: string, name: RequestName, value: unknown): ErrorEntry[] {
	const key = `${kind}:${name}`;
	const validate =
		compiled.get(key) ??
		ajv.compile({
			...telnyx.definitions.Requests.properties[name],
			definitions: loosened(telnyx.definitions),
		});
	compiled.set(key, validate);
	return validate(value) ? [] : toEntries(validate.errors ?? []);
}

/**
 * Two types are too narrow: the value type of `webhook_urls` is an open question (a switch decides
 * in `rules.ts`), and Answer types its list of codecs as the one longest list (see `limits.ts`).
 */
function loosened(definitions: object): object {
	return JSON.parse(
		JSON.stringify(definitions, (key, part: unknown) => {
			if (key === 'webhook_urls') return { type: 'object' };
			return key === 'preferred_codecs' ? { type: 'string' } : part;
		}),
	) as object;
}

function toEntries(errors: ErrorObject[]): ErrorEntry[] {
	const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
	const rest = errors.filter(
		(error) =>
			!unions.some(
				(union) =>
					error !== union &&
					isWithin(error.instancePath, union.instancePath) &&
					error.schemaPath !== union.schemaPath,
			),
	);
	return rest.map((error) => toEntry(error, errors));
}

function isWithin(path: string, outer: string): boolean {
	return path === outer || path.startsWith(`${outer}/`);
}

function toEntry(error: ErrorObject, all: ErrorObject[]): ErrorEntry {
	const at = error.instancePath;
	const name = at.split('/').pop() ?? '';
	switch (error.keyword) {
		case 'required': {
			const missing = String(error.params.missingProperty);
			return entry('10004', `The '${missing}' parameter is required.`, `${at}/${missing}`);
		}
		case 'additionalProperties': {
			const extra = String(error.params.additionalProperty);
			return entry('10015', `The '${extra}' parameter is not known.`, `${at}/${extra}`);
		}
		case 'enum':
		case 'const':
			return entry('10032', `The '${name}' value is not allowed: ${choices(error)}.`, at);
		case 'type':
			return entry('10026', `The '${name}' parameter must be: ${String(error.params.type)}.`, at);
		default: {
			const branches = all.filter((other) => other !== error && other.instancePath === at);
			const onlyTypes = branches.length > 0 && branches.every((b) => b.keyword === 'type');
			return entry(onlyTypes ? '10026' : '10015', `The '${name}' parameter has a wrong form.`, at);
		}
	}
}

function choices(error: ErrorObject): string {
	const allowed: unknown = error.params.allowedValues ?? [error.params.allowedValue];
	return Array.isArray(allowed) ? `one of ${allowed.join(', ')}` : String(allowed);
}
