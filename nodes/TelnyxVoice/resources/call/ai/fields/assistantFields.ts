import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { jsonBy, jsonList } from '../../../../definition/jsonMappers';
import { id, json, rows } from '../../../../definition/mappers';
import type { FieldOf, LocalField } from '../../../../definition/types';
import { ASSISTANT_SETTINGS } from './aiFields';

type Params = Telnyx.Calls.ActionStartAIAssistantParams;
type Assistant = Telnyx.Calls.CallAssistantRequest;
type Message = NonNullable<Params['message_history']>[number];
type Participant = Telnyx.Calls.AIAssistantJoinParticipant;

/** The assistant as it is stored at Telnyx, by its id. */
export const assistantById = {
	displayName: 'Assistant',
	name: 'assistant',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The AI assistant, as you made it in the Telnyx portal',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an assistant…',
			typeOptions: { searchListMethod: 'searchAssistants', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. assistant-…' },
	],
	toApi: (value) => (typeof value === 'object' ? (value as Assistant) : { id: String(id(value)) }),
} satisfies FieldOf<Params>;

/** What differs from the stored assistant on this call. */
export const assistantOverrides = {
	displayName: 'Assistant Overrides (JSON)',
	name: 'assistantOverrides',
	type: 'json',
	default: '{ "dynamic_variables": {} }',
	description: 'What differs from the stored assistant on this call, e.g. its variables',
	local: true,
} satisfies LocalField;

const overrides = json<Omit<Assistant, 'id'>>(ASSISTANT_SETTINGS);

/** Puts the overrides beside the id: both are one parameter of Telnyx. */
export function addOverrides(values: IDataObject): void {
	if (isEmpty(values.assistantOverrides)) return;
	values.assistant = {
		...assistantById.toApi(values.assistant),
		...overrides(values.assistantOverrides),
	} as IDataObject;
}

const MESSAGE = { role: 'string!', content: 'string!', metadata: 'object' } as const;

export const seedMessages = {
	displayName: 'Message History (JSON)',
	name: 'messageHistory',
	type: 'json',
	default: '[{ "role": "system", "content": "" }]',
	description: 'What the assistant takes as said before',
	toApi: jsonList(
		jsonBy<Message, 'role'>('role', {
			assistant: { role: 'string!', content: 'string', metadata: 'object', tool_calls: 'array' },
			developer: MESSAGE,
			system: MESSAGE,
			tool: { ...MESSAGE, tool_call_id: 'string!' },
			user: MESSAGE,
		}),
	),
} satisfies FieldOf<Params>;

/** Other calls that take part in the conversation. */
export const participants = {
	displayName: 'Participants',
	name: 'participants',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Participant',
	default: {},
	description: 'Other calls that take part in the conversation from its beginning',
	options: [
		{
			displayName: 'Participant',
			name: 'participant',
			values: [
				{ displayName: 'Call Control ID', name: 'id', type: 'string', default: '' },
				{ displayName: 'Name', name: 'name', type: 'string', default: '' },
				{
					displayName: 'When They Hang Up',
					name: 'onHangup',
					type: 'options',
					default: 'continue_conversation',
					options: [
						{ name: 'Continue the Conversation', value: 'continue_conversation' },
						{ name: 'End the Conversation', value: 'end_conversation' },
					],
				},
			],
		},
	],
	toApi: rows('participant', (row): Participant | undefined =>
		isEmpty(row.id)
			? undefined
			: {
					id: String(id(row.id)),
					role: 'user',
					...(!isEmpty(row.name) && { name: String(row.name) }),
					...(!isEmpty(row.onHangup) && { on_hangup: row.onHangup as Participant['on_hangup'] }),
				},
	),
} satisfies FieldOf<Params>;
