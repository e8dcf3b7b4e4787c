import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../../definition/types';
import { matching, webUrl } from '../../../../definition/mappers';

type Params = Pick<
	Telnyx.CallDialParams,
	| 'audio_url'
	| 'deepfake_detection'
	| 'media_name'
	| 'preferred_codecs'
	| 'send_silence_when_idle'
	| 'sound_modifications'
>;

export const audioUrlOnAnswer = {
	displayName: 'Audio URL',
	name: 'audioUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/hello.mp3',
	description: 'WAV or MP3 file that the called person hears on answering',
	toApi: webUrl,
} satisfies FieldOf<Params>;

export const mediaNameOnAnswer = {
	displayName: 'Media Name',
	name: 'mediaName',
	type: 'string',
	default: '',
	description: 'Like Audio URL, for a file that is stored at Telnyx',
} satisfies FieldOf<Params>;

export const preferredCodecs = {
	displayName: 'Preferred Codecs',
	name: 'preferredCodecs',
	type: 'string',
	default: '',
	placeholder: 'e.g. OPUS,PCMU',
	description: 'Codecs in the order you prefer, with commas',
	toApi: matching(/^[\w-]+(\s*,\s*[\w-]+)*$/, 'needs codecs with commas between them', 'OPUS,PCMU'),
} satisfies FieldOf<Params>;

export const sendSilenceWhenIdle = {
	displayName: 'Send Silence When Idle',
	name: 'sendSilenceWhenIdle',
	type: 'boolean',
	default: false,
	description: 'Whether to send silence while nothing else is sent',
} satisfies FieldOf<Params>;

export const soundModifications = {
	displayName: 'Sound Modifications',
	name: 'soundModifications',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Change how voices sound',
	options: [
		{
			displayName: 'Octaves',
			name: 'octaves',
			type: 'number',
			typeOptions: { minValue: -1, maxValue: 1, numberPrecision: 2 },
			default: 0,
		},
		{
			displayName: 'Pitch',
			name: 'pitch',
			type: 'number',
			typeOptions: { minValue: 0.01, numberPrecision: 2 },
			default: 1,
			description: 'More than 0; 1 leaves the voice as it is',
		},
		{
			displayName: 'Semitone',
			name: 'semitone',
			type: 'number',
			typeOptions: { minValue: -14, maxValue: 14, numberPrecision: 2 },
			default: 0,
		},
		{
			displayName: 'Track',
			name: 'track',
			type: 'string',
			default: 'outbound',
			placeholder: 'e.g. inbound',
			description: 'Whose voice is changed: inbound or outbound',
			toApi: matching(/^(inbound|outbound)$/, 'needs inbound or outbound', 'outbound'),
		},
	],
} satisfies FieldOf<Params>;

export const deepfakeDetection = {
	displayName: 'Deepfake Detection',
	name: 'deepfakeDetection',
	type: 'collection',
	placeholder: 'Add Field',
	default: { enabled: true },
	description: 'Find out whether the voice was made by a computer',
	options: [
		{
			displayName: 'Enabled',
			name: 'enabled',
			type: 'boolean',
			default: true,
			description: 'Whether to listen for a voice made by a computer',
		},
		{
			displayName: 'RTP Timeout (Seconds)',
			name: 'rtpTimeout',
			type: 'number',
			typeOptions: { minValue: 5, maxValue: 120, numberPrecision: 0 },
			default: 30,
		},
		{
			displayName: 'Timeout (Seconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 5, maxValue: 60, numberPrecision: 0 },
			default: 15,
		},
	],
} satisfies FieldOf<Params>;
