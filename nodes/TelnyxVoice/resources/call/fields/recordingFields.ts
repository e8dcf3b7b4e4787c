import type { Telnyx } from 'telnyx';
import type { GroupOf } from '../../../definition/types';
import { matching } from '../../../definition/mappers';

type Params = Pick<
	Telnyx.CallDialParams,
	| 'record'
	| 'record_channels'
	| 'record_custom_file_name'
	| 'record_format'
	| 'record_max_length'
	| 'record_timeout_secs'
	| 'record_track'
	| 'record_trim'
>;

/** Recording from the moment the call is answered. */
export const recording = {
	displayName: 'Recording',
	name: 'recording',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: {},
	description: 'Record the call. Telnyx sends the event Recording Saved after the call has ended.',
	options: [
		{
			displayName: 'Channels',
			name: 'recordChannels',
			type: 'options',
			default: 'dual',
			options: [
				{ name: 'Both Voices in One', value: 'single' },
				{ name: 'Each Voice on Its Own', value: 'dual' },
			],
		},
		{
			displayName: 'File Format',
			name: 'recordFormat',
			type: 'options',
			default: 'mp3',
			options: [
				{ name: 'MP3', value: 'mp3' },
				{ name: 'WAV', value: 'wav' },
			],
		},
		{
			displayName: 'File Name',
			name: 'recordCustomFileName',
			type: 'string',
			default: '',
			description: 'Name of the file, 1 to 40 characters. Telnyx adds a time stamp.',
			toApi: matching(/^.{1,40}$/su, 'needs a name of at most 40 characters', 'reminder-call'),
		},
		{
			displayName: 'Maximum Length (Seconds)',
			name: 'recordMaxLength',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 43200, numberPrecision: 0 },
			default: 0,
			description: '0 records without a limit',
		},
		{
			displayName: 'Record From Answer',
			name: 'record',
			type: 'boolean',
			default: true,
			description: 'Whether to record the call from the moment it is answered',
			toApi: (value) => (value === true ? 'record-from-answer' : undefined),
		},
		{
			displayName: 'Stop After Silence (Seconds)',
			name: 'recordTimeoutSecs',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description:
				'Stop when nobody speaks for so long; 0 never stops. Telnyx uses transcription for it, which costs extra.',
		},
		{
			displayName: 'Track',
			name: 'recordTrack',
			type: 'options',
			default: 'both',
			options: [
				{ name: 'Both', value: 'both' },
				{ name: 'Inbound', value: 'inbound' },
				{ name: 'Outbound', value: 'outbound' },
			],
		},
		{
			displayName: 'Trim Silence',
			name: 'recordTrim',
			type: 'boolean',
			default: true,
			description: 'Whether to remove silence from the beginning and the end',
			toApi: (value) => (value === true ? 'trim-silence' : undefined),
		},
	],
} satisfies GroupOf<Params>;
