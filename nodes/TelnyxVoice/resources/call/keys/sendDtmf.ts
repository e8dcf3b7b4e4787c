import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { matching } from '../../../definition/mappers';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';

export const sendDtmf = defineOperation<Telnyx.Calls.ActionSendDtmfParams>()({
	resource: 'call',
	option: {
		name: 'Send DTMF',
		value: 'sendDtmf',
		action: 'Send key presses to a call',
		description: 'Press keys, for example to get through the menu of another phone system',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/send_dtmf',
	required: [
		{
			displayName: 'Digits',
			name: 'digits',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1w23#',
			description: 'Keys to press: 0-9, A-D, * and #. A “w” waits half a second, a “W” a second.',
			toApi: matching(/^[0-9A-D*#wW]+$/, 'needs keys of a phone (0-9, A-D, *, #, w, W)', '1w23#'),
		},
	],
	optional: [
		...standard,
		{
			displayName: 'Duration (Ms)',
			name: 'durationMillis',
			type: 'number',
			typeOptions: { minValue: 100, maxValue: 500, numberPrecision: 0 },
			default: 250,
			description: 'How long each key sounds, in milliseconds',
		},
	],
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionSendDtmfResponse['data'],
});
