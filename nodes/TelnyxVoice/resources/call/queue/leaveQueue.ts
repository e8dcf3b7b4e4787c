import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { STOP_RESULT } from '../common/samples';

export const leaveQueue = defineOperation<Telnyx.Calls.ActionLeaveQueueParams>()({
	resource: 'call',
	option: {
		name: 'Leave Queue',
		value: 'leaveQueue',
		action: 'Take a call out of its queue',
		description: 'End the waiting in a queue. The call itself goes on.',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/leave_queue',
	required: [],
	optional: [...standard],
	endedIsResult: true,
	sample: STOP_RESULT satisfies Telnyx.Calls.ActionLeaveQueueResponse['data'],
});
