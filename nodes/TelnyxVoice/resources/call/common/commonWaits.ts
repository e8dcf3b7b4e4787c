import { timedOut } from '../../../wait/outcomes/exits';
import { finishedBy } from '../../../wait/outcomes/judges';
import type { Exit, WaitDefinition } from '../../../wait/outcomes/types';

export const CALL_ENDED: Exit = { value: 'call_ended', name: 'Call Ended' };
export const FINISHED: Exit = { value: 'finished', name: 'Finished' };

/** An exit for the command's own end, and one for the end of the call. */
export function orCallEnded(
	eventType: string,
	exit: Exit,
	wait: Pick<WaitDefinition, 'limit'> & Partial<WaitDefinition>,
): WaitDefinition {
	return {
		byDefault: true,
		exits: [exit, CALL_ENDED, timedOut],
		...finishedBy(eventType, exit.value, CALL_ENDED.value),
		ended: CALL_ENDED.value,
		refused: CALL_ENDED.value,
		...wait,
	};
}
