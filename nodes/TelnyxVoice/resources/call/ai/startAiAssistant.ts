import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import * as speech from './fields/aiSpeechFields';
import * as assistant from './fields/assistantFields';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';
import { assistantWait } from './waits/aiWaits';

export const startAiAssistant = defineOperation<Telnyx.Calls.ActionStartAIAssistantParams>()({
	resource: 'call',
	option: {
		name: 'Start AI Assistant',
		value: 'startAiAssistant',
		action: 'Start an AI assistant on a call',
		description: 'Let an AI assistant of your Telnyx account talk with the person on the call',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/ai_assistant_start',
	required: [assistant.assistantById],
	optional: [
		speech.greeting,
		assistant.assistantOverrides,
		speech.interruptionSettings,
		assistant.seedMessages,
		...standard,
		assistant.participants,
		speech.sendMessageHistoryUpdates,
		speech.aiTranscription,
	],
	check: assistant.addOverrides,
	wait: assistantWait,
	sample: {
		...COMMAND_RESULT,
		conversation_id: '5d8b1c6e-2f0a-4c39-9b57-0a6d7c1e4f21',
	} satisfies Telnyx.Calls.ActionStartAIAssistantResponse['data'] & typeof COMMAND_RESULT,
});
