import type { Telnyx } from 'telnyx';
import type { FieldOf, GroupOf } from '../../../../definition/types';
import { recordedLanguages } from '../../audio/fields/languages';

type Params = Telnyx.Calls.ActionStartRecordingParams;

/** Which recording is meant, where a call has several. */
export const recordingToChange = {
	displayName: 'Recording ID',
	name: 'recordingId',
	type: 'string',
	default: '',
	description: 'Which recording is meant, if the call has several',
} satisfies FieldOf<Telnyx.Calls.ActionStopRecordingParams>;

/** Writing the recording down after the call. */
export const recordingTranscription = {
	displayName: 'Transcription',
	name: 'recordingTranscription',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: { transcription: true },
	description:
		'Have the recording written down. Telnyx sends the event Recording Transcription Saved.',
	options: [
		{
			displayName: 'Engine',
			name: 'transcriptionEngine',
			type: 'options',
			default: 'A',
			options: [
				{ name: 'Deepgram Nova-3 (English Only)', value: 'deepgram/nova-3' },
				{ name: 'Google', value: 'A' },
				{ name: 'Telnyx', value: 'B' },
			],
		},
		{
			displayName: 'Language',
			name: 'transcriptionLanguage',
			type: 'options',
			default: 'en-US',
			description: 'The language that is spoken. Not every engine knows every language.',
			options: recordedLanguages,
		},
		{
			displayName: 'Maximum Speakers',
			name: 'transcriptionMaxSpeakerCount',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 2,
			description: 'How many people speak at the most; for the engine Google',
		},
		{
			displayName: 'Minimum Speakers',
			name: 'transcriptionMinSpeakerCount',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 2,
			description: 'How many people speak at the least; for the engine Google',
		},
		{
			displayName: 'Profanity Filter',
			name: 'transcriptionProfanityFilter',
			type: 'boolean',
			default: true,
			description: 'Whether to mask rude words; for the engine Google',
		},
		{
			displayName: 'Tell Speakers Apart',
			name: 'transcriptionSpeakerDiarization',
			type: 'boolean',
			default: true,
			description: 'Whether to say who speaks; for the engine Google',
		},
		{
			displayName: 'Transcription',
			name: 'transcription',
			type: 'boolean',
			default: true,
			description: 'Whether to write the recording down',
		},
	],
} satisfies GroupOf<Params>;
