import type Telnyx from 'telnyx';
import { Conversation, LIVE_MS } from '../calls/conversation';
import { emit } from '../calls/emit';
import { refuse } from '../errors';
import { command } from './command';

type Body = Telnyx.Calls.ActionGatherUsingAIParams;

export const gatherUsingAi = command<Body>({
	name: 'gather_using_ai',
	needs: 'answered',
	events: [
		'call.ai_gather.ended',
		'call.conversation.ended',
		'call.ai_gather.partial_results',
		'call.ai_gather.message_history_updated',
	],
	run({ world, leg, body }) {
		if (Conversation.on(leg)) throw refuse('90061', 'An AI assistant is active on this call.');
		const { tells, talksForMs = 5000, live } = leg.behaviour;
		const silentMs = live ? LIVE_MS : (body.user_response_timeout_ms ?? 10_000);
		const lengthMs = tells === undefined ? silentMs : talksForMs;
		const conversation: Conversation = new Conversation(world, leg, {
			voice: body.voice,
			greeting: body.greeting,
			lengthMs,
			schema: body.parameters,
			onDone(message_history) {
				const { tells: told } = leg.behaviour;
				emit(world, leg, 'call.ai_gather.ended', {
					message_history,
					result: told ?? {},
					status: isComplete(body.parameters, told) ? 'valid' : 'invalid',
				});
			},
		});
		const halfway = (): void => {
			if (Conversation.on(leg) !== conversation) return;
			const { messages: message_history } = conversation;
			if (body.send_message_history_updates) {
				emit(world, leg, 'call.ai_gather.message_history_updated', { message_history });
			}
			if (body.send_partial_results && tells !== undefined) {
				const partial_results = Object.fromEntries(Object.entries(tells).slice(0, 1));
				emit(world, leg, 'call.ai_gather.partial_results', { message_history, partial_results });
			}
		};
		return {
			data: { result: 'ok', conversation_id: conversation.id },
			start: () => {
				conversation.start();
				world.network.later(leg, lengthMs / 2, halfway);
			},
			outcome: { events: ['call.ai_gather.ended', 'call.hangup'], legs: [leg] },
		};
	},
});

/** Whether everything that the JSON Schema requires was told. */
function isComplete(schema: Body['parameters'], told: object | undefined): boolean {
	const required = Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
	return told !== undefined && required.every((name) => String(name) in told);
}
