import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { howMany, sendList } from '../../common/list';
import { SAMPLE_IDS } from '../common/samples';

export const listActiveCalls = defineOperation<object>()({
	resource: 'call',
	option: {
		name: 'Get Many Active',
		value: 'listActiveCalls',
		action: 'Get many active calls',
		description: 'List the calls of an application that are going on now',
	},
	method: 'GET',
	path: '/connections/{connectionId}/active_calls',
	required: [...howMany],
	optional: [],
	send: sendList('cursor', () => ({})),
	sample: {
		record_type: 'call',
		...SAMPLE_IDS,
		client_state: 'eyJwYXRpZW50Ijo0Mn0=',
		call_duration: 42,
	} satisfies Telnyx.Connections.ConnectionListActiveCallsResponse,
});
