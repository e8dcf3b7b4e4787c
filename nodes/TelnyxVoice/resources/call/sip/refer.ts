import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { sipAddress } from '../../../shared/values/phone';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';
import { referWait } from './waits/sipWaits';
import { customHeaders, sipAuthPassword, sipAuthUsername, sipHeaders } from './fields/sipFields';

export const refer = defineOperation<Telnyx.Calls.ActionReferParams>()({
	resource: 'call',
	option: {
		name: 'SIP Refer',
		value: 'refer',
		action: 'Refer a call to a SIP address',
		description:
			'Ask the other phone system to call a SIP address itself. The call leaves Telnyx when it does.',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/refer',
	required: [
		{
			displayName: 'SIP Address',
			name: 'sipAddress',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. sip:name@example.com',
			description: 'Where the call is sent to',
			toApi: sipAddress,
		},
	],
	optional: [...standard, customHeaders, sipAuthPassword, sipAuthUsername, sipHeaders],
	wait: referWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionReferResponse['data'],
});
