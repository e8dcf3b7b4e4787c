import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { STOP_RESULT } from '../common/samples';

export const stopGather = defineOperation<Telnyx.Calls.ActionStopGatherParams>()({
	resource: 'call',
	option: {
		name: 'Stop Gather',
		value: 'stopGather',
		action: 'Stop gathering digits on a call',
		description: 'End the collecting of keys before it is complete',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/gather_stop',
	required: [],
	optional: [...standard],
	endedIsResult: true,
	sample: STOP_RESULT satisfies Telnyx.Calls.ActionStopGatherResponse['data'],
});
