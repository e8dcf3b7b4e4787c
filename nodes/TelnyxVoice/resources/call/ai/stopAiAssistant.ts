import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { STOP_RESULT } from '../common/samples';

export const stopAiAssistant = defineOperation<Telnyx.Calls.ActionStopAIAssistantParams>()({
	resource: 'call',
	option: {
		name: 'Stop AI Assistant',
		value: 'stopAiAssistant',
		action: 'Stop the AI assistant on a call',
		description: 'End the conversation with the AI assistant. The call itself goes on.',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/ai_assistant_stop',
	required: [],
	optional: [...standard],
	endedIsResult: true,
	sample: STOP_RESULT satisfies Telnyx.Calls.ActionStopAIAssistantResponse['data'],
});
