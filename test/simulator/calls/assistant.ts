import type Telnyx from 'telnyx';
import type { World } from '../world';
import { Conversation, LIVE_MS } from './conversation';
import type { Leg } from './leg';

/** What the commands that start an assistant tell about it. */
interface AssistantBody {
	assistant?: Telnyx.Calls.ActionStartAIAssistantParams['assistant'];
	greeting?: string;
}

/** A conversation of the person on a leg with an assistant. */
export function assistantConversation(
	world: World,
	leg: Leg,
	{ assistant, greeting }: AssistantBody,
): Conversation {
	return new Conversation(world, leg, {
		assistantId: assistant?.id,
		greeting: greeting ?? assistant?.greeting,
		lengthMs: leg.behaviour.live ? LIVE_MS : (leg.behaviour.talksForMs ?? 5000),
	});
}
