import { timedOut } from '../../../../wait/outcomes/exits';
import { ofOwnLeg } from '../../../../wait/outcomes/judges';
import { soon } from '../../../../wait/outcomes/limits';
import type { WaitDefinition } from '../../../../wait/outcomes/types';

/** A hang-up is no outcome of REFER: it can overtake `call.refer.completed`. */
export const referWait: WaitDefinition = {
	ask: async () => undefined,
	byDefault: true,
	exits: [{ value: 'completed', name: 'Completed' }, { value: 'failed', name: 'Failed' }, timedOut],
	events: ['call.refer.completed', 'call.refer.failed'],
	judge: (event, waiting) => {
		if (!ofOwnLeg(event, waiting)) return undefined;
		return event.eventType === 'call.refer.completed' ? 'completed' : 'failed';
	},
	ended: 'failed',
	refused: 'failed',
	limit: soon('failed'),
};
