import { defineOperation } from '../../definition/defineOperation';
import { APPLICATION } from './samples';

export const deleteApplication = defineOperation<object>()({
	resource: 'application',
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an application',
		description: 'Delete a Call Control Application. Give its numbers another application first.',
	},
	method: 'DELETE',
	path: '/call_control_applications/{connectionId}',
	required: [],
	optional: [],
	sample: APPLICATION,
});
