import type Telnyx from 'telnyx';
import { assistantConversation } from '../calls/assistant';
import { Conversation } from '../calls/conversation';
import { refuse } from '../errors';
import { command } from './command';

export const aiAssistantStart = command<Telnyx.Calls.ActionStartAIAssistantParams>({
	name: 'ai_assistant_start',
	needs: 'answered',
	events: ['call.conversation.ended', 'call.conversation_insights.generated'],
	run({ world, leg, body }) {
		if (Conversation.on(leg)) throw refuse('90061', 'An AI assistant is active on this call.');
		const conversation = assistantConversation(world, leg, body);
		return {
			data: { result: 'ok', conversation_id: conversation.id },
			start: () => conversation.start(),
			outcome: { events: ['call.conversation.ended', 'call.hangup'], legs: [leg] },
		};
	},
});
