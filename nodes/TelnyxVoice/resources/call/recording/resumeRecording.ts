import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { recordingToChange } from './fields/recordingCommandFields';
import { COMMAND_RESULT } from '../common/samples';

export const resumeRecording = defineOperation<Telnyx.Calls.ActionResumeRecordingParams>()({
	resource: 'call',
	option: {
		name: 'Resume Recording',
		value: 'resumeRecording',
		action: 'Resume recording a call',
		description: 'Go on with a recording that was paused',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/record_resume',
	required: [],
	optional: [recordingToChange, ...standard],
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionResumeRecordingResponse['data'],
});
