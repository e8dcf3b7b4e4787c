import {
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { loadNumbers } from './methods/loadOptions/loadNumbers';
import { loadSetupCheck } from './methods/loadOptions/loadSetupCheck';
import { searchApplications } from './methods/listSearch/searchApplications';
import { DEFAULT_TOLERANCE_SECS, TOLERANCE_BOUNDS_SECS } from './shared/events/signature';
import { eventOptions, INCOMING_CALL, eventsSubtitle } from './trigger/selection/events';
import { filterFields } from './trigger/fields/filterFields';
import { deliveryOptions } from './trigger/fields/optionFields';
import { eventOutputsExpression } from './trigger/delivery/outputs';
import { runTrigger } from './trigger/delivery/run';
import { activationMessage, triggerPanel } from './trigger/fields/panel';
import { registration } from './trigger/registration/lifecycle';
import { setupFields, setupOptions } from './trigger/fields/setupFields';
import { answerTrigger } from './trigger/delivery/webhook';

export class TelnyxVoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Telnyx Voice Trigger',
		name: 'telnyxVoiceTrigger',
		icon: {
			light: 'file:../../icons/telnyx-voice.svg',
			dark: 'file:../../icons/telnyx-voice.dark.svg',
		},
		group: ['trigger'],
		// For a node of version 1, n8n evaluates an expression at each webhook request (n8n 2.40,
		// `webhook-helpers`, `parseRequestBody`).
		version: 2,
		subtitle: eventsSubtitle,
		description: 'Starts the workflow when something happens on a phone call',
		eventTriggerDescription: 'Waiting for you to make a call',
		activationMessage,
		defaults: {
			name: 'Telnyx Voice Trigger',
		},
		inputs: [],
		outputs: eventOutputsExpression(),
		credentials: [
			{
				name: 'telnyxVoiceApi',
				required: true,
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'telnyx-voice',
			},
		],
		triggerPanel,
		properties: [
			...setupFields,
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				options: eventOptions,
				default: [INCOMING_CALL],
				required: true,
				description:
					'What starts the workflow. Each event is one execution; all other events of the application are ignored.',
			},
			{
				displayName: 'Output',
				name: 'output',
				type: 'options',
				options: [
					{
						name: 'Simplified',
						value: 'simplified',
						description: 'All fields of the call on one level, ready for the Telnyx Voice node',
					},
					{
						name: 'Raw',
						value: 'raw',
						description: 'The body of the webhook as Telnyx sent it',
					},
				],
				default: 'simplified',
			},
			filterFields,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					...setupOptions,
					{
						displayName: 'Allowed Clock Difference (Seconds)',
						name: 'toleranceSecs',
						type: 'number',
						typeOptions: {
							minValue: TOLERANCE_BOUNDS_SECS.min,
							maxValue: TOLERANCE_BOUNDS_SECS.max,
						},
						default: DEFAULT_TOLERANCE_SECS,
						description:
							'How far the time in a webhook and the clock of the n8n server may be apart. Older webhooks are refused, because somebody could have recorded them.',
					},
					...deliveryOptions,
				],
			},
		],
	};

	methods = {
		listSearch: { searchApplications },
		loadOptions: { loadNumbers, loadSetupCheck },
	};

	webhookMethods = { default: registration };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerTrigger(this);
	}

	async execute(this: IExecuteFunctions) {
		return await runTrigger(this);
	}
}
