import type { IDataObject } from 'n8n-workflow';
import { ParameterError } from '../shared/values/parameterError';
import type { Field } from '../definition/types';
import { isEmpty } from '../shared/values/isEmpty';

/** `callControlId` → `call_control_id`: how a field's name stands on the wire. */
export function wireName(field: Field): string {
	return field.apiName ?? field.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The body parameters that a list of fields gives.
 *
 * @param fields the fields as declared
 * @param values what the user set, by field name
 * @throws {ParameterError} for the first value that Telnyx would refuse, with its field's name
 */
export function toBody(fields: readonly Field[], values: IDataObject): IDataObject {
	const body: IDataObject = {};
	for (const field of fields) {
		const value = values[field.name];
		if (field.local || isEmpty(value)) continue;
		if (field.type === 'collection') {
			const inner = toBody((field.options ?? []) as readonly Field[], toGroup(field, value));
			if (field.flatten) Object.assign(body, inner);
			else if (Object.keys(inner).length > 0) body[wireName(field)] = inner;
			continue;
		}
		const converted = convert(field, value);
		if (converted !== undefined) body[wireName(field)] = converted as IDataObject[string];
	}
	return body;
}

/**
 * The values of the fields that steer the node, checked like those that are sent.
 *
 * @throws {ParameterError} for the first value of a wrong type, with its field's name
 */
export function toLocal(fields: readonly Field[], values: IDataObject): IDataObject {
	const local = fields.filter((field) => field.local && !isEmpty(values[field.name]));
	return Object.fromEntries(
		local.map((field) => [field.name, convert(field, values[field.name]) as IDataObject[string]]),
	);
}

function convert(field: Field, value: unknown): unknown {
	let failure: ParameterError;
	try {
		const checked = CHECKS[field.type]?.(field, value) ?? value;
		return field.toApi ? field.toApi(checked) : checked;
	} catch (error) {
		failure = error instanceof ParameterError ? error : new ParameterError('cannot be read');
	}
	failure.field ??= field.displayName;
	throw failure;
}

/** An expression can give any type whatever the editor shows, so types are checked here. */
const CHECKS: { [type: string]: ((field: Field, value: unknown) => unknown) | undefined } = {
	number: toNumber,
	boolean: toBoolean,
	options: toChoice,
	string: toText,
};

function toNumber(field: Field, value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw new ParameterError(`needs a number, not “${shown(value)}”`);
	}
	const { minValue, maxValue, numberPrecision } = field.typeOptions ?? {};
	if (numberPrecision === 0 && !Number.isInteger(number)) {
		throw new ParameterError(`needs a whole number, not ${number}`);
	}
	if (number < (minValue ?? -Infinity) || number > (maxValue ?? Infinity)) {
		const upTo = maxValue === undefined ? 'or more' : `to ${maxValue}`;
		throw new ParameterError(`needs a number from ${minValue ?? 0} ${upTo}, not ${number}`);
	}
	return number;
}

function toBoolean(_field: Field, value: unknown): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new ParameterError(`needs true or false, not “${shown(value)}”`);
}

function toChoice(field: Field, value: unknown): unknown {
	const choices = (field.options ?? []) as ReadonlyArray<{ value: unknown }>;
	const found = choices.find((choice) => String(choice.value) === String(value));
	if (found) return found.value;
	const known = choices.map((choice) => String(choice.value)).join(', ');
	throw new ParameterError(`does not know “${shown(value)}”`, `Use one of: ${known}.`);
}

function toText(field: Field, value: unknown): unknown {
	if (field.toApi || field.typeOptions?.multipleValues || typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	if (typeof value !== 'number') throw new ParameterError(`needs text, not “${shown(value)}”`);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new ParameterError(
			'got a number that is too long, so its last digits are lost',
			'Give ids as text, in quotes.',
		);
	}
	return String(value);
}

/** The values of a group; an expression in its place must give an object, too. */
function toGroup(field: Field, value: unknown): IDataObject {
	if (typeof value === 'object' && !Array.isArray(value)) return value as IDataObject;
	const error = new ParameterError(
		`needs an object, not “${shown(value)}”`,
		'Add its fields one by one, or give { … } in an expression.',
	);
	error.field = field.displayName;
	throw error;
}

function shown(value: unknown): string {
	return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 60);
}
