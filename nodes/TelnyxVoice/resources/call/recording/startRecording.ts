import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { recordingTranscription } from './fields/recordingCommandFields';
import { checkTranscription } from './recordingChecks';
import { COMMAND_RESULT } from '../common/samples';
import { recordingFormat, recordingOptions } from './fields/startRecordingFields';

export const startRecording = defineOperation<Telnyx.Calls.ActionStartRecordingParams>()({
	resource: 'call',
	option: {
		name: 'Start Recording',
		value: 'startRecording',
		action: 'Start recording a call',
		description: 'Record the call. The file comes later, with the event Recording Saved.',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/record_start',
	required: [...recordingFormat],
	optional: [...recordingOptions, recordingTranscription, ...standard],
	check: checkTranscription,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionStartRecordingResponse['data'],
});
