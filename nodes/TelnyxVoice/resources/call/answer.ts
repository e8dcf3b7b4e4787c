import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../definition/defineOperation';
import { assistant, conversationRelayConfig, transcription, transcriptionConfig } from './aiFields';
import { answerCodecs, billingGroupId } from './answerFields';
import { clientState, commandId } from './fields';
import { deepfakeDetection, sendSilenceWhenIdle, soundModifications } from './mediaFields';
import { recording } from './recordingFields';
import { COMMAND_RESULT } from './samples';
import { answerWait } from './waits';
import { customHeaders, sipHeaders } from './sipFields';
import { stream, streamGroup } from './streamFields';
import { webhooks } from './webhookFields';

export const answer = defineOperation<Telnyx.Calls.ActionAnswerParams>()({
	resource: 'call',
	option: {
		name: 'Answer',
		value: 'answer',
		action: 'Answer an incoming call',
		description: 'Pick up an incoming call, so that it can be spoken to, transferred or recorded',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/answer',
	required: [],
	optional: [
		recording,
		clientState,
		transcription,
		assistant,
		commandId,
		conversationRelayConfig,
		customHeaders,
		deepfakeDetection,
		sendSilenceWhenIdle,
		soundModifications,
		transcriptionConfig,
		sipHeaders,
		...[billingGroupId, answerCodecs],
		{ ...streamGroup, options: stream },
		webhooks,
	],
	wait: answerWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionAnswerResponse['data'],
});
