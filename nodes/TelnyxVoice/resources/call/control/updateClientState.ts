import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { clientState } from '../common/standardFields';
import { SAMPLE_IDS } from '../common/samples';

export const updateClientState = defineOperation<Telnyx.Calls.ActionUpdateClientStateParams>()({
	resource: 'call',
	option: {
		name: 'Update Client State',
		value: 'updateClientState',
		action: 'Update the client state of a call',
		description: 'Change the data that comes back with every later event of the call',
	},
	// The one command that is a PUT, and that knows no command_id.
	method: 'PUT',
	path: '/calls/{callControlId}/actions/client_state_update',
	required: [{ ...clientState, required: true }],
	optional: [],
	sample: {
		...SAMPLE_IDS,
		result: 'ok',
	} satisfies Telnyx.Calls.ActionUpdateClientStateResponse['data'] & typeof SAMPLE_IDS,
});
