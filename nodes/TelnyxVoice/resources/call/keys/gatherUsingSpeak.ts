import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { checkDigits, promptedFields } from './fields/gatherFields';
import { COMMAND_RESULT } from '../common/samples';
import { gatherWait } from './waits/gatherWait';
import {
	checkSpeech,
	language,
	payloadType,
	serviceLevel,
	speech,
	text,
} from '../audio/fields/speechFields';
import { voice, voiceSettings } from '../audio/fields/voiceFields';

export const gatherUsingSpeak = defineOperation<Telnyx.Calls.ActionGatherUsingSpeakParams>()({
	resource: 'call',
	option: {
		name: 'Gather With Speech Prompt',
		value: 'gatherUsingSpeak',
		action: 'Speak text and gather digits on a call',
		description: 'Read a text out, and collect the keys that the person on the call presses',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/gather_using_speak',
	required: [{ ...text, placeholder: 'e.g. For sales, press 1. For support, press 2.' }, voice],
	optional: [
		...promptedFields,
		{
			displayName: 'Text for Invalid Input',
			name: 'invalidPayload',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Sorry, that key has no meaning here.',
			description: 'What is read out when a wrong key was pressed, at most 3,000 characters',
			toApi: speech,
		},
		language,
		...standard,
		payloadType,
		serviceLevel,
		voiceSettings,
	],
	check: (values) => {
		checkSpeech(values);
		checkDigits(values);
	},
	wait: gatherWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionGatherUsingSpeakResponse['data'],
});
