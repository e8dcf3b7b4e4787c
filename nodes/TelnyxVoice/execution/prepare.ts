import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { makeCommandId } from '../shared/values/commandId';
import { ParameterError } from '../shared/values/parameterError';
import { toBody, toLocal, wireName } from './convert';
import { isEmpty } from '../shared/values/isEmpty';
import { pathNames } from '../definition/properties';
import type { PathFields } from '../definition/properties';
import type { Field, Operation, PreparedRequest } from '../definition/types';
import { waitFields, waitOptions } from '../definition/waitFields';

const FILL_IN = 'Fill it in, then run the node again.';
const NOT_IN_ITEM =
	'The item from the node before this one has none. Put this node behind a Telnyx Voice node or trigger, or fill the field in.';

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
		const fields = [...operation.required, ...operation.optional];
		// How the outcome leaves the node is read from the node itself, and hidden in a tool.
		const wait = waitFields(operation).filter(({ hideInTool }) => !hideInTool);
		const options = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const values: IDataObject = { ...options };
		const read = [...path, ...operation.required, ...wait];
		// A field comes after the one that decides whether it is shown.
		for (const field of read.sort((a, b) => Number(!!a.showFor) - Number(!!b.showFor))) {
			if (isShown(field, values)) values[field.name] = readField.call(this, field, itemIndex);
		}
		const local = toLocal([...fields, ...waitOptions(operation)], values);
		operation.check?.(values);
		const parameters = { ...values, operation: operation.option.value, options };

		const body = { ...operation.defaults, ...toBody(fields, values) };
		const ids = toBody(path, values);
		const ownId = ownCommandId.call(this, itemIndex);
		if (operation.optional.some(({ name }) => name === 'commandId')) body.command_id ??= ownId;
		return {
			method: operation.method,
			path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
				encodeURIComponent(String(ids[wireName(pathFields[name])])),
			),
			body,
			qs: {},
			local,
			parameters,
			doing: operation.option.name,
			itemIndex,
			ids: callIds(ids, this.getInputData()[itemIndex].json),
			ownId,
		};
	} catch (error) {
		throw nodeError(this.getNode(), error, itemIndex);
	}
}

/** The error of a bad parameter as n8n shows it: the field, what is wrong, what to do. */
export function nodeError(node: INode, error: unknown, itemIndex: number): NodeOperationError {
	if (!(error instanceof ParameterError)) {
		return new NodeOperationError(node, error as Error, { itemIndex });
	}
	const subject = error.field ? `“${error.field}” ` : '';
	const description = error.advice;
	return new NodeOperationError(node, `${subject}${error.message}`, { description, itemIndex });
}

/** n8n has no value for a field that the editor hides. */
function isShown({ showFor = {} }: Field, values: IDataObject): boolean {
	return Object.entries(showFor).every(([name, wanted]) =>
		wanted.some((value) => String(value) === String(values[name])),
	);
}

function readField(this: IExecuteFunctions, field: Field, itemIndex: number): IDataObject[string] {
	const extractValue = field.type === 'resourceLocator';
	const value = this.getNodeParameter(field.name, itemIndex, undefined, { extractValue });
	if (field.required && isEmpty(value)) {
		const comesFromItem = String(field.default).startsWith('=');
		const error = new ParameterError('is empty', comesFromItem ? NOT_IN_ITEM : FILL_IN);
		error.field = field.displayName;
		throw error;
	}
	return value as IDataObject[string];
}

function ownCommandId(this: IExecuteFunctions, itemIndex: number): string {
	return makeCommandId({
		executionId: this.getExecutionId(),
		nodeId: this.getNode().id,
		// An expression costs an isolate of n8n's; the proxy does not.
		runIndex: Number(this.getWorkflowDataProxy(itemIndex).$runIndex),
		itemIndex,
	});
}

/** The call of the path, with its leg and session where the incoming item knows them. */
function callIds({ call_control_id: id }: IDataObject, item: IDataObject): IDataObject {
	if (id === undefined) return {};
	const known = ['call_leg_id', 'call_session_id'].filter(
		(key) => item.call_control_id === id && typeof item[key] === 'string',
	);
	return { call_control_id: id, ...Object.fromEntries(known.map((key) => [key, item[key]])) };
}
