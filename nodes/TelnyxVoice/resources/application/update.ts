import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../definition/defineOperation';
import type { Send } from '../../definition/types';
import { telnyxRequest } from '../../shared/api/telnyxRequest';
import { applicationName, settings, webhookEventUrl } from './fields';
import { APPLICATION } from './samples';
import { clear, tags } from './updateFields';

type Params = Partial<Telnyx.CallControlApplicationUpdateParams>;

/** Objects of the API that an update would otherwise replace as a whole. */
const NESTED = ['inbound', 'outbound'] as const;

/**
 * The API demands name and webhook URL with every update, so they are read first. The API version
 * goes back with them: Telnyx' own default is 1, and who is on the other side knows only one.
 */
const readThenUpdate: Send = async function (request) {
	const { data: current } = await telnyxRequest.call(this, {
		...request,
		method: 'GET',
		body: undefined,
	});
	const before = current as IDataObject;
	const body: IDataObject = {
		application_name: before.application_name,
		webhook_event_url: before.webhook_event_url,
		...(before.webhook_api_version && { webhook_api_version: before.webhook_api_version }),
		...request.body,
	};
	for (const key of NESTED) {
		if (body[key]) body[key] = { ...setOnly(before[key]), ...(body[key] as IDataObject) };
	}
	const { data } = await telnyxRequest.call(this, { ...request, body });
	return [data as IDataObject];
};

/** Telnyx shows what is not set as null, and takes no null back. */
function setOnly(object: unknown): IDataObject {
	const entries = Object.entries((object ?? {}) as IDataObject);
	return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

export const update = defineOperation<Params>()({
	resource: 'application',
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update an application',
		description:
			'Change settings of a Call Control Application; what you do not set stays as it is',
	},
	method: 'PATCH',
	path: '/call_control_applications/{connectionId}',
	required: [],
	optional: [
		{ ...applicationName, required: false },
		{ ...webhookEventUrl, required: false },
		...settings,
		tags,
		clear,
	],
	send: readThenUpdate,
	sample: APPLICATION,
});
