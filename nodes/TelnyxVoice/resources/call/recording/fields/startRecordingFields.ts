import type { Telnyx } from 'telnyx';
import { matching } from '../../../../definition/mappers';
import type { FieldOf } from '../../../../definition/types';

type Params = Telnyx.Calls.ActionStartRecordingParams;

export const channels = {
	displayName: 'Channels',
	name: 'channels',
	type: 'options',
	default: 'dual',
	options: [
		{ name: 'Both Voices in One', value: 'single' },
		{ name: 'Each Voice on Its Own', value: 'dual' },
	],
} as const satisfies FieldOf<Params>;

export const format = {
	displayName: 'File Format',
	name: 'format',
	type: 'options',
	default: 'mp3',
	options: [
		{ name: 'MP3', value: 'mp3' },
		{ name: 'WAV', value: 'wav' },
	],
} as const satisfies FieldOf<Params>;

export const maxLength = {
	displayName: 'Maximum Length (Seconds)',
	name: 'maxLength',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 14400, numberPrecision: 0 },
	default: 0,
	description: '0 records without a limit',
} as const satisfies FieldOf<Params>;

export const endAfterSilenceSecs = {
	displayName: 'Stop After Silence (Seconds)',
	name: 'timeoutSecs',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		'Stop when nobody speaks for so long; 0 never stops. Telnyx uses transcription for it, which costs extra.',
} as const satisfies FieldOf<Params>;

export const track = {
	displayName: 'Track',
	name: 'recordingTrack',
	type: 'options',
	default: 'both',
	options: [
		{ name: 'Both', value: 'both' },
		{ name: 'Inbound', value: 'inbound' },
		{ name: 'Outbound', value: 'outbound' },
	],
} as const satisfies FieldOf<Params>;

export const trim = {
	displayName: 'Trim Silence',
	name: 'trim',
	type: 'boolean',
	default: true,
	description: 'Whether to remove silence from the beginning and the end',
	toApi: (value) => (value === true ? 'trim-silence' : undefined),
} as const satisfies FieldOf<Params>;

export const fileName = {
	displayName: 'File Name',
	name: 'customFileName',
	type: 'string',
	default: '',
	description: 'Name of the file, 1 to 40 characters. Telnyx adds a time stamp.',
	toApi: matching(/^.{1,40}$/su, 'needs a name of at most 40 characters', 'voicemail'),
} as const satisfies FieldOf<Params>;

export const recordingFormat = [
	{ ...channels, required: true },
	{ ...format, required: true },
] as const satisfies ReadonlyArray<FieldOf<Params>>;

export const recordingOptions = [
	{
		displayName: 'Beep',
		name: 'playBeep',
		type: 'boolean',
		default: true,
		description: 'Whether a beep tells that the recording begins',
	},
	maxLength,
	endAfterSilenceSecs,
	track,
	trim,
	fileName,
] as const satisfies ReadonlyArray<FieldOf<Params>>;
