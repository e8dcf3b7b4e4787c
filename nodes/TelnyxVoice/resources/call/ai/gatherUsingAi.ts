import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import * as ai from './fields/aiSpeechFields';
import { standard } from '../common/standardFields';
import { parameters, parametersJson, schemaSource, useSchema } from './fields/gatherAiFields';
import { gatherAiOptions } from './fields/gatherAiOptions';
import { COMMAND_RESULT } from '../common/samples';
import { gatherAiWait } from './waits/aiWaits';
import { aiVoice, aiVoiceSettings, checkVoice } from '../audio/fields/voiceFields';

export const gatherUsingAi = defineOperation<Telnyx.Calls.ActionGatherUsingAIParams>()({
	resource: 'call',
	option: {
		name: 'Gather With AI',
		value: 'gatherUsingAi',
		action: 'Gather information on a call with AI',
		description: 'Let an AI ask the person on the call until it knows what you want to know',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/gather_using_ai',
	required: [schemaSource, parameters, parametersJson, aiVoice],
	optional: [
		ai.greeting,
		...gatherAiOptions,
		...standard,
		ai.interruptionSettings,
		ai.sendMessageHistoryUpdates,
		ai.aiTranscription,
		aiVoiceSettings,
	],
	check: (values) => {
		useSchema(values);
		checkVoice(values);
	},
	wait: gatherAiWait,
	sample: {
		...COMMAND_RESULT,
		conversation_id: '5d8b1c6e-2f0a-4c39-9b57-0a6d7c1e4f21',
	} satisfies Telnyx.Calls.ActionGatherUsingAIResponse['data'] & typeof COMMAND_RESULT,
});
