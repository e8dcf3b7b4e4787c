import { timedOut } from '../../wait/exits';
import { finishedBy, isHangup, ofOwnLeg } from '../../wait/judges';
import { soon, untilCallEnds } from '../../wait/limits';
import type { Exit, WaitDefinition } from '../../wait/types';

const CALL_ENDED: Exit = { value: 'call_ended', name: 'Call Ended' };

/** An exit for the command's own end, and one for the end of the call. */
function orCallEnded(
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

export const answerWait = orCallEnded(
	'call.answered',
	{ value: 'answered', name: 'Answered' },
	{ limit: soon(CALL_ENDED.value), webhookUrl: true },
);

export const bridgeWait = orCallEnded(
	'call.bridged',
	{ value: 'bridged', name: 'Bridged' },
	{ limit: soon(CALL_ENDED.value) },
);

/** A hang-up is no outcome of REFER: it can overtake `call.refer.completed`. */
export const referWait: WaitDefinition = {
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

/** For commands that end the call: off at first, since few flows need to know. */
export const endWait: WaitDefinition = {
	byDefault: false,
	exits: [CALL_ENDED, timedOut],
	events: ['call.hangup'],
	judge: (event, waiting) => (isHangup(event, waiting) ? CALL_ENDED.value : undefined),
	ended: CALL_ENDED.value,
	refused: CALL_ENDED.value,
	limit: soon(CALL_ENDED.value),
};

export const speakWait = orCallEnded(
	'call.speak.ended',
	{ value: 'finished', name: 'Finished' },
	{ limit: untilCallEnds(CALL_ENDED.value) },
);
