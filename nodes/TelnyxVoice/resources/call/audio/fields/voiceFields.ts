import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { jsonBy } from '../../../../definition/jsonMappers';
import { id } from '../../../../definition/mappers';
import type { FieldOf } from '../../../../definition/types';
import { ParameterError } from '../../../../shared/values/parameterError';

type Settings = NonNullable<Telnyx.Calls.ActionSpeakParams['voice_settings']>;
type AiSettings = NonNullable<Telnyx.Calls.ActionGatherUsingAIParams['voice_settings']>;

/**
 * Telnyx's own default where a voice is optional (`gather_using_ai`). It runs at Telnyx, so it
 * needs no key of another company; `female` would need a language beside it.
 */
const DEFAULT_VOICE = 'Telnyx.KokoroTTS.af';

/** The voice that speaks. */
export const voice = {
	displayName: 'Voice',
	name: 'voice',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: DEFAULT_VOICE, cachedResultName: DEFAULT_VOICE },
	description: 'The voice that speaks. The one chosen at first speaks English.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a voice…',
			typeOptions: { searchListMethod: 'searchVoices', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. AWS.Polly.Joanna-Neural',
		},
	],
	toApi: id,
} satisfies FieldOf<{ voice: string }>;

/** The voice of an AI: Telnyx refuses the plain `female` and `male` there (90012). */
export const aiVoice = {
	...voice,
	required: false,
	default: { mode: 'list', value: '' },
	description: 'The voice that speaks. Without it Telnyx takes an English one.',
	toApi: (value) => {
		const name = id(value);
		if (!/^(fe)?male$/i.test(String(name))) return name;
		throw new ParameterError(
			`does not take “${name}” here`,
			'Choose a voice from the list, e.g. Telnyx.KokoroTTS.af.',
		);
	},
} satisfies FieldOf<{ voice: string }>;

const AI_SETTINGS = {
	aws: { type: 'string!' },
	azure: {
		type: 'string!',
		api_key_ref: 'string',
		deployment_id: 'string',
		effect: 'string',
		gender: 'string',
		region: 'string',
	},
	elevenlabs: { type: 'string!', api_key_ref: 'string' },
	resemble: { type: 'string!', format: 'string', precision: 'string', sample_rate: 'string' },
	soniox: { type: 'string!', reduce_silence: 'boolean', speed: 'number' },
	telnyx: { type: 'string!', voice_speed: 'number' },
	xai: { type: 'string!', language: 'string' },
} as const;

export const voiceSettings = {
	displayName: 'Voice Settings (JSON)',
	name: 'voiceSettings',
	type: 'json',
	default: '{ "type": "telnyx", "voice_speed": 1 }',
	description: 'What the company of the voice lets you set; “type” names the company',
	toApi: jsonBy<Settings, 'type'>(
		'type',
		{
			...AI_SETTINGS,
			inworld: { type: 'string!', delivery_mode: 'string' },
			minimax: {
				type: 'string!',
				language_boost: 'string',
				pitch: 'number',
				speed: 'number',
				vol: 'number',
			},
		},
		['aws'],
	),
} satisfies FieldOf<{ voice_settings: Settings }>;

export const aiVoiceSettings = {
	...voiceSettings,
	toApi: jsonBy<AiSettings, 'type'>('type', AI_SETTINGS, ['aws']),
} satisfies FieldOf<{ voice_settings: AiSettings }>;

/**
 * @throws {ParameterError} when a voice of ElevenLabs lacks the key that Telnyx asks for
 */
export function checkVoice({ voice: name, voiceSettings: settings }: IDataObject): void {
	if (/^elevenlabs\./i.test(String(name ?? '').trim()) && isEmpty(settings)) {
		throw new ParameterError(
			'Voices of ElevenLabs need the option “Voice Settings (JSON)”',
			'Store your ElevenLabs API key at Telnyx as an integration secret, and name it: { "type": "elevenlabs", "api_key_ref": "…" }',
		);
	}
}
