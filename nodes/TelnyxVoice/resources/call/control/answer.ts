import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import {
	assistant,
	conversationRelayConfig,
	transcription,
	transcriptionConfig,
} from '../ai/fields/aiFields';
import { answerCodecs, billingGroupId } from './fields/answerFields';
import { clientState, commandId } from '../common/standardFields';
import { deepfakeDetection, sendSilenceWhenIdle, soundModifications } from './fields/mediaFields';
import { recording } from '../recording/fields/recordingFields';
import { checkRecording } from '../recording/recordingChecks';
import { COMMAND_RESULT } from '../common/samples';
import { answerWait } from './waits/controlWaits';
import { customHeaders, sipHeaders } from '../sip/fields/sipFields';
import { stream, streamGroup } from '../audio/fields/streamFields';
import { webhooks } from './fields/webhookFields';

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
	check: checkRecording,
	wait: answerWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionAnswerResponse['data'],
});
