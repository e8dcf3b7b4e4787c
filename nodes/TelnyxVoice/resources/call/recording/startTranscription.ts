import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';
import { transcriptionFields } from './fields/transcriptionFields';

export const startTranscription = defineOperation<Telnyx.Calls.ActionStartTranscriptionParams>()({
	resource: 'call',
	option: {
		name: 'Start Transcription',
		value: 'startTranscription',
		action: 'Start transcribing a call',
		description: 'Write down what is said, while it is said, as events Transcription',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/transcription_start',
	required: [],
	optional: [...transcriptionFields, ...standard],
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionStartTranscriptionResponse['data'],
});
