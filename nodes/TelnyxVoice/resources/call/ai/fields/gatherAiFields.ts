import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { parseObject, plainText, rows } from '../../../../definition/mappers';
import type { FieldOf, LocalField } from '../../../../definition/types';
import { ParameterError } from '../../../../shared/values/parameterError';

type Params = Telnyx.Calls.ActionGatherUsingAIParams;

/** How the information that the AI asks for is described. */
export const schemaSource = {
	displayName: 'Describe the Information',
	name: 'schemaSource',
	type: 'options',
	required: true,
	default: 'fields',
	options: [
		{ name: 'With Fields', value: 'fields' },
		{ name: 'With a JSON Schema', value: 'json' },
	],
	local: true,
} satisfies LocalField;

/** What the AI asks for; Telnyx wants it as a JSON Schema. */
export const parameters = {
	displayName: 'Information to Gather',
	name: 'parameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Field',
	required: true,
	default: {},
	description: 'What the AI asks the person on the call for',
	showFor: { schemaSource: ['fields'] },
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. date_of_birth',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'string',
					options: [
						{ name: 'Number', value: 'number' },
						{ name: 'Text', value: 'string' },
						{ name: 'Whole Number', value: 'integer' },
						{ name: 'Yes or No', value: 'boolean' },
					],
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. The day on which the patient was born',
					description: 'Tells the AI what is meant',
				},
				{
					displayName: 'Required',
					name: 'required',
					type: 'boolean',
					default: true,
					description: 'Whether the AI goes on asking until it knows this',
				},
			],
		},
	],
	toApi: (value) => toSchema(value as IDataObject),
} satisfies FieldOf<Params>;

export const parametersJson = {
	displayName: 'JSON Schema',
	name: 'parametersJson',
	type: 'json',
	required: true,
	default: '',
	placeholder: '{ "type": "object", "properties": { … } }',
	description: 'What the AI asks the person on the call for',
	showFor: { schemaSource: ['json'] },
	local: true,
} satisfies LocalField;

/** A JSON Schema in place of the rows, where that is chosen. */
export function useSchema(values: IDataObject): void {
	if (values.schemaSource === 'json') values.parameters = parseObject(values.parametersJson);
}

/** @throws {ParameterError} when nothing is asked for */
function toSchema(value: IDataObject): { [key: string]: unknown } {
	const schema = 'properties' in value ? value : schemaOf(value);
	if (Object.keys((schema.properties ?? {}) as object).length > 0) return schema;
	throw new ParameterError('names nothing to ask for', 'Add at least one field with its name.');
}

function schemaOf(value: IDataObject): IDataObject {
	const fields = rows('field', (row) => (isEmpty(row.name) ? undefined : row))(value) ?? [];
	const names = fields.map(({ name }) => plainText(name).trim());
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice) throw new ParameterError(`has two fields with the name “${twice}”`);
	return {
		type: 'object',
		properties: Object.fromEntries(
			fields.map(({ type, description }, index) => [
				names[index],
				{ type: type ?? 'string', ...(!isEmpty(description) && { description }) },
			]),
		),
		required: names.filter((_, index) => fields[index].required !== false),
	};
}
