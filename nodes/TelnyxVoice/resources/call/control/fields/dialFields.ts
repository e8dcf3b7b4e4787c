import type { Telnyx } from 'telnyx';
import { id, json } from '../../../../definition/mappers';
import type { FieldOf, GroupOf } from '../../../../definition/types';
import * as ai from '../../ai/fields/aiFields';
import * as callee from './calleeFields';
import { answeringMachineDetectionConfig } from './detectionFields';
import { commandId } from '../../common/standardFields';
import * as media from './mediaFields';

type Params = Telnyx.CallDialParams;

/** How the new call relates to one that is going on. */
export const link = {
	displayName: 'Link to Another Call',
	name: 'link',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: {},
	description: 'Connect the new call with one that is going on',
	options: [
		{
			displayName: 'Bridge Intent',
			name: 'bridgeIntent',
			type: 'boolean',
			default: true,
			description:
				'Whether this call will be bridged with the linked one; the caller number is then taken from there',
		},
		{
			displayName: 'Bridge on Answer',
			name: 'bridgeOnAnswer',
			type: 'boolean',
			default: true,
			description: 'Whether to bridge both calls as soon as this one is answered',
		},
		{
			displayName: 'Link To',
			name: 'linkTo',
			type: 'string',
			default: '',
			description: 'Call Control ID of the other call',
			toApi: id,
		},
		callee.parkAfterUnbridge,
		{
			displayName: 'Prevent Double Bridge',
			name: 'preventDoubleBridge',
			type: 'boolean',
			default: true,
			description: 'Whether to end this call when the other one is bridged already',
		},
		{
			displayName: 'Supervise Call',
			name: 'superviseCallControlId',
			type: 'string',
			default: '',
			description: 'Call Control ID of a call to listen to',
			toApi: id,
		},
		{
			displayName: 'Supervisor Role',
			name: 'supervisorRole',
			type: 'options',
			default: 'barge',
			options: [
				{ name: 'Barge', value: 'barge', description: 'Heard by both' },
				{ name: 'Monitor', value: 'monitor', description: 'Only listens' },
				{ name: 'Whisper', value: 'whisper', description: 'Heard by the supervised one only' },
			],
		},
	],
} satisfies GroupOf<Params>;

/** What few people need. */
export const more = [
	ai.assistant,
	ai.conversationRelayConfig,
	ai.transcription,
	ai.transcriptionConfig,
	answeringMachineDetectionConfig,
	callee.diversion,
	callee.privacy,
	callee.routeToMobile,
	commandId,
	media.deepfakeDetection,
	media.mediaNameOnAnswer,
	media.preferredCodecs,
	media.sendSilenceWhenIdle,
	media.soundModifications,
	{
		displayName: 'Try Other Routes on Timeout',
		name: 'retryOnTimeout',
		type: 'boolean',
		default: true,
		description: 'Whether Telnyx tries other carriers when nobody answers in time',
	},
	{
		displayName: 'Billing Group ID',
		name: 'billingGroupId',
		type: 'string',
		default: '',
	},
	{
		displayName: 'Conference (JSON)',
		name: 'conferenceConfig',
		type: 'json',
		default: '{ "conference_name": "" }',
		description: 'The conference that this call joins on answer',
		toApi: json<Telnyx.CallDialParams.ConferenceConfig>({
			id: 'string',
			beep_enabled: 'string',
			conference_name: 'string',
			early_media: 'boolean',
			end_conference_on_exit: 'boolean',
			hold: 'boolean',
			hold_audio_url: 'string',
			hold_media_name: 'string',
			mute: 'boolean',
			soft_end_conference_on_exit: 'boolean',
			start_conference_on_create: 'boolean',
			start_conference_on_enter: 'boolean',
			supervisor_role: 'string',
			whisper_call_control_ids: 'array',
		}),
	},
	{
		displayName: 'Dialogflow',
		name: 'enableDialogflow',
		type: 'boolean',
		default: true,
		description: 'Whether to connect the call with Dialogflow',
	},
	{
		displayName: 'Dialogflow Settings (JSON)',
		name: 'dialogflowConfig',
		type: 'json',
		default: '{ "analyze_sentiment": false }',
		toApi: json<Telnyx.Calls.DialogflowConfig>({
			analyze_sentiment: 'boolean',
			partial_automated_agent_reply: 'boolean',
		}),
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;
