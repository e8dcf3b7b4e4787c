import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import {
	recordMessageFields,
	recordMessageOptions,
	recordMessageWait,
} from './waits/recordMessageWait';
import { recordingTranscription } from './fields/recordingCommandFields';
import { checkTranscription } from './recordingChecks';
import { COMMAND_RESULT } from '../common/samples';

/** Telnyx requires both; a message has one voice. */
type Params = Partial<Telnyx.Calls.ActionStartRecordingParams>;

export const recordMessage = defineOperation<Params>()({
	resource: 'call',
	option: {
		name: 'Record Message',
		value: 'recordMessage',
		action: 'Record a message on a call',
		description:
			'Record what the caller says until a key, silence, or the time limit ends it, and wait for the file',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/record_start',
	required: [...recordMessageFields],
	optional: [...recordMessageOptions, recordingTranscription, ...standard],
	defaults: { channels: 'single', format: 'mp3' },
	check: checkTranscription,
	wait: recordMessageWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionStartRecordingResponse['data'],
});
