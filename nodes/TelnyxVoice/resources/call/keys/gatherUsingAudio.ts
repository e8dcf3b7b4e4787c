import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { webUrl } from '../../../definition/mappers';
import { standard } from '../common/standardFields';
import { checkDigits, promptedFields } from './fields/gatherFields';
import {
	audioUrl,
	checkInvalidPrompt,
	mediaName,
	promptSource,
} from '../audio/fields/playbackFields';
import { COMMAND_RESULT } from '../common/samples';
import { gatherWait } from './waits/gatherWait';

export const gatherUsingAudio = defineOperation<Telnyx.Calls.ActionGatherUsingAudioParams>()({
	resource: 'call',
	option: {
		name: 'Gather With Audio Prompt',
		value: 'gatherUsingAudio',
		action: 'Play audio and gather digits on a call',
		description: 'Play an audio file, and collect the keys that the person on the call presses',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/gather_using_audio',
	required: [promptSource, audioUrl, mediaName],
	optional: [
		...promptedFields,
		{
			displayName: 'Invalid Audio URL',
			name: 'invalidAudioUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/sorry.mp3',
			description: 'WAV or MP3 file that is played when a wrong key was pressed',
			toApi: webUrl,
		},
		{
			displayName: 'Invalid Media Name',
			name: 'invalidMediaName',
			type: 'string',
			default: '',
			description: 'Like Invalid Audio URL, for a file that is stored at Telnyx',
		},
		...standard,
	],
	check: (values) => {
		checkInvalidPrompt(values);
		checkDigits(values);
	},
	wait: gatherWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionGatherUsingAudioResponse['data'],
});
