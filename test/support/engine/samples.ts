import type { IDataObject } from 'n8n-workflow';
import type { Field, Operation } from '../../../nodes/TelnyxVoice/definition/types';

type Value = IDataObject[string];

/** Valid values where the type of a field alone does not tell one, by the name of the field. */
const SAMPLES: Readonly<Record<string, Value>> = {
	applicationName: 'Reminders',
	assistant: '{ "id": "assistant-1", "greeting": "Hello" }',
	assistantOverrides: { greeting: 'Hello' },
	audioUrl: 'https://example.com/hello.mp3',
	body: '{"hello":"Grüße"}',
	clientState: '{"patient": 42}',
	commandId: '8a1b9e4e-6c5c-4a0a-9d57-3f0f5e5b6a10',
	conferenceConfig: { conference_name: 'Round', mute: false },
	contentType: 'application/json',
	conversationRelayConfig: { url: 'wss://example.com/relay' },
	customHeaders: { header: [{ name: 'X-Customer', value: '42' }] },
	dialogflowConfig: '{ "analyze_sentiment": true }',
	digits: '1w23#',
	diversion: '+1 312 555 0002',
	from: '+13125550002',
	fromDisplayName: 'Dr. Smith',
	gatherId: 'menu',
	invalidAudioUrl: 'https://example.com/again.mp3',
	loop: '2',
	maxSize: 50,
	messageHistory: { message: [{ role: 'user', content: 'Hello' }] },
	nameContains: 'Clinic',
	parameters: { field: [{ name: 'city', type: 'string', required: true }] },
	parametersJson: '{ "type": "object", "properties": { "city": { "type": "string" } } }',
	participants: { participant: [{ id: 'v3:other', name: 'Ann', onHangup: 'end_conversation' }] },
	playbackContent: 'UklGRg==',
	preferredCodecs: 'OPUS,PCMU',
	ringAlso: ['+13125550003', 'sip:desk@example.com'],
	sendDigitsOnAnswer: 'WW200#',
	serviceLevel: 'premium',
	sipAddress: 'sip:name@example.com',
	streamUrl: 'wss://example.com/media',
	terminatingDigit: 'none',
	tags: ['one', 'two'],
	to: '+1 (312) 555-0001',
	track: 'inbound',
	tools: '[{ "type": "hangup", "hangup": {} }]',
	transcriptionConfig: { transcription_engine: 'Telnyx' },
	transcriptionEngineConfig: { language: 'en' },
	validDigits: '123',
	voice: { __rl: true, mode: 'id', value: 'Telnyx.KokoroTTS.af' },
	voiceSettings: { type: 'telnyx', voice_speed: 1 },
	webhookEventFailoverUrl: 'https://example.com/failover',
	webhookEventUrl: 'https://example.com/events',
	webhookRetriesPolicies: { policy: [{ event: 'call.answered', retriesMs: '1000, 2000' }] },
	webhookUrl: 'https://example.com/call',
	webhookUrls: { entry: [{ event: 'call.answered', url: 'https://example.com/answered' }] },
};

/** The same where a name has two forms. */
const BY_TYPE: Readonly<Record<string, Value>> = {
	'assistant:resourceLocator': { __rl: true, mode: 'id', value: 'assistant-1' },
	'messageHistory:json': '[{ "role": "user", "content": "Hello" }]',
};

/** A valid value for a field, from the samples or else from what its definition allows. */
export function sampleOf(field: Field, samples: IDataObject): Value {
	const known = knownSample(field, samples);
	if (known !== undefined) return structuredClone(known);
	const { minValue, maxValue } = field.typeOptions ?? {};
	switch (field.type) {
		case 'number':
			return minValue ?? Math.min(7, maxValue ?? 7);
		case 'boolean':
			return true;
		case 'options':
			return (field.options as ReadonlyArray<{ value: string }>)[0].value;
		case 'multiOptions':
			return (field.options as ReadonlyArray<{ value: string }>).map(({ value }) => value);
		case 'collection':
			return Object.fromEntries(
				(field.options as Field[]).map((inner) => [inner.name, sampleOf(inner, samples)]),
			);
		case 'string':
			return `text for ${field.name}`.slice(0, 40);
		default:
			throw new Error(`Add a sample for the field “${field.name}” (${field.type})`);
	}
}

function knownSample({ name, type }: Field, samples: IDataObject): Value {
	if (type === 'collection') return undefined;
	const common = BY_TYPE[`${name}:${type}`] ?? SAMPLES[name];
	const own = samples[name];
	return type === 'resourceLocator' || typeof own !== 'object' ? (own ?? common) : common;
}

/** Values for the required fields of an operation, as they stand before any option is added. */
export function requiredValues(operation: Operation, samples: IDataObject): IDataObject {
	const shown = operation.required.filter(({ showFor = {} }) =>
		Object.entries(showFor).every(([name, wanted]) =>
			wanted.includes((samples[name] ?? defaultOf(operation, name)) as string),
		),
	);
	return Object.fromEntries(
		shown.map((field) => [
			field.name,
			field.local ? (samples[field.name] ?? (field.default as Value)) : sampleOf(field, samples),
		]),
	);
}

/** Values for the fields of the paths, which every operation may be given. */
export function pathValues({ connectionId, phoneNumberId }: IDataObject): IDataObject {
	return {
		...(connectionId && { connectionId }),
		...(phoneNumberId && { phoneNumberId }),
	} as IDataObject;
}

function defaultOf(operation: Operation, name: string): unknown {
	return operation.required.find((field) => field.name === name)?.default;
}

/** Names on the wire that a field may set: its own, or, where it is flattened, those inside. */
export function wireNames(field: Field): string[] {
	if (field.flatten) return (field.options as Field[]).flatMap(wireNames);
	const { apiName, name } = field;
	return [apiName ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}
