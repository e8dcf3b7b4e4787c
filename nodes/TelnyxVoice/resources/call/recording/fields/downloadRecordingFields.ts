import { toJson } from '../../../../definition/mappers';
import { ParameterError } from '../../../../shared/values/parameterError';
import type { LocalField, ToApi } from '../../../../definition/types';

/** The links of an event: its object, the same as JSON, or nothing. */
const readLinks: ToApi<object> = (value) => {
	const links = typeof value === 'string' ? toJson(value) : value;
	if (typeof links === 'object' && links !== null) return links;
	throw new ParameterError(
		'needs the object recording_urls of an event',
		'Leave the field as it is, or empty it and give the Recording ID.',
	);
};

/** Left as they are, the fields find what an event or a recorded message says. */
export const recordingLinks = {
	displayName: 'Recording Links',
	name: 'recordingLinks',
	type: 'string',
	default: '={{ $json.recording_urls }}',
	description:
		'The field recording_urls of the event Recording Saved. Its links work for ten minutes; after that, the Recording ID is used.',
	local: true,
	toApi: readLinks,
} satisfies LocalField & { toApi: ToApi<object> };

export const fileFormat = {
	displayName: 'File Format',
	name: 'format',
	type: 'options',
	noDataExpression: true,
	default: 'any',
	options: [
		{ name: 'As Recorded', value: 'any' },
		{ name: 'MP3', value: 'mp3' },
		{ name: 'WAV', value: 'wav' },
	],
	description: 'Telnyx keeps a recording in the format in which it was started',
	local: true,
} as const satisfies LocalField;

export const binaryField = {
	displayName: 'Put Output File in Field',
	name: 'binaryField',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
	local: true,
} as const satisfies LocalField;

export const maxMegabytes = {
	displayName: 'Maximum Size (MB)',
	name: 'maxMegabytes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1024, numberPrecision: 0 },
	default: 100,
	description: 'A larger file is not downloaded, since it passes through the memory of n8n',
	local: true,
} as const satisfies LocalField;
