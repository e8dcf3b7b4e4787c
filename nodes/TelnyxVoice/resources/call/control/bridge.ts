import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import {
	bridgeTarget,
	bridgeWith,
	checkBridge,
	ringtone,
	videoRoomContext,
} from './fields/bridgeFields';
import { parkAfterUnbridge } from './fields/calleeFields';
import { standard } from '../common/standardFields';
import { recording } from '../recording/fields/recordingFields';
import { checkRecording } from '../recording/recordingChecks';
import { COMMAND_RESULT } from '../common/samples';
import { bridgeWait } from './waits/controlWaits';
import { muteDtmf } from './fields/transferFields';

/** A queue or a video room takes the place of the second call, so none of the three is a must. */
type Params = Partial<Telnyx.Calls.ActionBridgeParams>;

export const bridge = defineOperation<Params>()({
	resource: 'call',
	option: {
		name: 'Bridge',
		value: 'bridge',
		action: 'Bridge two calls',
		description: 'Connect this call with another call, the first one in a queue, or a video room',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/bridge',
	required: [bridgeWith, ...bridgeTarget],
	optional: [
		parkAfterUnbridge,
		recording,
		...standard,
		{
			displayName: 'Hold After Unbridge',
			name: 'holdAfterUnbridge',
			type: 'boolean',
			default: false,
			description: 'Whether this call is held when the other one ends',
		},
		muteDtmf,
		{
			displayName: 'Play Ringtone',
			name: 'playRingtone',
			type: 'boolean',
			default: true,
			description: 'Whether to play a ringtone while the other side is not there yet',
		},
		{
			displayName: 'Prevent Double Bridge',
			name: 'preventDoubleBridge',
			type: 'boolean',
			default: true,
			description: 'Whether to refuse when the other call is bridged already',
		},
		ringtone,
		videoRoomContext,
	],
	check: (values) => {
		checkBridge(values);
		checkRecording(values);
	},
	wait: bridgeWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionBridgeResponse['data'],
});
