import type { Telnyx } from 'telnyx';
import { connectionId } from '../../../definition/applicationField';
import { defineOperation } from '../../../definition/defineOperation';
import * as callee from './fields/calleeFields';
import { from, ringAlso, to } from './fields/destinationFields';
import { answeringMachineDetection } from './fields/detectionFields';
import { checkDial } from './dialChecks';
import { clientState } from '../common/standardFields';
import { audioUrlOnAnswer } from './fields/mediaFields';
import { link, more } from './fields/dialFields';
import { recording } from '../recording/fields/recordingFields';
import { SAMPLE_IDS, COMMAND_ID } from '../common/samples';
import { dialWait, dialWaitOptions } from './waits/dialWait';
import { sip } from '../sip/fields/sipFields';
import { stream, streamGroup, streamOnDial } from '../audio/fields/streamFields';
import { webhooks } from './fields/webhookFields';

export const dial = defineOperation<Telnyx.CallDialParams>()({
	resource: 'call',
	option: {
		name: 'Dial',
		value: 'dial',
		action: 'Dial a phone number',
		description: 'Place a call to a phone number or SIP address',
	},
	method: 'POST',
	path: '/calls',
	required: [connectionId, to, from],
	optional: [
		callee.ringTimeSecs,
		callee.timeLimitSecs,
		answeringMachineDetection,
		callee.fromDisplayName,
		audioUrlOnAnswer,
		callee.sendDigitsOnAnswer,
		recording,
		clientState,
		ringAlso,
		...dialWaitOptions,
		link,
		...more,
		sip,
		{ ...streamGroup, options: [...stream, ...streamOnDial] },
		webhooks,
	],
	check: checkDial,
	wait: dialWait,
	sample: {
		record_type: 'call',
		...SAMPLE_IDS,
		is_alive: false,
		command_id: COMMAND_ID,
	} satisfies Telnyx.CallDialResponse['data'] & { command_id: string },
});
