import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { plainText } from '../../../../definition/mappers';
import type { FieldOf, ToApi } from '../../../../definition/types';
import { ParameterError } from '../../../../shared/values/parameterError';
import { readLanguages } from './languages';
import { checkVoice } from './voiceFields';

type Params = Telnyx.Calls.ActionSpeakParams;

/**
 * The API reference says 3,000 characters, the error catalogue (90010) says 5,000: what is
 * between the two is left to Telnyx.
 */
const MOST_CHARACTERS = 5000;

/** Text that is read out. */
export const speech: ToApi<string> = (value) => {
	const text = plainText(value);
	const { length } = [...text];
	if (length <= MOST_CHARACTERS) return text;
	throw new ParameterError(
		`has ${length} characters, and Telnyx reads out 3,000`,
		'Shorten it, or spread it over several steps.',
	);
};

export const text = {
	displayName: 'Text',
	name: 'payload',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. Hello, this is the clinic.',
	description: 'What is read out, at most 3,000 characters',
	toApi: speech,
} satisfies FieldOf<Params>;

export const language = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	default: 'en-US',
	description:
		'Needed with the voices “female” and “male”. Most other voices know their language themselves.',
	options: readLanguages,
} satisfies FieldOf<Params>;

export const payloadType = {
	displayName: 'Text Type',
	name: 'payloadType',
	type: 'options',
	default: 'text',
	options: [
		{ name: 'Plain Text', value: 'text' },
		{
			name: 'SSML',
			value: 'ssml',
			description: 'Text with marks for pauses and emphasis; not every voice understands them',
		},
	],
} satisfies FieldOf<Params>;

export const serviceLevel = {
	displayName: 'Service Level',
	name: 'serviceLevel',
	type: 'options',
	default: 'premium',
	options: [
		{ name: 'Basic', value: 'basic', description: 'US English and plain text only' },
		{ name: 'Premium', value: 'premium' },
	],
} satisfies FieldOf<Params>;

/**
 * What spans several fields of speech.
 *
 * @throws {ParameterError} when the basic service level meets what it cannot do (Telnyx, "Speak
 * text": US English and plain text only), or a voice lacks its key
 */
export function checkSpeech(values: IDataObject): void {
	checkVoice(values);
	if (values.serviceLevel !== 'basic') return;
	const foreign = !isEmpty(values.language) && values.language !== 'en-US';
	if (foreign || values.payloadType === 'ssml') {
		throw new ParameterError(
			'The service level Basic reads plain text in US English only',
			'Set the option “Service Level” to Premium, or remove it.',
		);
	}
}
