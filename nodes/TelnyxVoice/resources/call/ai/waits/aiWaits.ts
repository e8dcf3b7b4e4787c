import { timedOut } from '../../../../wait/outcomes/exits';
import { finishedBy } from '../../../../wait/outcomes/judges';
import { untilCallEnds } from '../../../../wait/outcomes/limits';
import type { WaitDefinition } from '../../../../wait/outcomes/types';
import { orCallEnded, FINISHED, CALL_ENDED } from '../../common/commonWaits';

export const assistantWait = orCallEnded('call.conversation.ended', FINISHED, {
	limit: untilCallEnds(CALL_ENDED.value),
});

/** An AI may give up before it knows all that it was to ask for. */
export const gatherAiWait: WaitDefinition = {
	...orCallEnded('call.ai_gather.ended', FINISHED, { limit: untilCallEnds(CALL_ENDED.value) }),
	exits: [FINISHED, { value: 'invalid', name: 'Invalid' }, CALL_ENDED, timedOut],
	...finishedBy(
		'call.ai_gather.ended',
		({ payload }) => (payload.status === 'invalid' ? 'invalid' : FINISHED.value),
		CALL_ENDED.value,
	),
};
