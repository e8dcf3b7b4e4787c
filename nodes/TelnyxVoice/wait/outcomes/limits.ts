import type { IDataObject } from 'n8n-workflow';
import type { SafetyLimit } from './types';

/** The longest call that Telnyx allows, in seconds (Telnyx, Dial `time_limit_secs`). */
const LONGEST_CALL_SECS = 14_400;
/** What an event may be late, deliveries that are repeated included, in seconds. */
const LATENESS_SECS = 300;
/** Telnyx' own ring time, in seconds (Telnyx, Dial `timeout_secs`). */
const RING_SECS = 30;
/** A character of a text that is read out, in seconds: a quarter of the usual pace. */
const CHARACTER_SECS = 0.25;
/** Nothing says how long a file is; what is longer is for people who wait. */
const FILE_SECS = 1800;
/** The same for a prompt. */
const PROMPT_FILE_SECS = 300;
/** Telnyx' own times of a gather (Telnyx, Gather): for the first key, and for the whole input. */
const FIRST_KEY_MS = 5000;
const INPUT_MS = 60_000;
/** Between two keys, and how often a prompt is played (Telnyx, Gather Using Speak). */
const NEXT_KEY_MS = 5000;
const TRIES = 3;
/** The most keys of an input (Telnyx, Gather `maximum_digits`). */
const MOST_KEYS = 128;

function option(parameters: IDataObject, name: string): number | undefined {
	const value = (parameters.options as IDataObject | undefined)?.[name];
	return value === undefined || value === '' ? undefined : Number(value);
}

/** Adds what an event may be late; no longer than any call. */
function within(seconds: (parameters: IDataObject) => number, exit: string): SafetyLimit {
	return {
		seconds: (parameters) => {
			const own = seconds(parameters);
			// Not a number where an expression gives nothing sensible, and `infinity` of a loop.
			return Math.ceil(own < LONGEST_CALL_SECS ? own : LONGEST_CALL_SECS) + LATENESS_SECS;
		},
		exit,
	};
}

/** For what ends with the call at the latest. */
export function untilCallEnds(exit: string): SafetyLimit {
	return within(() => LONGEST_CALL_SECS, exit);
}

/** For what a phone network answers at once. */
export function soon(exit: string): SafetyLimit {
	return within(() => 0, exit);
}

/** For what rings a phone: Telnyx ends the ringing long before this. */
export function afterRinging(exit: string): SafetyLimit {
	return within((parameters) => option(parameters, 'timeoutSecs') ?? RING_SECS, exit);
}

/** For a text that is read out, as often as it is looped. */
export function afterSpeaking(exit: string): SafetyLimit {
	return within((parameters) => loops(parameters) * spokenSecs(parameters.payload), exit);
}

/** For a file that is played, as often as it is looped. */
export function afterPlaying(exit: string): SafetyLimit {
	return within((parameters) => loops(parameters) * FILE_SECS, exit);
}

/** For an input, with all its tries and what is played in each of them. */
export function afterInput(exit: string): SafetyLimit {
	return within((parameters) => {
		const inputMs = option(parameters, 'timeoutMillis') ?? INPUT_MS;
		const nextMs = option(parameters, 'interDigitTimeoutMillis') ?? NEXT_KEY_MS;
		if (parameters.operation === 'gather') {
			const firstMs = option(parameters, 'initialTimeoutMillis') ?? FIRST_KEY_MS;
			// The time is for the whole input; without one, only the keys end it.
			const wholeMs = inputMs > 0 ? inputMs + nextMs : nextMs * mostKeys(parameters);
			return (firstMs + wholeMs) / 1000;
		}
		// Here the time is for the first key after the prompt.
		const keysMs = inputMs + nextMs * mostKeys(parameters);
		const tries = option(parameters, 'maximumTries') ?? TRIES;
		return tries * (promptSecs(parameters) + keysMs / 1000);
	}, exit);
}

/** The prompt, and what is played after wrong keys. */
function promptSecs({ operation, payload, options }: IDataObject): number {
	if (operation !== 'gatherUsingSpeak') return 2 * PROMPT_FILE_SECS;
	const { invalidPayload } = (options ?? {}) as IDataObject;
	return spokenSecs(payload) + spokenSecs(invalidPayload);
}

/** As many as the longest input that has an exit, unless the user says otherwise. */
function mostKeys(parameters: IDataObject): number {
	const rows = ((parameters.keys as IDataObject | undefined)?.key ?? []) as IDataObject[];
	const longest = Math.max(0, ...rows.map(({ digits }) => String(digits ?? '').trim().length));
	return option(parameters, 'maximumDigits') ?? (longest > 0 ? longest : MOST_KEYS);
}

/** Pauses that the markup asks for count as well (W3C, SSML `break`). */
function spokenSecs(text: unknown): number {
	const written = String(text ?? '');
	const breaks = [...written.matchAll(/\btime\s*=\s*["']\s*\+?([\d.]+)(m?s)/g)];
	const pauses = breaks.map(([, time, unit]) => Number(time) / (unit === 'ms' ? 1000 : 1));
	return pauses.reduce((sum, secs) => sum + secs, written.length * CHARACTER_SECS);
}

function loops({ options }: IDataObject): number {
	const { loop } = (options ?? {}) as IDataObject;
	if (loop === undefined || loop === '') return 1;
	return /^infinity$/i.test(String(loop).trim()) ? Infinity : Number(loop);
}
