import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import * as callee from './fields/calleeFields';
import {
	answeringMachineDetection,
	answeringMachineDetectionConfig,
} from './fields/detectionFields';
import { checkTransfer } from './dialChecks';
import { standard } from '../common/standardFields';
import {
	audioUrlOnAnswer,
	mediaNameOnAnswer,
	preferredCodecs,
	soundModifications,
} from './fields/mediaFields';
import { recording } from '../recording/fields/recordingFields';
import { COMMAND_RESULT } from '../common/samples';
import { transferWait } from './waits/transferWait';
import { sip } from '../sip/fields/sipFields';
import {
	earlyMedia,
	muteDtmf,
	targetLegClientState,
	transferFrom,
	transferTo,
} from './fields/transferFields';
import { webhooks } from './fields/webhookFields';

export const transfer = defineOperation<Telnyx.Calls.ActionTransferParams>()({
	resource: 'call',
	option: {
		name: 'Transfer',
		value: 'transfer',
		action: 'Transfer a call',
		description:
			'Call someone else and connect them with this call. If they do not answer, this call goes on.',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/transfer',
	required: [transferTo],
	optional: [
		callee.ringTimeSecs,
		transferFrom,
		callee.fromDisplayName,
		{
			...answeringMachineDetection,
			description:
				'Find out whether a person or a machine answered. Telnyx charges for it. It does not change the outputs of this node: a machine that answers is Connected, too.',
		},
		audioUrlOnAnswer,
		callee.sendDigitsOnAnswer,
		callee.timeLimitSecs,
		recording,
		...standard,
		answeringMachineDetectionConfig,
		callee.diversion,
		earlyMedia,
		callee.parkAfterUnbridge,
		mediaNameOnAnswer,
		muteDtmf,
		preferredCodecs,
		callee.privacy,
		callee.routeToMobile,
		soundModifications,
		targetLegClientState,
		sip,
		webhooks,
	],
	check: checkTransfer,
	wait: transferWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionTransferResponse['data'],
});
