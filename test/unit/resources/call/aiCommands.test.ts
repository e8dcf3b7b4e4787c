import type { IDataObject } from 'n8n-workflow';
import { bodyOf, findings, refusal } from './command';

const FIELDS = {
	field: [
		{ name: ' name ', type: 'string', description: 'Full name', required: true },
		{ name: 'age', type: 'integer', description: '', required: false },
		{ name: '', type: 'string', description: 'left empty', required: true },
	],
};
const SCHEMA = { type: 'object', properties: { day: { type: 'string' } } };
const ROWS: IDataObject = { schemaSource: 'fields', parameters: FIELDS };

describe('Gather With AI', () => {
	it('makes a JSON Schema of rows', () => {
		const body = bodyOf('gatherUsingAi', ROWS);
		expect(body).toEqual({
			parameters: {
				type: 'object',
				properties: {
					name: { type: 'string', description: 'Full name' },
					age: { type: 'integer' },
				},
				required: ['name'],
			},
		});
		expect(findings('gatherUsingAi', body)).toEqual([]);
	});

	it.each([JSON.stringify(SCHEMA), SCHEMA])('takes a JSON Schema as it is: %j', (schema) => {
		const set = { schemaSource: 'json', parametersJson: schema as IDataObject };
		expect(bodyOf('gatherUsingAi', set)).toEqual({ parameters: SCHEMA });
	});

	it('sends all options as Telnyx names them', () => {
		const body = bodyOf('gatherUsingAi', {
			...ROWS,
			voice: 'Telnyx.KokoroTTS.af',
			greeting: 'Hello',
			language: 'de',
			gatherEndedSpeech: 'Bye',
			userResponseTimeoutMs: 5000,
			assistant: { instructions: 'Be kind', model: 'm', openaiApiKeyRef: 'k', tools: '[]' },
			messageHistory: { message: [{ role: 'user', content: 'Hi' }, { content: '' }] },
			sendPartialResults: true,
			sendMessageHistoryUpdates: false,
			interruptionSettings: false,
			transcription: { language: 'auto', model: 'deepgram/flux' },
			voiceSettings: '{ "type": "telnyx", "voice_speed": 1.1 }',
		});
		const { parameters, ...options } = body;
		expect(parameters).toBeDefined();
		expect(options).toEqual({
			voice: 'Telnyx.KokoroTTS.af',
			greeting: 'Hello',
			language: 'de',
			gather_ended_speech: 'Bye',
			user_response_timeout_ms: 5000,
			assistant: { instructions: 'Be kind', model: 'm', openai_api_key_ref: 'k' },
			message_history: [{ role: 'user', content: 'Hi' }],
			send_partial_results: true,
			send_message_history_updates: false,
			interruption_settings: { enable: false },
			transcription: { language: 'auto', model: 'deepgram/flux' },
			voice_settings: { type: 'telnyx', voice_speed: 1.1 },
		});
		expect(findings('gatherUsingAi', body)).toEqual([]);
	});

	it.each<[IDataObject, RegExp]>([
		[{ schemaSource: 'fields', parameters: {} }, /Information to Gather.*at least one field/],
		[{ parameters: { field: [{ name: 'a' }, { name: ' a' }] } }, /two fields with the name “a”/],
		[{ schemaSource: 'json', parametersJson: '{ "type": "object" }' }, /at least one field/],
		[{ schemaSource: 'json', parametersJson: '{' }, /not valid JSON/],
		// Telnyx answers 90012 to the plain voices here.
		[{ ...ROWS, voice: 'female' }, /Voice.*“female” here/],
		[{ ...ROWS, voiceSettings: '{ "type": "minimax" }' }, /“type”/],
	])('refuses %j', (set, says) => {
		expect(refusal('gatherUsingAi', set)).toMatch(says);
	});
});

describe('Start AI Assistant', () => {
	it('takes the id of an assistant, and what differs from it', () => {
		const body = bodyOf('startAiAssistant', {
			assistant: ' assistant-1 ',
			assistantOverrides: '{ "dynamic_variables": { "name": "Ada" } }',
			messageHistory: '[{ "role": "tool", "content": "ok", "tool_call_id": "t1" }]',
			participants: {
				participant: [
					{ id: 'v3:other', name: '', onHangup: 'end_conversation' },
					{ id: '', name: 'left empty' },
				],
			},
		});
		expect(body).toEqual({
			assistant: { id: 'assistant-1', dynamic_variables: { name: 'Ada' } },
			message_history: [{ role: 'tool', content: 'ok', tool_call_id: 't1' }],
			participants: [{ id: 'v3:other', role: 'user', on_hangup: 'end_conversation' }],
		});
		expect(findings('startAiAssistant', body)).toEqual([]);
	});

	it('needs nothing but the id', () => {
		expect(bodyOf('startAiAssistant', { assistant: 'a' })).toEqual({ assistant: { id: 'a' } });
	});

	it.each<[IDataObject, RegExp]>([
		[{ assistant: 'a', assistantOverrides: '{ "voice": "x" }' }, /unknown key “voice”/],
		[{ assistant: 'a', messageHistory: '{ "role": "user" }' }, /needs a JSON list/],
		[{ assistant: 'a', messageHistory: '[{ "role": "robot" }]' }, /“role”.*developer/],
		[{ assistant: 'a', messageHistory: '[{ "role": "user" }]' }, /needs the key “content”/],
		[{ assistant: 'a', greeting: 'a'.repeat(5001) }, /^Greeting/],
	])('refuses %j', (set, says) => {
		expect(refusal('startAiAssistant', set)).toMatch(says);
	});
});
