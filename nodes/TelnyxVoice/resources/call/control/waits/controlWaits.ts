import { timedOut, otherLeft } from '../../../../wait/outcomes/exits';
import { isHangup } from '../../../../wait/outcomes/judges';
import { soon } from '../../../../wait/outcomes/limits';
import type { Exit, WaitDefinition } from '../../../../wait/outcomes/types';
import { orCallEnded, CALL_ENDED } from '../../common/commonWaits';

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

/** For commands that end the call: off by default, since few flows need to know. */
export const endWait: WaitDefinition = {
	byDefault: false,
	exits: [CALL_ENDED, timedOut],
	events: ['call.hangup'],
	judge: (event, waiting) => (isHangup(event, waiting) ? CALL_ENDED.value : undefined),
	ended: CALL_ENDED.value,
	refused: CALL_ENDED.value,
	limit: soon(CALL_ENDED.value),
};
