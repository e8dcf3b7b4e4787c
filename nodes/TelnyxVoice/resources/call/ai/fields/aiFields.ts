import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../../definition/types';
import { json } from '../../../../definition/mappers';

type Params = Pick<
	Telnyx.CallDialParams,
	'assistant' | 'conversation_relay_config' | 'transcription' | 'transcription_config'
>;

/** What an assistant can be told beside its id. */
export const ASSISTANT_SETTINGS = {
	dynamic_variables: 'object',
	external_llm: 'object',
	fallback_config: 'object',
	greeting: 'string',
	instructions: 'string',
	llm_api_key_ref: 'string',
	mcp_servers: 'array',
	model: 'string',
	name: 'string',
	observability_settings: 'object',
	openai_api_key_ref: 'string',
	tools: 'array',
	voice_settings: 'object',
} as const;

export const assistant = {
	displayName: 'AI Assistant (JSON)',
	name: 'assistant',
	type: 'json',
	default: '{ "id": "" }',
	description: 'A Telnyx AI assistant that talks on this call',
	toApi: json<Telnyx.Calls.CallAssistantRequest>({
		id: 'string!',
		...ASSISTANT_SETTINGS,
	}),
} satisfies FieldOf<Params>;

export const conversationRelayConfig = {
	displayName: 'Conversation Relay (JSON)',
	name: 'conversationRelayConfig',
	type: 'json',
	default: '{ "url": "" }',
	description: 'Connects the conversation, as text, with a WebSocket of yours',
	toApi: json<Telnyx.Calls.ConversationRelayEmbeddedConfig>({
		url: 'string!',
		custom_parameters: 'object',
		dtmf_detection: 'boolean',
		greeting: 'string',
		interruptible: 'string',
		interruptible_greeting: 'string',
		interruption_settings: 'object',
		language: 'string',
		languages: 'array',
		provider: 'string',
		structured_provider: 'object',
		transcription_engine: 'string',
		transcription_engine_config: 'object',
		tts_provider: 'string',
		voice: 'string',
		voice_settings: 'object',
	}),
} satisfies FieldOf<Params>;

export const transcription = {
	displayName: 'Transcription',
	name: 'transcription',
	type: 'boolean',
	default: true,
	description: 'Whether to write down what is said, as events Transcription',
} satisfies FieldOf<Params>;

export const transcriptionConfig = {
	displayName: 'Transcription Settings (JSON)',
	name: 'transcriptionConfig',
	type: 'json',
	default: '{ "transcription_engine": "Telnyx" }',
	toApi: json<Telnyx.Calls.TranscriptionStartRequest>({
		client_state: 'string',
		command_id: 'string',
		transcription_engine: 'string',
		transcription_engine_config: 'object',
		transcription_tracks: 'string',
	}),
} satisfies FieldOf<Params>;
