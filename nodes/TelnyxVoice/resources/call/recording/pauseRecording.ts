import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { recordingToChange } from './fields/recordingCommandFields';
import { COMMAND_RESULT } from '../common/samples';

export const pauseRecording = defineOperation<Telnyx.Calls.ActionPauseRecordingParams>()({
	resource: 'call',
	option: {
		name: 'Pause Recording',
		value: 'pauseRecording',
		action: 'Pause recording a call',
		description: 'Leave a part of the call out of the recording, for example card numbers',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/record_pause',
	required: [],
	optional: [recordingToChange, ...standard],
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionPauseRecordingResponse['data'],
});
