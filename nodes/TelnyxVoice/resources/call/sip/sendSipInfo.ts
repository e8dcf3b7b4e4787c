import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { matching } from '../../../definition/mappers';
import { ParameterError } from '../../../shared/values/parameterError';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';

/** Telnyx limits the message to 1,400 bytes (Telnyx, "Send SIP INFO"). */
const MOST_BYTES = 1400;

export const sendSipInfo = defineOperation<Telnyx.Calls.ActionSendSipInfoParams>()({
	resource: 'call',
	option: {
		name: 'Send SIP Info',
		value: 'sendSipInfo',
		action: 'Send a SIP info message',
		description: 'Send a SIP INFO message to the phone system at the other end of a call',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/send_sip_info',
	required: [
		{
			displayName: 'Content Type',
			name: 'contentType',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. application/json',
			toApi: matching(/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/, 'needs a MIME type', 'application/json'),
		},
		{
			displayName: 'Body',
			name: 'body',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			description: 'The message, at most 1,400 bytes',
			toApi: (value) => {
				const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
				const bytes = Buffer.byteLength(text);
				if (bytes <= MOST_BYTES) return text;
				throw new ParameterError(`has ${bytes} bytes, and Telnyx takes ${MOST_BYTES}`);
			},
		},
	],
	optional: [...standard],
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionSendSipInfoResponse['data'],
});
