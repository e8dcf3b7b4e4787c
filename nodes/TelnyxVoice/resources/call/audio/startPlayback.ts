import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import * as playback from './fields/playbackFields';
import { COMMAND_RESULT } from '../common/samples';
import { playWait } from './waits/audioWaits';

export const startPlayback = defineOperation<Telnyx.Calls.ActionStartPlaybackParams>()({
	resource: 'call',
	option: {
		name: 'Play Audio',
		value: 'startPlayback',
		action: 'Play audio on a call',
		description: 'Play an audio file to the person on the call',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/playback_start',
	required: [
		playback.playbackSource,
		playback.audioUrl,
		playback.mediaName,
		playback.playbackContent,
	],
	optional: [
		playback.loop,
		playback.stop,
		...standard,
		{
			displayName: 'Audio Type',
			name: 'audioType',
			type: 'options',
			default: 'mp3',
			options: [
				{ name: 'MP3', value: 'mp3' },
				{ name: 'WAV', value: 'wav' },
			],
		},
		{
			displayName: 'Cache Audio',
			name: 'cacheAudio',
			type: 'boolean',
			default: true,
			description: 'Whether Telnyx keeps the file, so that it starts faster the next time',
		},
		{
			displayName: 'Overlay',
			name: 'overlay',
			type: 'boolean',
			default: true,
			description:
				'Whether to mix the file with the one that plays already; without such a file, it does not work',
		},
		playback.targetLegs,
	],
	check: playback.keepSource,
	wait: playWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionStartPlaybackResponse['data'],
});
