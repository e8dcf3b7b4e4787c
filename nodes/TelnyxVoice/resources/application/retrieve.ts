import { defineOperation } from '../../definition/defineOperation';
import { APPLICATION } from './samples';

export const retrieve = defineOperation<object>()({
	resource: 'application',
	option: {
		name: 'Get',
		value: 'retrieve',
		action: 'Get an application',
		description: 'Get one Call Control Application with all its settings',
	},
	method: 'GET',
	path: '/call_control_applications/{connectionId}',
	required: [],
	optional: [],
	sample: APPLICATION,
});
