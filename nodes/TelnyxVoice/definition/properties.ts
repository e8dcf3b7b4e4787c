import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { pacing } from './pacingField';
import type { Field, Operation } from './types';
import { waitFields, waitOptions } from './waitFields';

/** A group of operations, as the first drop-down of the node shows it. */
export interface Resource {
	name: string;
	value: string;
	operations: readonly Operation[];
	/** The operation chosen by default. */
	defaultOperation: string;
}

/** Fields for the `{name}` parts of a path, by name. */
export type PathFields = { readonly [name: string]: Field };

/**
 * The node's properties from the definitions: resource, operation, then for each operation the
 * fields of its path, its required fields, and one collection with its optional fields.
 * People's most used options come first, so the declared order is kept.
 */
export function toProperties(
	resources: readonly Resource[],
	pathFields: PathFields,
): INodeProperties[] {
	return [
		{ ...resourceField, options: resources.map(({ name, value }) => ({ name, value })) },
		...resources.map(operationProperty),
		...resources.flatMap(({ operations }) =>
			operations.flatMap((operation) => operationFields(operation, pathFields)),
		),
	];
}

/** Names of the `{name}` parts of a path, in order. */
export function pathNames(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
}

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: 'call',
};

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

function operationProperty(resource: Resource): INodeProperties {
	return {
		...operationField,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations
			.map(({ option }): INodePropertyOptions => ({ ...option }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: resource.defaultOperation,
	};
}

function operationFields(operation: Operation, pathFields: PathFields): INodeProperties[] {
	const show = { resource: [operation.resource], operation: [operation.option.value] };
	const fields = pathNames(operation.path).map((name) => pathFields[name]);
	return [
		...[...fields, ...operation.required, ...waitFields(operation)].map((field) =>
			toProperty(field, show),
		),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			displayOptions: { show },
			options: [...operation.optional, ...waitOptions(operation), pacing].map((field) =>
				toProperty(field),
			),
		},
	];
}

/** The field as n8n knows it, without what only this package reads. */
function toProperty(field: Field, show?: NonNullable<IDisplayOptions['show']>): INodeProperties {
	const { showFor, hideInTool, apiName, toApi, flatten, local, options, ...property } = field;
	void [apiName, toApi, flatten, local];
	const displayShow = { ...show, ...showFor };
	const hide = hideInTool && { '@tool': [true] };
	return {
		...property,
		...(options && { options: options.map((option) => toOption(field, option)) }),
		...(Object.keys(displayShow).length > 0 && {
			displayOptions: { show: displayShow, ...(hide && { hide }) },
		}),
	} as INodeProperties;
}

function toOption(parent: Field, option: unknown): unknown {
	return parent.type === 'collection' ? toProperty(option as Field) : option;
}
