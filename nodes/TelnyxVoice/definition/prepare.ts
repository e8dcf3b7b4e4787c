import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { commandId } from '../shared/commandId';
import { ParameterError } from '../shared/parameterError';
import { isEmpty, toBody, wireName } from './convert';
import { pathNames } from './properties';
import type { PathFields } from './properties';
import type { Field, Operation, PreparedRequest } from './types';

/**
 * Reads and checks the parameters of one item. Nothing is sent here, so that a bad value in the
 * last of a hundred items is found before the first one is called.
 *
 * @throws {NodeOperationError} that names the field, what is wrong, and what to do
 */
export function prepare(
	this: IExecuteFunctions,
	operation: Operation,
	pathFields: PathFields,
	itemIndex: number,
): PreparedRequest {
	try {
		const path = pathNames(operation.path).map((name) => pathFields[name]);
		const shown = [...path, ...operation.required];
		const options = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const values: IDataObject = { ...options };
		for (const field of shown) values[field.name] = readField.call(this, field, itemIndex);
		operation.check?.(values);

		const fields = [...operation.required, ...operation.optional];
		const body = { ...operation.defaults, ...toBody(fields, values) };
		const ids = toBody(path, values);
		if (operation.optional.some(({ name }) => name === 'commandId')) {
			body.command_id ??= ownCommandId.call(this, itemIndex);
		}
		return {
			method: operation.method,
			path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
				encodeURIComponent(String(ids[wireName(pathFields[name])])),
			),
			body,
			qs: {},
			local: pickLocal(fields, values),
			doing: operation.option.name,
			itemIndex,
			ids: { ...ids, ...legIds(ids, this.getInputData()[itemIndex].json) },
		};
	} catch (error) {
		if (!(error instanceof ParameterError)) {
			throw new NodeOperationError(this.getNode(), error as Error, { itemIndex });
		}
		const subject = error.field ? `“${error.field}” ` : '';
		throw new NodeOperationError(this.getNode(), `${subject}${error.message}`, {
			description: error.advice,
			itemIndex,
		});
	}
}

function readField(this: IExecuteFunctions, field: Field, itemIndex: number): IDataObject[string] {
	const extractValue = field.type === 'resourceLocator';
	const value = this.getNodeParameter(field.name, itemIndex, undefined, { extractValue });
	if (field.required && isEmpty(value)) {
		const error = new ParameterError(
			'is empty',
			field.hint ?? 'Fill it in, then run the node again.',
		);
		error.field = field.displayName;
		throw error;
	}
	return value as IDataObject[string];
}

function ownCommandId(this: IExecuteFunctions, itemIndex: number): string {
	return commandId({
		executionId: this.getExecutionId(),
		nodeId: this.getNode().id,
		runIndex: this.evaluateExpression('{{ $runIndex }}', itemIndex) as number,
		itemIndex,
	});
}

function pickLocal(fields: readonly Field[], values: IDataObject): IDataObject {
	const local = fields.filter((field) => field.local && !isEmpty(values[field.name]));
	return Object.fromEntries(local.map(({ name }) => [name, values[name]]));
}

/** Leg and session of the same call, where the incoming item knows them. */
function legIds(ids: IDataObject, item: IDataObject): IDataObject {
	if (ids.call_control_id === undefined || item.call_control_id !== ids.call_control_id) return {};
	const known = ['call_leg_id', 'call_session_id'].filter((key) => typeof item[key] === 'string');
	return Object.fromEntries(known.map((key) => [key, item[key]]));
}
