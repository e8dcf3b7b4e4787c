import type { Telnyx } from 'telnyx';
import { jsonOfAny } from '../../../../definition/jsonMappers';
import type { FieldOf } from '../../../../definition/types';

type Params = Telnyx.Calls.ActionStartTranscriptionParams;
type EngineConfig = NonNullable<Params['transcription_engine_config']>;

/** How speech becomes text during the call. */
export const transcriptionFields = [
	{
		displayName: 'Tracks',
		name: 'transcriptionTracks',
		type: 'options',
		default: 'inbound',
		description: 'Whose words are written down',
		options: [
			{ name: 'Both', value: 'both' },
			{ name: 'Inbound', value: 'inbound', description: 'The person on this call' },
			{ name: 'Outbound', value: 'outbound', description: 'The other side' },
		],
	},
	{
		displayName: 'Engine',
		name: 'transcriptionEngine',
		type: 'options',
		default: 'Google',
		options: [
			{ name: 'AssemblyAI', value: 'AssemblyAI' },
			{ name: 'Azure', value: 'Azure' },
			{ name: 'Cohere', value: 'Cohere' },
			{ name: 'Deepgram', value: 'Deepgram' },
			{ name: 'Google', value: 'Google' },
			{ name: 'Google (Former Name A)', value: 'A' },
			{ name: 'Humain', value: 'Humain' },
			{ name: 'Parakeet', value: 'Parakeet' },
			{ name: 'Reson8', value: 'Reson8' },
			{ name: 'Soniox', value: 'Soniox' },
			{ name: 'Speechmatics', value: 'Speechmatics' },
			{ name: 'Telnyx', value: 'Telnyx' },
			{ name: 'Telnyx (Former Name B)', value: 'B' },
			{ name: 'xAI', value: 'xAI' },
		],
	},
	{
		displayName: 'Engine Settings (JSON)',
		name: 'transcriptionEngineConfig',
		type: 'json',
		default: '{ "language": "en" }',
		description: 'Language, model and more. Which settings there are depends on the engine.',
		toApi: jsonOfAny<EngineConfig>({
			api_key_ref: 'string',
			enable_endpoint_detection: 'boolean',
			enable_speaker_diarization: 'boolean',
			hints: 'array',
			interim_results: 'boolean',
			keyterms: 'array',
			keywords_boosting: 'object',
			language: 'string',
			max_endpoint_delay_ms: 'number',
			max_speaker_count: 'number',
			min_speaker_count: 'number',
			model: 'string',
			profanity_filter: 'boolean',
			region: 'string',
			smart_format: 'boolean',
			speech_context: 'array',
			transcription_engine: 'string',
			transcription_model: 'string',
			use_enhanced: 'boolean',
			utterance_end_ms: 'number',
		}),
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;
