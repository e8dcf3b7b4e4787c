import type { Telnyx } from 'telnyx';
import { unlessZero } from '../../../../definition/mappers';
import type { FieldOf } from '../../../../definition/types';

type Params = Pick<
	Telnyx.CallDialParams,
	'answering_machine_detection' | 'answering_machine_detection_config'
>;

const UNTIL_SET = 'Telnyx’s own value applies while this is 0';

/** Chooses how an answering machine is told from a person. */
export const answeringMachineDetection = {
	displayName: 'Answering Machine Detection',
	name: 'answeringMachineDetection',
	type: 'options',
	default: 'premium',
	description: 'Find out whether a person or a machine answered. Telnyx charges for it.',
	options: [
		{
			name: 'Detect',
			value: 'detect',
			description: 'Tells a person from a machine',
		},
		{
			name: 'Detect and Wait for Beep',
			value: 'detect_beep',
			description: 'Tells them apart, then reports the beep of the machine, if it has one',
		},
		{
			name: 'Detect by Words',
			value: 'detect_words',
			description: 'Tells them apart by the words spoken, then looks for the beep',
		},
		{ name: 'Disabled', value: 'disabled' },
		{
			name: 'Premium',
			value: 'premium',
			description: 'The most exact one: also tells homes, businesses, silence and fax apart',
		},
		{
			name: 'Wait for Greeting to End',
			value: 'greeting_end',
			description: 'Tells them apart, then reports the end of the greeting',
		},
	],
} satisfies FieldOf<Params>;

/** Fine tuning of the detection; Telnyx's own values apply to what is not set. */
export const answeringMachineDetectionConfig = {
	displayName: 'Answering Machine Detection Settings',
	name: 'answeringMachineDetectionConfig',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description:
		'Fine tuning. Premium detection heeds only Total Analysis Time and Greeting Duration.',
	options: [
		{
			displayName: 'After Greeting Silence (Ms)',
			name: 'afterGreetingSilenceMillis',
			type: 'number',
			default: 800,
			description: 'Silence after a greeting that marks its end',
		},
		{
			displayName: 'Beep Detection Profile',
			name: 'beepDetectionProfile',
			type: 'options',
			default: 'both',
			options: [
				{ name: 'Both', value: 'both' },
				{ name: 'Frequency Only', value: 'freq_only' },
			],
		},
		{
			displayName: 'Beep Maximum Frequency (Hz)',
			name: 'beepMaxFrequencyHz',
			type: 'number',
			default: 0,
			description: UNTIL_SET,
			toApi: unlessZero,
		},
		{
			displayName: 'Beep Minimum Frequency (Hz)',
			name: 'beepMinFrequencyHz',
			type: 'number',
			default: 0,
			description: UNTIL_SET,
			toApi: unlessZero,
		},
		{
			displayName: 'Beep Minimum Tone Duration (Ms)',
			name: 'beepMinToneDurationMillis',
			type: 'number',
			default: 0,
			description: UNTIL_SET,
			toApi: unlessZero,
		},
		{
			displayName: 'Beep Spectral Confirmation',
			name: 'beepSpectralConfirmation',
			type: 'boolean',
			default: false,
			description: 'Whether the spectrum of the tone must confirm the beep',
		},
		{
			displayName: 'Beep Spectral Minimum Purity',
			name: 'beepSpectralMinPurity',
			type: 'number',
			default: 0,
			description: UNTIL_SET,
			toApi: unlessZero,
		},
		{
			displayName: 'Beep Spectral Reject Fax Tone',
			name: 'beepSpectralRejectFaxCng',
			type: 'boolean',
			default: false,
			description: 'Whether the calling tone of a fax machine is told from a beep',
		},
		{
			displayName: 'Beep Spectral Window (Ms)',
			name: 'beepSpectralWindowMillis',
			type: 'number',
			default: 0,
			description: UNTIL_SET,
			toApi: unlessZero,
		},
		{
			displayName: 'Between Words Silence (Ms)',
			name: 'betweenWordsSilenceMillis',
			type: 'number',
			default: 50,
			description: 'Silence that separates two words',
		},
		{
			displayName: 'Greeting Duration (Ms)',
			name: 'greetingDurationMillis',
			type: 'number',
			default: 3500,
			description: 'A longer greeting is taken for a machine',
		},
		{
			displayName: 'Greeting Silence Duration (Ms)',
			name: 'greetingSilenceDurationMillis',
			type: 'number',
			default: 1500,
			description: 'Silence after which the greeting of a machine counts as ended',
		},
		{
			displayName: 'Greeting Total Analysis Time (Ms)',
			name: 'greetingTotalAnalysisTimeMillis',
			type: 'number',
			default: 5000,
			description: 'How long the end of a greeting is looked for',
		},
		{
			displayName: 'Initial Silence (Ms)',
			name: 'initialSilenceMillis',
			type: 'number',
			default: 3500,
			description: 'A longer silence at the start is taken for a machine',
		},
		{
			displayName: 'Maximum Number of Words',
			name: 'maximumNumberOfWords',
			type: 'number',
			default: 5,
			description: 'More words are taken for a machine',
		},
		{
			displayName: 'Maximum Word Length (Ms)',
			name: 'maximumWordLengthMillis',
			type: 'number',
			default: 3500,
		},
		{
			displayName: 'Silence Threshold',
			name: 'silenceThreshold',
			type: 'number',
			default: 256,
			description: 'How loud a sound must be to count as speech',
		},
		{
			displayName: 'Total Analysis Time (Ms)',
			name: 'totalAnalysisTimeMillis',
			type: 'number',
			default: 3500,
			description: 'How long Telnyx listens before it decides',
		},
	],
} satisfies FieldOf<Params>;
