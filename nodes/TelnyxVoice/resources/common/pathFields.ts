import { connectionId } from '../../definition/applicationField';
import { id } from '../../definition/mappers';
import type { FieldOf } from '../../definition/types';
import { e164 } from '../../shared/values/phone';
import { isWrittenAsNumber } from '../../shared/api/phoneNumber';
import type { PathFields } from '../../definition/properties';

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

/** Optional, since the links of an event are enough while they live. */
export const recordingId = {
	displayName: 'Recording ID',
	name: 'recordingId',
	type: 'string',
	default: '={{ $json.recording_id }}',
	description:
		'The recording in your Telnyx account. Used when the links are missing or older than ten minutes.',
	hint: 'Taken from the node before this one',
	toApi: id,
} satisfies FieldOf<{ recording_id: string }>;

/** A number of the account, by Telnyx' id of it or as people write it. */
export const phoneNumberId = {
	displayName: 'Phone Number',
	name: 'phoneNumberId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'A phone number of your Telnyx account',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a phone number…',
			typeOptions: { searchListMethod: 'searchNumberIds', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. +13125550001',
		},
	],
	toApi: (value) => (isWrittenAsNumber(value) ? e164(value) : id(value)),
} satisfies FieldOf<{ phone_number_id: string }>;

/** Fields for the `{name}` parts of the paths. */
export const pathFields: PathFields = { callControlId, connectionId, phoneNumberId, recordingId };
