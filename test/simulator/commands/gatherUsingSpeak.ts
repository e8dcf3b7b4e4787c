import type Telnyx from 'telnyx';
import { speech } from '../calls/soundOf';
import { command } from './command';
import { startGather } from './startGather';

export const gatherUsingSpeak = command<Telnyx.Calls.ActionGatherUsingSpeakParams>({
	name: 'gather_using_speak',
	needs: 'answered',
	events: ['call.dtmf.received', 'call.gather.ended'],
	run({ world, leg, body }) {
		const { invalid_payload: invalid } = body;
		return startGather(world, leg, {
			...body,
			firstMs: body.timeout_millis ?? 60_000,
			tries: body.maximum_tries ?? 3,
			prompt: speech(world, body),
			invalidPrompt:
				invalid === undefined ? undefined : speech(world, { ...body, payload: invalid }),
		});
	},
});
