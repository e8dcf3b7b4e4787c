import type Telnyx from 'telnyx';
import { startOnAnswer } from '../calls/onAnswer';
import { recordSettings } from '../calls/recording';
import { refuse } from '../errors';
import { command } from './command';

export const answer = command<Telnyx.Calls.ActionAnswerParams>({
	name: 'answer',
	needs: 'alive',
	events: ['call.answered', 'call.hangup'],
	run({ world, leg, body }) {
		if (leg.direction === 'outgoing') {
			throw refuse('90102', 'An outbound call cannot be answered by a command.');
		}
		leg.recording ??= recordSettings({ ...body });
		startOnAnswer(world, leg, body);
		return {
			data: { result: 'ok', ...(leg.recording ? { recording_id: leg.recording.id } : {}) },
			start: () =>
				void world.network.later(leg, world.switches.answerDelayMs, () =>
					world.network.answer(leg),
				),
			outcome: { events: ['call.answered', 'call.hangup'], legs: [leg] },
		};
	},
});
