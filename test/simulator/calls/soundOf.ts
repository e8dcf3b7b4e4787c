import { uuid } from '../ids';
import type { World } from '../world';
import { speechMs } from './person';
import type { Sound } from './sounds';

/** What commands that speak have in common. */
export interface SpeechSource {
	payload: string;
	language?: string;
	/** Some voices have their language in their name: `AWS.Polly.Vicki-Neural` has not. */
	voice?: string;
	loop?: number | string;
}

/** A text as a sound. Live captures show a `speak_id` in both events. */
export function speech(world: World, { payload, language, voice, loop }: SpeechSource): Sound {
	return {
		kind: 'speak',
		lengthMs: speechMs(payload) * times(loop),
		fields: { speak_id: uuid() },
		heard: {
			text: payload.replace(/<[^>]*>/g, '').trim(),
			language: language ?? world.voices.languageOf(voice),
		},
	};
}

/** Where a command gets its audio from. */
export interface AudioSource {
	audio_url?: string;
	media_name?: string;
	loop?: number | string;
	overlay?: boolean;
}

/** A file as a sound. */
export function audio(world: World, source: AudioSource): Sound {
	const { audio_url, media_name, loop, overlay = false } = source;
	const known = world.media.find({ audio_url, media_name });
	return {
		kind: 'playback',
		lengthMs: (known?.lengthMs ?? 0) * times(loop),
		missing: known === undefined,
		overlay,
		heard: { text: media_name ?? audio_url ?? '', audioUrl: audio_url },
		fields: {
			...(audio_url === undefined ? {} : { media_url: audio_url }),
			...(media_name === undefined ? {} : { media_name }),
		},
	};
}

/** Audio that came with the command, which has neither URL nor name (SDK): about 16 kB a second as MP3 of 128 kbit/s. */
export function content(source: { playback_content?: string; loop?: number | string }): Sound {
	const bytes = ((source.playback_content ?? '').length * 3) / 4;
	return {
		kind: 'playback',
		lengthMs: (bytes / 16) * times(source.loop),
		fields: {},
		heard: { text: 'audio' },
	};
}

function times(loop: number | string = 1): number {
	return loop === 'infinity' ? Infinity : Number(loop);
}
