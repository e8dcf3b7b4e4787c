import type Telnyx from 'telnyx';
import { Conversation } from '../calls/conversation';
import { command } from './command';
import { checkSomething } from './idle';

export const aiAssistantStop = command<Telnyx.Calls.ActionStopAIAssistantParams>({
	name: 'ai_assistant_stop',
	needs: 'answered',
	events: ['call.conversation.ended'],
	run({ world, leg }) {
		const running = Conversation.on(leg);
		checkSomething(world, running, 'AI assistant');
		return {
			start: () => running?.stop(),
			...(running ? { outcome: { events: ['call.conversation.ended'], legs: [leg] } } : {}),
		};
	},
});
