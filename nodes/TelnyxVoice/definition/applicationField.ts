import { id, matching } from './mappers';
import type { FieldOf } from './types';

const applicationId = matching(
	/^\d{1,30}$/,
	'needs the ID of an application: digits only',
	'1293384261075731499',
);

/**
 * A Call Control Application; its id is the `connection_id` of the API. The action node and the
 * trigger ask for it alike.
 */
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
		},
	],
	// Checked here alone: n8n's own check of a pattern fails the run when its machine is busy.
	toApi: (value) => applicationId(id(value)),
} satisfies FieldOf<{ connection_id: string }>;
