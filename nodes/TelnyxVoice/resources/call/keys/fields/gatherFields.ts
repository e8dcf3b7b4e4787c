import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { matching, plainText } from '../../../../definition/mappers';
import type { FieldOf } from '../../../../definition/types';
import { ParameterError } from '../../../../shared/values/parameterError';

type Params = Telnyx.Calls.ActionGatherParams;
type Prompted = Telnyx.Calls.ActionGatherUsingAudioParams;

const digitList = matching(/^[0-9A-D#*]+$/, 'needs keys of a phone', '123*#');
const oneDigit = matching(/^[0-9A-D#*]$/, 'needs one key of a phone, or “none”', '#');

const maximumDigits = {
	displayName: 'Maximum Digits',
	name: 'maximumDigits',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 128, numberPrecision: 0 },
	default: 1,
	description: 'After so many keys the input is complete. Set it to 1 for a menu.',
} satisfies FieldOf<Params>;

const minimumDigits = {
	displayName: 'Minimum Digits',
	name: 'minimumDigits',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 128, numberPrecision: 0 },
	default: 1,
	description: 'With fewer keys the input is not valid',
} satisfies FieldOf<Params>;

const validDigits = {
	displayName: 'Valid Digits',
	name: 'validDigits',
	type: 'string',
	default: '0123456789#*',
	placeholder: 'e.g. 123',
	description: 'The keys that count. Other keys make the input invalid.',
	toApi: (value) => digitList(plainText(value).replace(/[\s,;]/g, '')),
} satisfies FieldOf<Params>;

const terminatingDigit = {
	displayName: 'Terminating Digit',
	name: 'terminatingDigit',
	type: 'string',
	default: '#',
	placeholder: 'e.g. #',
	description: 'The key that ends the input early, or “none”, so that # can be a part of the input',
	// Telnyx wants an empty text for “none”, and n8n cannot tell that from a field left alone.
	toApi: (value) => (/^\s*none\s*$/i.test(plainText(value)) ? '' : oneDigit(value)),
} satisfies FieldOf<Params>;

const timeoutMillis = {
	displayName: 'Timeout (Ms)',
	name: 'timeoutMillis',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 60000,
	description: 'How long the whole input may take, in milliseconds',
} satisfies FieldOf<Params>;

const interDigitTimeoutMillis = {
	displayName: 'Timeout Between Digits (Ms)',
	name: 'interDigitTimeoutMillis',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 120000, numberPrecision: 0 },
	default: 5000,
	description: 'How long to wait for the next key, in milliseconds',
} satisfies FieldOf<Params>;

const digits = [maximumDigits, minimumDigits, validDigits, terminatingDigit] as const;

/** What a gather without a prompt takes. */
export const gatherFields = [
	...digits,
	timeoutMillis,
	{
		displayName: 'Timeout for the First Digit (Ms)',
		name: 'initialTimeoutMillis',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 5000,
		description: 'How long to wait for the first key, in milliseconds',
	},
	interDigitTimeoutMillis,
	{
		displayName: 'Gather ID',
		name: 'gatherId',
		type: 'string',
		default: '',
		description: 'An ID of yours that comes back with the event Gather Ended; 1 to 40 characters',
		toApi: matching(/^.{1,40}$/su, 'needs at most 40 characters', 'main-menu'),
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;

/** What a gather with a prompt takes. */
export const promptedFields = [
	...digits,
	{
		displayName: 'Maximum Tries',
		name: 'maximumTries',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 128, numberPrecision: 0 },
		default: 3,
		description: 'How often the prompt is played when nobody presses a key',
	},
	{
		...timeoutMillis,
		description: 'How long to wait for a key after the prompt, in milliseconds',
	},
	interDigitTimeoutMillis,
] as const satisfies ReadonlyArray<FieldOf<Prompted>>;

/** @throws {ParameterError} when fewer digits are allowed than are needed */
export function checkDigits(values: IDataObject): void {
	const { minimumDigits: least, maximumDigits: most } = values;
	if (isEmpty(least) || isEmpty(most) || Number(least) <= Number(most)) return;
	throw new ParameterError(
		'Minimum Digits is larger than Maximum Digits',
		'Raise Maximum Digits, or lower Minimum Digits.',
	);
}
