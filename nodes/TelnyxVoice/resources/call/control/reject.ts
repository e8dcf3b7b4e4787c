import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';
import { endWait } from './waits/controlWaits';

export const reject = defineOperation<Telnyx.Calls.ActionRejectParams>()({
	resource: 'call',
	option: {
		name: 'Reject',
		value: 'reject',
		action: 'Reject an incoming call',
		description: 'Turn an incoming call away without answering it',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/reject',
	required: [
		{
			displayName: 'Cause',
			name: 'cause',
			type: 'options',
			required: true,
			default: 'CALL_REJECTED',
			description: 'What the caller is told',
			options: [
				{ name: 'Busy', value: 'USER_BUSY' },
				{ name: 'Rejected', value: 'CALL_REJECTED' },
			],
		},
	],
	optional: [...standard],
	wait: endWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionRejectResponse['data'],
});
