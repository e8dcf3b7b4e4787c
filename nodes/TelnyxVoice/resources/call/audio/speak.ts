import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { speechLoop, stop, targetLegs } from './fields/playbackFields';
import { COMMAND_RESULT } from '../common/samples';
import { speakWait } from './waits/audioWaits';
import { checkSpeech, language, payloadType, serviceLevel, text } from './fields/speechFields';
import { voice, voiceSettings } from './fields/voiceFields';

export const speak = defineOperation<Telnyx.Calls.ActionSpeakParams>()({
	resource: 'call',
	option: {
		name: 'Speak',
		value: 'speak',
		action: 'Speak text on a call',
		description: 'Read a text out to the person on the call',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/speak',
	required: [text, voice],
	optional: [
		language,
		payloadType,
		speechLoop,
		stop,
		...standard,
		serviceLevel,
		targetLegs,
		voiceSettings,
	],
	check: checkSpeech,
	wait: speakWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionSpeakResponse['data'],
});
