import type { Telnyx } from 'telnyx';
import { jsonList } from '../../../../definition/jsonMappers';
import { parseObject, plainText, rows } from '../../../../definition/mappers';
import type { FieldOf } from '../../../../definition/types';
import { heardLanguages } from '../../audio/fields/languages';
import { speech } from '../../audio/fields/speechFields';

type Params = Telnyx.Calls.ActionGatherUsingAIParams;
type Message = NonNullable<Params['message_history']>[number];
type Tool = NonNullable<NonNullable<Params['assistant']>['tools']>[number];

export const gatherAiOptions = [
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		default: 'en',
		description: 'The language that the person on the call speaks',
		options: heardLanguages,
	},
	{
		displayName: 'Closing Words',
		name: 'gatherEndedSpeech',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Thank you, that is all I need.',
		description: 'What is said when everything is known, at most 3,000 characters',
		toApi: speech,
	},
	{
		displayName: 'Response Timeout (Ms)',
		name: 'userResponseTimeoutMs',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 10000,
		description: 'How long to wait for an answer of the person, in milliseconds',
	},
	{
		displayName: 'AI Model',
		name: 'assistant',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Which AI asks, and how',
		options: [
			{
				displayName: 'Instructions',
				name: 'instructions',
				type: 'string',
				typeOptions: { rows: 4 },
				default: '',
				placeholder: 'e.g. You are the friendly receptionist of a clinic.',
			},
			{
				displayName: 'Model',
				name: 'model',
				type: 'string',
				default: '',
				description: 'Name of the language model, as the Telnyx portal lists it',
			},
			{
				displayName: 'OpenAI API Key Reference',
				name: 'openaiApiKeyRef',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'Name of the integration secret at Telnyx, for models of OpenAI only',
			},
			{
				displayName: 'Tools (JSON)',
				name: 'tools',
				type: 'json',
				default: '[]',
				description: 'What the AI can do during the conversation',
				toApi: jsonList((value) => parseObject(value) as unknown as Tool),
			},
		],
	},
	{
		displayName: 'Message History',
		name: 'messageHistory',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Message',
		default: {},
		description: 'What the AI takes as said before',
		options: [
			{
				displayName: 'Message',
				name: 'message',
				values: [
					{
						displayName: 'Said By',
						name: 'role',
						type: 'options',
						default: 'user',
						options: [
							{ name: 'AI', value: 'assistant' },
							{ name: 'Person on the Call', value: 'user' },
						],
					},
					{
						displayName: 'Text',
						name: 'content',
						type: 'string',
						default: '',
					},
				],
			},
		],
		toApi: rows('message', ({ role, content }): Message | undefined =>
			content ? { role: role as Message['role'], content: plainText(content) } : undefined,
		),
	},
	{
		displayName: 'Send Partial Results',
		name: 'sendPartialResults',
		type: 'boolean',
		default: true,
		description: 'Whether an event tells each time that one more piece is known',
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;
