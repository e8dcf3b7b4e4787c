import type { Telnyx } from 'telnyx';
import type { GroupOf } from '../../../../definition/types';
import {
	channels,
	fileName,
	format,
	maxLength,
	endAfterSilenceSecs,
	track,
	trim,
} from './startRecordingFields';

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

/** Recording from the moment the call is answered: what Start Recording has, under other names. */
export const recording = {
	displayName: 'Recording',
	name: 'recording',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: { record: true },
	description: 'Record the call. Telnyx sends the event Recording Saved after the call has ended.',
	options: [
		{ ...channels, name: 'recordChannels' },
		{ ...format, name: 'recordFormat' },
		{ ...fileName, name: 'recordCustomFileName' },
		{
			...maxLength,
			name: 'recordMaxLength',
			typeOptions: { minValue: 0, maxValue: 43200, numberPrecision: 0 },
		},
		{
			displayName: 'Record From Answer',
			name: 'record',
			type: 'boolean',
			default: true,
			description: 'Whether to record the call from the moment it is answered',
			toApi: (value) => (value === true ? 'record-from-answer' : undefined),
		},
		{ ...endAfterSilenceSecs, name: 'recordTimeoutSecs' },
		{ ...track, name: 'recordTrack' },
		{ ...trim, name: 'recordTrim' },
	],
} satisfies GroupOf<Params>;
