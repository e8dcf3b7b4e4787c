import type { IDataObject } from 'n8n-workflow';
import { otherLeft, timedOut } from '../../../wait/outcomes/exits';
import { finishedBy, isHangup, ofOwnLeg } from '../../../wait/outcomes/judges';
import { afterPlaying, afterSpeaking, soon, untilCallEnds } from '../../../wait/outcomes/limits';
import type { Exit, OutcomeEvent, WaitDefinition } from '../../../wait/outcomes/types';

const CALL_ENDED: Exit = { value: 'call_ended', name: 'Call Ended' };
const FINISHED: Exit = { value: 'finished', name: 'Finished' };

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

const BRIDGED: Exit = { value: 'bridged', name: 'Bridged' };

export const bridgeWait = orCallEnded('call.bridged', BRIDGED, {
	limit: soon(CALL_ENDED.value),
	exits: [BRIDGED, CALL_ENDED, { ...timedOut, when: undefined }, otherLeft],
	otherEnded: otherLeft.value,
	settings: ({ callControlIdToBridgeWith: other = '' }) => ({
		otherCall: String(other).trim() || undefined,
	}),
});

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

/**
 * The call keeps the latest `client_state`, so the end of a text that an earlier node sent without
 * waiting looks like the end of this one: Telnyx does not say which text `call.speak.ended` is of.
 */
export const speakWait = orCallEnded('call.speak.ended', FINISHED, {
	limit: afterSpeaking(CALL_ENDED.value),
	...finishedBy(
		'call.speak.ended',
		({ payload }) => (payload.status === 'call_hangup' ? CALL_ENDED.value : 'finished'),
		CALL_ENDED.value,
	),
});

/**
 * Whether a playback is one that an earlier node started without waiting: the call keeps the
 * latest `client_state`, so its end carries that of this command. Of an address only host and path
 * count, for nothing says that Telnyx repeats it letter by letter.
 */
function isOfOtherFile(payload: OutcomeEvent['payload'], sent: IDataObject): boolean {
	const { media_url: url, media_name: name } = payload;
	const otherUrl = isText(url) && isText(sent.audioUrl) && place(url) !== place(sent.audioUrl);
	const otherName = isText(name) && isText(sent.mediaName) && name !== sent.mediaName;
	return otherUrl || otherName;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

function place(url: string): string {
	if (!URL.canParse(url)) return url;
	const { host, pathname } = new URL(url);
	return host + pathname;
}

/** A file that cannot be played is an outcome of its own: the person on the call heard nothing. */
export const playWait: WaitDefinition = {
	...orCallEnded('call.playback.ended', FINISHED, {
		limit: afterPlaying(CALL_ENDED.value),
		refused: 'failed',
	}),
	exits: [FINISHED, CALL_ENDED, { value: 'failed', name: 'Failed' }, timedOut],
	settings: ({ audioUrl, mediaName }) => ({ audioUrl, mediaName }),
	...finishedBy(
		'call.playback.ended',
		({ payload }, { settings }) => {
			if (isOfOtherFile(payload, settings)) return undefined;
			if (payload.status === 'call_hangup') return CALL_ENDED.value;
			return payload.status === 'file_not_found' || payload.status === 'failed'
				? 'failed'
				: 'finished';
		},
		CALL_ENDED.value,
	),
};

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

const CALLER_HUNG_UP: Exit = { value: 'caller_hung_up', name: 'Hung Up' };

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
		{ value: 'waited_too_long', name: 'Too Long' },
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
