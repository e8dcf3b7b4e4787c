import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { STOP_RESULT } from '../common/samples';

export const stopTranscription = defineOperation<Telnyx.Calls.ActionStopTranscriptionParams>()({
	resource: 'call',
	option: {
		name: 'Stop Transcription',
		value: 'stopTranscription',
		action: 'Stop transcribing a call',
		description: 'No longer write down what is said',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/transcription_stop',
	required: [],
	optional: [...standard],
	endedIsResult: true,
	sample: STOP_RESULT satisfies Telnyx.Calls.ActionStopTranscriptionResponse['data'],
});
