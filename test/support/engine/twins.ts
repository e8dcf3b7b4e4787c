import type { INodeParameters } from 'n8n-workflow';
import type Telnyx from 'telnyx';
import type { Leg } from '../../simulator';
import { PROFILE_ID, type Lab } from './lab';

/** One operation, said in the words of the node and of the official package. */
export interface Twin {
	operation: string;
	parameters(other: Leg): INodeParameters;
	/** The same, in the words of the official package. */
	official(id: string, other: Leg): PromiseLike<unknown>;
	ringing?: true;
}

const TO = '+13125550001';
const FROM = '+13125550002';
const COMMAND = { command_id: 'the-same-for-both' };
const COMMAND_OPTION = { commandId: COMMAND.command_id };
const HEADERS = [{ name: 'X-Customer', value: '42' }];
const headerRows = { header: HEADERS };
const chosen = (value: string) => ({ __rl: true, mode: 'id', value }) as const;

/** The same requests in both words. */
export const twins = (lab: () => Lab, telnyx: () => Telnyx): Twin[] => [
	{
		operation: 'dial',
		parameters: (other) => ({
			...lab().dialing,
			options: {
				...COMMAND_OPTION,
				timeoutSecs: 25,
				fromDisplayName: 'Dr. Smith',
				clientState: '{"patient":42}',
				ringAlso: ['sip:desk@example.com'],
				link: { linkTo: other.call_control_id, bridgeOnAnswer: true, parkAfterUnbridge: true },
				recording: { record: true, recordChannels: 'single', recordTrim: true },
				sip: { customHeaders: headerRows, sipHeaders: 'abc', sipRegion: 'Europe' },
				streaming: { streamUrl: 'wss://example.com/a', streamBidirectionalSamplingRate: 16000 },
				answeringMachineDetection: 'premium',
				answeringMachineDetectionConfig: { totalAnalysisTimeMillis: 5000 },
				soundModifications: { pitch: 1.5, track: 'inbound' },
				webhooks: {
					webhookUrls: { entry: [{ event: 'call.answered', url: 'https://example.com/a' }] },
					webhookRetriesPolicies: { policy: [{ event: 'call.hangup', retriesMs: '1000,2000' }] },
				},
			},
		}),
		official: (_, other) =>
			telnyx().calls.dial({
				...COMMAND,
				connection_id: lab().application.id,
				to: [TO, 'sip:desk@example.com'],
				from: FROM,
				timeout_secs: 25,
				from_display_name: 'Dr. Smith',
				client_state: Buffer.from('{"patient":42}').toString('base64'),
				link_to: other.call_control_id,
				bridge_on_answer: true,
				park_after_unbridge: 'self',
				record: 'record-from-answer',
				record_channels: 'single',
				record_trim: 'trim-silence',
				custom_headers: HEADERS,
				sip_headers: [{ name: 'User-to-User', value: 'abc' }],
				sip_region: 'Europe',
				stream_url: 'wss://example.com/a',
				stream_bidirectional_sampling_rate: 16000,
				answering_machine_detection: 'premium',
				answering_machine_detection_config: { total_analysis_time_millis: 5000 },
				sound_modifications: { pitch: 1.5, track: 'inbound' },
				webhook_urls: { 'call.answered': ['https://example.com/a'] },
				webhook_retries_policies: { 'call.hangup': { retries_ms: [1000, 2000] } },
			}),
	},
	{
		operation: 'answer',
		ringing: true,
		parameters: () => ({
			options: { ...COMMAND_OPTION, sendSilenceWhenIdle: false, transcription: true },
		}),
		official: (id) =>
			telnyx().calls.actions.answer(id, {
				...COMMAND,
				send_silence_when_idle: false,
				transcription: true,
			}),
	},
	{
		operation: 'reject',
		ringing: true,
		parameters: () => ({ cause: 'USER_BUSY', options: COMMAND_OPTION }),
		official: (id) => telnyx().calls.actions.reject(id, { ...COMMAND, cause: 'USER_BUSY' }),
	},
	{
		operation: 'hangup',
		parameters: () => ({ options: { ...COMMAND_OPTION, customHeaders: headerRows } }),
		official: (id) => telnyx().calls.actions.hangup(id, { ...COMMAND, custom_headers: HEADERS }),
	},
	{
		operation: 'transfer',
		parameters: () => ({
			to: TO,
			options: {
				...COMMAND_OPTION,
				from: FROM,
				targetLegClientState: 'for B',
				muteDtmf: 'both',
				earlyMedia: false,
			},
		}),
		official: (id) =>
			telnyx().calls.actions.transfer(id, {
				...COMMAND,
				to: TO,
				from: FROM,
				target_leg_client_state: Buffer.from('for B').toString('base64'),
				mute_dtmf: 'both',
				early_media: false,
			}),
	},
	{
		operation: 'bridge',
		parameters: (other) => ({
			callControlIdToBridgeWith: other.call_control_id,
			options: { ...COMMAND_OPTION, ringtone: 'de' },
		}),
		official: (id, other) =>
			telnyx().calls.actions.bridge(id, {
				...COMMAND,
				call_control_id_to_bridge_with: other.call_control_id,
				ringtone: 'de',
			}),
	},
	{
		operation: 'refer',
		parameters: () => ({
			sipAddress: 'sip:a@example.com',
			options: { ...COMMAND_OPTION, sipAuthUsername: 'me' },
		}),
		official: (id) =>
			telnyx().calls.actions.refer(id, {
				...COMMAND,
				sip_address: 'sip:a@example.com',
				sip_auth_username: 'me',
			}),
	},
	{
		operation: 'sendSipInfo',
		parameters: () => ({ contentType: 'text/plain', body: 'Grüße', options: COMMAND_OPTION }),
		official: (id) =>
			telnyx().calls.actions.sendSipInfo(id, {
				...COMMAND,
				content_type: 'text/plain',
				body: 'Grüße',
			}),
	},
	{
		operation: 'retrieveStatus',
		parameters: () => ({}),
		official: (id) => telnyx().calls.retrieveStatus(id),
	},
	{
		operation: 'create',
		parameters: () => ({
			applicationName: 'New',
			webhookEventUrl: 'https://example.com/in',
			options: {
				inbound: { channelLimit: 3, shakenStirEnabled: false },
				outbound: { outboundVoiceProfileId: PROFILE_ID },
				dtmfType: 'Inband',
			},
		}),
		official: () =>
			telnyx().callControlApplications.create({
				application_name: 'New',
				webhook_event_url: 'https://example.com/in',
				webhook_api_version: '2',
				inbound: { channel_limit: 3, shaken_stir_enabled: false },
				outbound: { outbound_voice_profile_id: PROFILE_ID },
				dtmf_type: 'Inband',
			}),
	},
	{
		operation: 'retrieve',
		parameters: () => ({ connectionId: chosen(lab().application.id) }),
		official: () => telnyx().callControlApplications.retrieve(lab().application.id),
	},
	{
		operation: 'list',
		parameters: () => ({ limit: 7, options: { nameContains: 'clin', sort: '-created_at' } }),
		official: () =>
			telnyx().callControlApplications.list({
				'page[size]': 7,
				filter: { application_name: { contains: 'clin' } },
				sort: '-created_at' as 'created_at',
			} as Telnyx.CallControlApplicationListParams),
	},
];
