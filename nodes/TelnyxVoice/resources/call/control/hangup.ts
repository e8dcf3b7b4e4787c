import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';
import { endWait } from './waits/controlWaits';
import { customHeaders } from '../sip/fields/sipFields';

export const hangup = defineOperation<Telnyx.Calls.ActionHangupParams>()({
	resource: 'call',
	option: {
		name: 'Hang Up',
		value: 'hangup',
		action: 'Hang up a call',
		description: 'End a call. When it is over already, that is fine too.',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/hangup',
	required: [],
	optional: [...standard, customHeaders],
	endedIsResult: true,
	wait: endWait,
	sample: {
		...COMMAND_RESULT,
		call_already_ended: false,
	} satisfies Telnyx.Calls.ActionHangupResponse['data'] & { call_already_ended: boolean },
});
