import type { Telnyx } from 'telnyx';
import { webUrl } from '../../definition/mappers';
import type { FieldOf } from '../../definition/types';

type Params = Telnyx.CallControlApplicationCreateParams;

export const applicationName = {
	displayName: 'Name',
	name: 'applicationName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Appointment reminders',
} satisfies FieldOf<Params>;

export const webhookEventUrl = {
	displayName: 'Webhook URL',
	name: 'webhookEventUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'Where Telnyx sends the events of the calls: the production URL of a Telnyx Voice Trigger',
	toApi: webUrl,
} satisfies FieldOf<Params>;

/** Telnyx's own default is the old version 1, whose events carry no Ed25519 signature. */
export const webhookApiVersion = {
	displayName: 'Webhook API Version',
	name: 'webhookApiVersion',
	type: 'options',
	default: '2',
	description:
		'The Telnyx Voice Trigger needs version 2. Create sends it without this option; Update then leaves the version as it is.',
	options: [
		{ name: '1 (Old)', value: '1' },
		{ name: '2', value: '2' },
	],
} satisfies FieldOf<Params>;

export const settings = [
	{
		displayName: 'Active',
		name: 'active',
		type: 'boolean',
		default: true,
		description: 'Whether the application takes and places calls',
	},
	{
		displayName: 'Call Cost in Webhooks',
		name: 'callCostInWebhooks',
		type: 'boolean',
		default: true,
		description: 'Whether Telnyx sends an event with the cost of each call',
	},
	{
		displayName: 'Hang Up Without First Command',
		name: 'firstCommandTimeout',
		type: 'boolean',
		default: true,
		description: 'Whether Telnyx ends an incoming call when no command arrives in time',
	},
	{
		displayName: 'First Command Timeout (Seconds)',
		name: 'firstCommandTimeoutSecs',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 30,
		description: 'How long Telnyx waits for the first command',
	},
	{
		displayName: 'Webhook Failover URL',
		name: 'webhookEventFailoverUrl',
		type: 'string',
		default: '',
		description: 'Gets the events when the webhook URL fails twice',
		toApi: webUrl,
	},
	{
		displayName: 'Webhook Timeout (Seconds)',
		name: 'webhookTimeoutSecs',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 30, numberPrecision: 0 },
		default: 5,
		description: 'How long Telnyx waits for an answer to an event',
	},
	webhookApiVersion,
	{
		displayName: 'Anchorsite',
		name: 'anchorsiteOverride',
		type: 'options',
		default: 'Latency',
		description: 'Where the audio of the calls goes through',
		options: [
			{ name: 'Amsterdam, Netherlands', value: 'Amsterdam, Netherlands' },
			{ name: 'Ashburn, VA', value: 'Ashburn, VA' },
			{ name: 'Chennai, IN', value: 'Chennai, IN' },
			{ name: 'Chicago, IL', value: 'Chicago, IL' },
			{ name: 'Latency (Nearest)', value: 'Latency' },
			{ name: 'London, UK', value: 'London, UK' },
			{ name: 'San Jose, CA', value: 'San Jose, CA' },
			{ name: 'Sydney, Australia', value: 'Sydney, Australia' },
			{ name: 'Toronto, Canada', value: 'Toronto, Canada' },
		],
	},
	{
		displayName: 'DTMF Type',
		name: 'dtmfType',
		type: 'options',
		default: 'RFC 2833',
		options: [
			{ name: 'Inband', value: 'Inband' },
			{ name: 'RFC 2833', value: 'RFC 2833' },
			{ name: 'SIP INFO', value: 'SIP INFO' },
		],
	},
	{
		displayName: 'Inbound',
		name: 'inbound',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Channel Limit',
				name: 'channelLimit',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 10,
				description: 'How many incoming calls may go on at once',
			},
			{
				displayName: 'SHAKEN/STIR',
				name: 'shakenStirEnabled',
				type: 'boolean',
				default: true,
				description: 'Whether events tell how far the caller number is attested',
			},
			{
				displayName: 'SIP Subdomain',
				name: 'sipSubdomain',
				type: 'string',
				default: '',
				description: 'Subdomain at which this application takes SIP calls',
			},
			{
				displayName: 'SIP Subdomain Receives',
				name: 'sipSubdomainReceiveSettings',
				type: 'options',
				default: 'from_anyone',
				options: [
					{ name: 'From Anyone', value: 'from_anyone' },
					{ name: 'Only My Connections', value: 'only_my_connections' },
				],
			},
		],
	},
	{
		displayName: 'Outbound',
		name: 'outbound',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Channel Limit',
				name: 'channelLimit',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 10,
				description: 'How many outgoing calls may go on at once',
			},
			{
				displayName: 'Outbound Voice Profile ID',
				name: 'outboundVoiceProfileId',
				type: 'string',
				default: '',
				description: 'Without a profile, Telnyx places no calls for this application',
			},
		],
	},
	{
		displayName: 'Redact DTMF',
		name: 'redactDtmfDebugLogging',
		type: 'boolean',
		default: true,
		description: 'Whether pressed keys are left out of Telnyx’s debug logs',
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;
