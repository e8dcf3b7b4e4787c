import type { IDataObject } from 'n8n-workflow';
import { timedOut } from '../../../../wait/outcomes/exits';
import { finishedBy } from '../../../../wait/outcomes/judges';
import { afterSpeaking, afterPlaying } from '../../../../wait/outcomes/limits';
import type { OutcomeEvent, WaitDefinition } from '../../../../wait/outcomes/types';
import { orCallEnded, FINISHED, CALL_ENDED } from '../../common/commonWaits';

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
