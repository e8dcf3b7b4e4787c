import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { recordingToChange } from './fields/recordingCommandFields';
import { STOP_RESULT } from '../common/samples';

export const stopRecording = defineOperation<Telnyx.Calls.ActionStopRecordingParams>()({
	resource: 'call',
	option: {
		name: 'Stop Recording',
		value: 'stopRecording',
		action: 'Stop recording a call',
		description: 'End the recording. Telnyx then sends the event Recording Saved.',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/record_stop',
	required: [],
	optional: [recordingToChange, ...standard],
	endedIsResult: true,
	sample: STOP_RESULT satisfies Telnyx.Calls.ActionStopRecordingResponse['data'],
});
