import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { DEFAULT_TOLERANCE_SECS, TOLERANCE_BOUNDS_SECS } from './shared/signature';
import { eventOptions, INCOMING_CALL } from './trigger/events';
import { manualSetup } from './trigger/setup';
import { answerTrigger } from './trigger/webhook';

export class TelnyxVoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Telnyx Voice Trigger',
		name: 'telnyxVoiceTrigger',
		icon: {
			light: 'file:../../icons/telnyx-voice.svg',
			dark: 'file:../../icons/telnyx-voice.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when something happens on a phone call',
		eventTriggerDescription: 'Waiting for you to make a call',
		activationMessage:
			'Your workflow now answers calls, as soon as the Production URL of the Telnyx Voice Trigger stands in your Telnyx application.',
		defaults: {
			name: 'Telnyx Voice Trigger',
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
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
		triggerPanel: {
			header: 'Get an event from a real call',
			executionsHelp: {
				inactive:
					'This node has two addresses. <br /> <br /> <b>While you build</b>, put the Test URL into your Telnyx application, click the button above and call your number: the event appears here in the editor.<br /> <br /> <b>When you are done</b>, put the Production URL there and publish the workflow. Calls then run it on their own; you find them in the executions list.',
				active:
					'This node has two addresses. <br /> <br /> <b>While you build</b>, put the Test URL into your Telnyx application, click the button above and call your number: the event appears here in the editor. Until you put the Production URL back, calls do not reach the published workflow.<br /> <br /> <b>In production</b>, calls run the workflow on their own; you find them in the <a data-key="executions">executions list</a>.',
			},
			activationHint:
				'Once the workflow is published and the Production URL stands in your Telnyx application, calls run it without this button.',
		},
		properties: [
			{
				displayName:
					'Give Telnyx the address of this node: copy the <b>Production URL</b> under Webhook URLs above. In the <a href="https://portal.telnyx.com" target="_blank">Telnyx portal</a> go to Voice > Programmable Voice, open your application, paste it as webhook URL and set the webhook API version to <b>API v2</b>.',
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
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
						description: 'The body of the webhook exactly as Telnyx sent it',
					},
				],
				default: 'simplified',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
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
				],
			},
		],
	};

	webhookMethods = { default: manualSetup };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerTrigger(this);
	}
}
