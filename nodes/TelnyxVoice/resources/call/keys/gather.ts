import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { checkDigits, gatherFields } from './fields/gatherFields';
import { COMMAND_RESULT } from '../common/samples';
import { gatherWait } from './waits/gatherWait';

export const gather = defineOperation<Telnyx.Calls.ActionGatherParams>()({
	resource: 'call',
	option: {
		name: 'Gather Digits',
		value: 'gather',
		action: 'Gather digits on a call',
		description: 'Collect the keys that the person on the call presses, without a prompt',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/gather',
	required: [],
	optional: [...gatherFields, ...standard],
	check: checkDigits,
	wait: gatherWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionGatherResponse['data'],
});
