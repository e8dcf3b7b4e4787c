import type Telnyx from 'telnyx';
import { uuid } from '../ids';
import { command } from './command';
import { startGather } from './startGather';

export const gather = command<Telnyx.Calls.ActionGatherParams>({
	name: 'gather',
	needs: 'answered',
	events: ['call.dtmf.received', 'call.gather.ended'],
	run({ world, leg, body }) {
		return startGather(world, leg, {
			...body,
			gatherId: body.gather_id ?? uuid(),
			firstMs: body.initial_timeout_millis ?? 5000,
			totalMs: body.timeout_millis ?? 60_000,
			tries: 1,
		});
	},
});
