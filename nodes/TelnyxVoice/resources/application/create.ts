import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../definition/defineOperation';
import { applicationName, settings, webhookEventUrl } from './fields';
import { APPLICATION } from './samples';

export const create = defineOperation<Telnyx.CallControlApplicationCreateParams>()({
	resource: 'application',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an application',
		description:
			'Create a Call Control Application. Numbers and an outbound profile are assigned apart.',
	},
	method: 'POST',
	path: '/call_control_applications',
	required: [applicationName, webhookEventUrl],
	optional: [...settings],
	defaults: { webhook_api_version: '2' },
	sample: APPLICATION,
});
