import { defineOperation } from '../../definition/defineOperation';
import type { Send } from '../../definition/types';
import { telnyxRequest } from '../../shared/api/telnyxRequest';
import { APPLICATION } from './samples';

/** What is gone has no fields any more (n8n's guideline for Delete). */
const deleteOne: Send = async function (request) {
	await telnyxRequest.call(this, request);
	return [{ deleted: true, id: String(request.parameters.connectionId).trim() }];
};

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
	send: deleteOne,
	sample: { deleted: true, id: APPLICATION.id },
});
