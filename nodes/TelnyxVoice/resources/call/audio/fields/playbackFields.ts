import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { plainText, webUrl } from '../../../../definition/mappers';
import type { FieldOf, LocalField, ToApi } from '../../../../definition/types';
import { ParameterError } from '../../../../shared/values/parameterError';

type Params = Telnyx.Calls.ActionStartPlaybackParams;

const URL_CHOICE = { name: 'Audio URL', value: 'audioUrl' };
const MEDIA_CHOICE = { name: 'File Stored at Telnyx', value: 'mediaName' };
const CONTENT_CHOICE = { name: 'Base64 Content', value: 'playbackContent' };

/** Which of the fields below says what is played; its values are their names. */
export const promptSource = {
	displayName: 'Audio Source',
	name: 'audioSource',
	type: 'options',
	required: true,
	default: 'audioUrl',
	options: [URL_CHOICE, MEDIA_CHOICE],
	local: true,
} satisfies LocalField;

export const playbackSource = {
	...promptSource,
	options: [URL_CHOICE, CONTENT_CHOICE, MEDIA_CHOICE],
} satisfies LocalField;

export const audioUrl = {
	displayName: 'Audio URL',
	name: 'audioUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/hello.mp3',
	description: 'Public address of a WAV or MP3 file',
	showFor: { audioSource: ['audioUrl'] },
	toApi: webUrl,
} satisfies FieldOf<Params>;

export const mediaName = {
	displayName: 'Media Name',
	name: 'mediaName',
	type: 'string',
	required: true,
	default: '',
	description: 'Name of a WAV or MP3 file that is stored at Telnyx',
	showFor: { audioSource: ['mediaName'] },
} satisfies FieldOf<Params>;

export const playbackContent = {
	displayName: 'Base64 Content',
	name: 'playbackContent',
	type: 'string',
	required: true,
	default: '',
	description: 'A WAV or MP3 file as base64 text',
	showFor: { audioSource: ['playbackContent'] },
	toApi: (value) => {
		const base64 = plainText(value).replace(/^data:[^,]*,|\s/g, '');
		if (/^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0) return base64;
		throw new ParameterError('needs a file as base64 text', 'Or choose the source Audio URL.');
	},
} satisfies FieldOf<Params>;

/**
 * Keeps the one source that is chosen: a value of another one may linger from before, and
 * Telnyx takes only one of them.
 */
export function keepSource(values: IDataObject): void {
	for (const { value } of playbackSource.options) {
		if (value !== (values.audioSource ?? promptSource.default)) delete values[value];
	}
}

/** @param most the largest number that Telnyx documents for the command; else error 90009 */
function times(most: number): ToApi<string | number> {
	return (value) => {
		const count = plainText(value).trim().toLowerCase();
		if (count === 'infinity') return count;
		if (/^[1-9]\d*$/.test(count) && Number(count) <= most) return Number(count);
		const upTo = most === Infinity ? 'or more' : `to ${most}`;
		throw new ParameterError(`needs a whole number from 1 ${upTo}, or “infinity”`);
	};
}

export const loop = {
	displayName: 'Repeat',
	name: 'loop',
	type: 'string',
	default: '1',
	placeholder: 'e.g. 3',
	description: 'How often the file is played: 1 to 100, or “infinity”',
	toApi: times(100),
} satisfies FieldOf<Params>;

export const speechLoop = {
	...loop,
	description: 'How often the text is read: a number, or “infinity”',
	toApi: times(Infinity),
} satisfies FieldOf<Params>;

export const stop = {
	displayName: 'Stop Other Audio',
	name: 'stop',
	type: 'options',
	default: 'all',
	description: 'What is cut off first, if something is being played',
	options: [
		{ name: 'All', value: 'all', description: 'What plays now, and what waits to be played' },
		{ name: 'Current', value: 'current', description: 'Only what plays now' },
	],
} satisfies FieldOf<Params>;

export const targetLegs = {
	displayName: 'Who Hears It',
	name: 'targetLegs',
	type: 'options',
	default: 'self',
	description: 'For a call that is connected with another one',
	options: [
		{ name: 'Both', value: 'both' },
		{ name: 'The Other Call', value: 'opposite' },
		{ name: 'This Call', value: 'self' },
	],
} satisfies FieldOf<Telnyx.Calls.ActionSpeakParams>;

/** @throws {ParameterError} when both ways to name the sound for invalid input are used */
export function checkInvalidPrompt(values: IDataObject): void {
	keepSource(values);
	if (!isEmpty(values.invalidAudioUrl) && !isEmpty(values.invalidMediaName)) {
		throw new ParameterError(
			'Invalid Audio URL and Invalid Media Name exclude each other',
			'Remove one of them.',
		);
	}
}
