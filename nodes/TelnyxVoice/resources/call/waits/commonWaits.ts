import { timedOut } from '../../../wait/exits';
import { finishedBy, isHangup, ofOwnLeg } from '../../../wait/judges';
import { soon, untilCallEnds } from '../../../wait/limits';
import type { Exit, WaitDefinition } from '../../../wait/types';

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
	{
		limit: untilCallEnds(CALL_ENDED.value),
		...finishedBy(
			'call.speak.ended',
			({ payload }) => (payload.status === 'call_hangup' ? CALL_ENDED.value : 'finished'),
			CALL_ENDED.value,
		),
	},
);

/** A file that cannot be played is an outcome of its own: the person on the call heard nothing. */
export const playWait: WaitDefinition = {
	...orCallEnded(
		'call.playback.ended',
		{ value: 'finished', name: 'Finished' },
		{ limit: untilCallEnds(CALL_ENDED.value), refused: 'failed' },
	),
	exits: [
		{ value: 'finished', name: 'Finished' },
		CALL_ENDED,
		{ value: 'failed', name: 'Failed' },
		timedOut,
	],
	...finishedBy(
		'call.playback.ended',
		({ payload }) => {
			if (payload.status === 'call_hangup') return CALL_ENDED.value;
			return payload.status === 'file_not_found' || payload.status === 'failed'
				? 'failed'
				: 'finished';
		},
		CALL_ENDED.value,
	),
};

export const assistantWait = orCallEnded(
	'call.conversation.ended',
	{ value: 'finished', name: 'Finished' },
	{ limit: untilCallEnds(CALL_ENDED.value) },
);

export const gatherAiWait = orCallEnded(
	'call.ai_gather.ended',
	{ value: 'finished', name: 'Finished' },
	{ limit: untilCallEnds(CALL_ENDED.value) },
);

const CALLER_HUNG_UP: Exit = { value: 'caller_hung_up', name: 'Caller Hung Up' };

/** Why a call left its queue (Telnyx, event `call.dequeued`, `reason`). */
const LEFT_QUEUE: Readonly<Record<string, string>> = {
	bridged: 'bridged',
	'bridging-in-process': 'bridged',
	timeout: 'waited_too_long',
	leave: 'left',
	hangup: CALLER_HUNG_UP.value,
};

export const enqueueWait: WaitDefinition = {
	byDefault: true,
	exits: [
		{ value: 'bridged', name: 'Bridged' },
		{ value: 'waited_too_long', name: 'Waited Too Long' },
		{ value: 'left', name: 'Left' },
		CALLER_HUNG_UP,
		timedOut,
	],
	...finishedBy(
		'call.dequeued',
		({ payload }) => LEFT_QUEUE[String(payload.reason)] ?? 'left',
		CALLER_HUNG_UP.value,
	),
	ended: CALLER_HUNG_UP.value,
	refused: 'left',
	limit: untilCallEnds('left'),
};
