import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { connectionId } from '../../definition/applicationField';
import { defineOperation } from '../../definition/defineOperation';
import type { Send } from '../../definition/types';
import { e164 } from '../../shared/values/phone';
import { findPhoneNumber, isWrittenAsNumber, phoneNumberPath } from '../../shared/api/phoneNumber';
import { telnyxRequest } from '../../shared/api/telnyxRequest';
import { PHONE_NUMBER } from './samples';

type Params = Required<Pick<Telnyx.PhoneNumberUpdateParams, 'connection_id'>>;

/** The API wants the id of a number; people have the number. */
const findThenAssign: Send = async function (request) {
	const wanted = request.parameters.phoneNumberId;
	let { path } = request;
	if (isWrittenAsNumber(wanted)) {
		const number = e164(wanted);
		const found = await findPhoneNumber(this, number, request.itemIndex);
		if (!found) {
			throw new NodeOperationError(this.getNode(), `${number} is not a number of this account`, {
				description: 'Choose one from the list. It shows all numbers of your Telnyx account.',
				itemIndex: request.itemIndex,
			});
		}
		path = phoneNumberPath(found.id);
	}
	const { data } = await telnyxRequest.call(this, { ...request, path });
	return [data as IDataObject];
};

export const assign = defineOperation<Params>()({
	resource: 'phoneNumber',
	option: {
		name: 'Assign to Application',
		value: 'assign',
		action: 'Assign a phone number to an application',
		description: 'Make a phone number of your account ring an application from now on',
	},
	method: 'PATCH',
	path: '/phone_numbers/{phoneNumberId}',
	required: [connectionId],
	optional: [],
	send: findThenAssign,
	sample: PHONE_NUMBER,
});
