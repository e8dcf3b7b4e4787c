import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { stop } from './fields/playbackFields';
import { STOP_RESULT } from '../common/samples';

export const stopPlayback = defineOperation<Telnyx.Calls.ActionStopPlaybackParams>()({
	resource: 'call',
	option: {
		name: 'Stop Audio',
		value: 'stopPlayback',
		action: 'Stop audio on a call',
		description: 'Cut off what is being played or spoken',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/playback_stop',
	required: [],
	optional: [
		{ ...stop, displayName: 'Stop', description: 'How much is cut off' },
		...standard,
		{
			displayName: 'Overlay',
			name: 'overlay',
			type: 'boolean',
			default: true,
			description: 'Whether to stop the audio that is mixed with other audio',
		},
	],
	endedIsResult: true,
	sample: STOP_RESULT satisfies Telnyx.Calls.ActionStopPlaybackResponse['data'],
});
