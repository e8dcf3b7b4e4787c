import { timedOut } from '../../../../wait/outcomes/exits';
import { finishedBy } from '../../../../wait/outcomes/judges';
import { untilCallEnds } from '../../../../wait/outcomes/limits';
import type { Exit, WaitDefinition } from '../../../../wait/outcomes/types';

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
