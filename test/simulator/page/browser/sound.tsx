import type { PhoneLine } from '../shapes';
import { watchLines } from './store';

/** Frequencies of the keys in hertz: column and row (ITU-T Q.23). */
const COLUMNS = [1209, 1336, 1477];
const ROWS = [697, 770, 852, 941];
const KEYS = '123456789*0#';
const TONE_SECS = 0.15;
const VOLUME = 0.08;

let context: AudioContext | undefined;
let playing: HTMLAudioElement | undefined;

/** There is no sound before somebody asks for it. */
export function isSoundOn(): boolean {
	return context !== undefined;
}

export function turnSound(on: boolean): void {
	if (on) {
		context = new AudioContext();
		return;
	}
	hush();
	void context?.close();
	context = undefined;
}

/** The two tones of a key. */
export function tone(key: string): void {
	const index = KEYS.indexOf(key);
	if (!context || index < 0) return;
	for (const hertz of [COLUMNS[index % 3], ROWS[Math.floor(index / 3)]]) beep(context, hertz);
}

function beep(audio: AudioContext, hertz: number): void {
	const oscillator = audio.createOscillator();
	const gain = audio.createGain();
	oscillator.frequency.value = hertz;
	gain.gain.value = VOLUME;
	oscillator.connect(gain).connect(audio.destination);
	oscillator.start();
	oscillator.stop(audio.currentTime + TONE_SECS);
}

/** Speaks and plays what the phones hear from now on. */
export function listen(): void {
	watchLines((line) => {
		if (!context) return;
		if (line.does === 'ends') hush();
		if (line.does === 'presses') tone(line.text);
		if (line.does === 'rings') beep(context, 440);
		if (line.does === 'hears') hear(line);
	});
}

function hear({ text, language, audioUrl }: PhoneLine): void {
	if (audioUrl) {
		playing?.pause();
		playing = new Audio(audioUrl);
		// The file may be gone, or in a form that the browser does not know: its name is on the screen.
		playing.play().catch(() => undefined);
		return;
	}
	const words = new SpeechSynthesisUtterance(text);
	if (language) words.lang = language;
	speechSynthesis.speak(words);
}

function hush(): void {
	playing?.pause();
	speechSynthesis.cancel();
}

interface Recognition {
	lang: string;
	onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
	start(): void;
}

type RecognitionClass = new () => Recognition;

/** The browser's own speech recognition, where it has one. */
export function recognition(): RecognitionClass | undefined {
	const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Record<
		string,
		RecognitionClass | undefined
	>;
	return SpeechRecognition ?? webkitSpeechRecognition;
}
