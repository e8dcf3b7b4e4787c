import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../../definition/types';
import { speech } from '../../audio/fields/speechFields';

type Params = Telnyx.Calls.ActionGatherUsingAIParams;

/** What the AI says first. */
export const greeting = {
	displayName: 'Greeting',
	name: 'greeting',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Hello, how can I help you?',
	description: 'What is said first, at most 3,000 characters',
	toApi: speech,
} satisfies FieldOf<Params>;

export const interruptionSettings = {
	displayName: 'Interruptions',
	name: 'interruptionSettings',
	type: 'boolean',
	default: true,
	description: 'Whether the person may cut in while the AI speaks',
	toApi: (value) => ({ enable: value === true }),
} satisfies FieldOf<Params>;

export const sendMessageHistoryUpdates = {
	displayName: 'Send Message History Updates',
	name: 'sendMessageHistoryUpdates',
	type: 'boolean',
	default: true,
	description: 'Whether an event tells each time what has been said so far',
} satisfies FieldOf<Params>;

/** How the AI understands speech. */
export const aiTranscription = {
	displayName: 'Speech Recognition',
	name: 'transcription',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'How the AI understands what is said',
	options: [
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. de',
			description:
				'Which codes there are depends on the model; “auto” where it can find out itself',
		},
		{
			displayName: 'Model',
			name: 'model',
			type: 'options',
			default: 'deepgram/flux',
			options: [
				{ name: 'AssemblyAI Universal 3.5 Pro', value: 'assemblyai/universal-3-5-pro' },
				{ name: 'AssemblyAI Universal Streaming', value: 'assemblyai/universal-streaming' },
				{ name: 'Azure Fast', value: 'azure/fast' },
				{ name: 'Azure Realtime', value: 'azure/realtime' },
				{ name: 'Cohere Arabic', value: 'cohere/ar-stt' },
				{ name: 'Deepgram Flux', value: 'deepgram/flux' },
				{ name: 'Deepgram Flux (Short Name)', value: 'flux' },
				{ name: 'Deepgram Nova-2', value: 'deepgram/nova-2' },
				{ name: 'Deepgram Nova-3', value: 'deepgram/nova-3' },
				{ name: 'Distil-Whisper Large V2', value: 'distil-whisper/distil-large-v2' },
				{ name: 'Google Latest Long', value: 'google/latest_long' },
				{ name: 'Humain Realtime', value: 'humain/realtime' },
				{ name: 'NVIDIA Parakeet V3', value: 'nvidia/parakeet-v3' },
				{ name: 'Omi Med', value: 'omi-health/omi-med-stt-v1' },
				{ name: 'OpenAI Whisper Large V3 Turbo', value: 'openai/whisper-large-v3-turbo' },
				{ name: 'Reson8 Turns', value: 'reson8/turns' },
				{ name: 'Soniox V4', value: 'soniox/stt-rt-v4' },
				{ name: 'Speechmatics Enhanced', value: 'speechmatics/enhanced' },
				{ name: 'Speechmatics Standard', value: 'speechmatics/standard' },
				{ name: 'xAI Grok', value: 'xai/grok-stt' },
			],
		},
	],
} satisfies FieldOf<Params>;
