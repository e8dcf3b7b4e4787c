import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { SAMPLE_IDS } from '../common/samples';

export const retrieveStatus = defineOperation<object>()({
	resource: 'call',
	option: {
		name: 'Get Status',
		value: 'retrieveStatus',
		action: 'Get the status of a call',
		description:
			'Find out whether a call is alive. Telnyx knows a call until ten minutes after its end.',
	},
	method: 'GET',
	path: '/calls/{callControlId}',
	required: [],
	optional: [],
	sample: {
		record_type: 'call',
		...SAMPLE_IDS,
		is_alive: true,
		client_state: 'eyJwYXRpZW50Ijo0Mn0=',
		start_time: '2026-01-15T09:30:00.000Z',
		call_duration: 42,
	} satisfies Telnyx.CallRetrieveStatusResponse['data'],
});
