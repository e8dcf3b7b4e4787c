import type Telnyx from 'telnyx';
import { emit } from '../calls/emit';
import type { Script } from '../types';
import { dialRefused } from '../errors';
import { command } from './command';

/** What the target's script means for a REFER, as SIP status. */
const SIP: Record<Script['does'], number> = {
	answer: 200,
	live: 200,
	machine: 200,
	fax: 200,
	busy: 486,
	noAnswer: 480,
	reject: 603,
	unallocated: 404,
	unreachable: 503,
	refused: 405,
};

export const refer = command<Telnyx.Calls.ActionReferParams>({
	name: 'refer',
	needs: 'answered',
	events: ['call.refer.started', 'call.refer.completed', 'call.refer.failed'],
	run({ world, leg, body }) {
		const script = world.people.get(body.sip_address);
		if (script.does === 'refused' && world.switches.refusal === 'error') {
			throw dialRefused(script.code);
		}
		const status = SIP[script.does];
		const afterMs = 'afterMs' in script ? (script.afterMs ?? 500) : 500;
		const finish = (): void => {
			const event = status === 200 ? 'call.refer.completed' : 'call.refer.failed';
			emit(world, leg, event, { sip_notify_response: status });
			if (status === 200) world.network.personHangsUp(leg);
		};
		return {
			start: () => {
				emit(world, leg, 'call.refer.started', { sip_notify_response: 100 });
				world.network.later(leg, afterMs, finish);
			},
			outcome: { events: ['call.refer.completed', 'call.refer.failed'], legs: [leg] },
		};
	},
});
