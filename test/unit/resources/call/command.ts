import type { IDataObject } from 'n8n-workflow';
import { toBody, toLocal } from '../../../../nodes/TelnyxVoice/execution/convert';
import type { Operation } from '../../../../nodes/TelnyxVoice/definition/types';
import { callOperations } from '../../../../nodes/TelnyxVoice/resources/call';
import { ParameterError } from '../../../../nodes/TelnyxVoice/shared/values/parameterError';
import type { RequestName } from '../../../simulator/schema/requests';
import { checkBody } from '../../../simulator/validation/schema';

/** The operation of the resource Call with this value of the parameter `operation`. */
export function operation(value: string): Operation {
	const found = callOperations.find(({ option }) => option.value === value);
	if (!found) throw new Error(`There is no operation ${value}`);
	return found;
}

/** The body that an operation sends when a person set these fields, by field name. */
export function bodyOf(value: string, set: IDataObject): IDataObject {
	const { required, optional, check } = operation(value);
	const fields = [...required, ...optional];
	const values = { ...set };
	toLocal(fields, values);
	check?.(values);
	return toBody(fields, values);
}

/** What the types of the `telnyx` package have against a body; empty when they accept it. */
export function findings(value: string, body: IDataObject): unknown[] {
	const name = operation(value).path.split('/').pop() as RequestName;
	return checkBody(name, JSON.parse(JSON.stringify(body)));
}

/** The refusal of a set of values: the field, what is wrong, and the advice, as one text. */
export function refusal(value: string, set: IDataObject): string {
	try {
		bodyOf(value, set);
	} catch (error) {
		if (!(error instanceof ParameterError)) return `A defect: ${String(error)}`;
		return [error.field, error.message, error.advice].filter(Boolean).join(' | ');
	}
	throw new Error('It was accepted');
}
