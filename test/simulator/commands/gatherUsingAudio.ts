import type Telnyx from 'telnyx';
import { audio } from '../calls/soundOf';
import { command } from './command';
import { startGather } from './startGather';

export const gatherUsingAudio = command<Telnyx.Calls.ActionGatherUsingAudioParams>({
	name: 'gather_using_audio',
	needs: 'answered',
	events: [
		'call.playback.started',
		'call.playback.ended',
		'call.dtmf.received',
		'call.gather.ended',
	],
	run({ world, leg, body }) {
		const { invalid_audio_url: audio_url, invalid_media_name: media_name } = body;
		const hasInvalid = audio_url !== undefined || media_name !== undefined;
		return startGather(world, leg, {
			...body,
			firstMs: body.timeout_millis ?? 60_000,
			tries: body.maximum_tries ?? 3,
			prompt: audio(world, body),
			invalidPrompt: hasInvalid ? audio(world, { audio_url, media_name }) : undefined,
		});
	},
});
