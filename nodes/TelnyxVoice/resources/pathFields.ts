import { id } from '../definition/mappers';
import type { FieldOf } from '../definition/types';
import type { PathFields } from '../definition/properties';

/** The call that a command is for. Every output of this package carries it. */
export const callControlId = {
	displayName: 'Call Control ID',
	name: 'callControlId',
	type: 'string',
	required: true,
	default: '={{ $json.call_control_id }}',
	description:
		'The call this is for. Every Telnyx Voice node passes it on, so it rarely needs a change.',
	hint: 'Taken from the node before this one',
	toApi: id,
} satisfies FieldOf<{ call_control_id: string }>;

/** A Call Control Application; its id is the `connection_id` of the API. */
export const connectionId = {
	displayName: 'Application',
	name: 'connectionId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The Call Control Application in your Telnyx account',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an application…',
			typeOptions: { searchListMethod: 'searchApplications', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1293384261075731499',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '\\s*\\d{1,30}\\s*',
						errorMessage: 'The ID of an application has digits only',
					},
				},
			],
		},
	],
	toApi: id,
} satisfies FieldOf<{ connection_id: string }>;

/** Fields for the `{name}` parts of the paths. */
export const pathFields: PathFields = { callControlId, connectionId };
