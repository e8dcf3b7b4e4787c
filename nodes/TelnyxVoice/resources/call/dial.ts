import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../definition/defineOperation';
import { connectionId } from '../pathFields';
import * as callee from './calleeFields';
import { from, ringAlso, to } from './destinationFields';
import { answeringMachineDetection } from './detectionFields';
import { checkDial } from './dialChecks';
import { clientState } from './fields';
import { audioUrl } from './mediaFields';
import { link, more } from './dialFields';
import { recording } from './recordingFields';
import { CALL_IDS, COMMAND_ID } from './samples';
import { dialWait, dialWaitOptions } from './dialWait';
import { sip } from './sipFields';
import { stream, streamGroup, streamOnDial } from './streamFields';
import { webhooks } from './webhookFields';

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
		callee.timeoutSecs,
		callee.timeLimitSecs,
		answeringMachineDetection,
		callee.fromDisplayName,
		audioUrl,
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
		...CALL_IDS,
		is_alive: false,
		command_id: COMMAND_ID,
	} satisfies Telnyx.CallDialResponse['data'] & { command_id: string },
});
