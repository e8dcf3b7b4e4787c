import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from '../../../definition/convert';
import { ParameterError } from '../../../shared/parameterError';
import { timedOut } from '../../../wait/exits';
import { finishedBy } from '../../../wait/judges';
import { afterInput } from '../../../wait/limits';
import type { OutcomeEvent, WaitDefinition, Waiting } from '../../../wait/types';

/** Telnyx's own `valid_digits`. */
const VALID = '0123456789#*';
const HUNG_UP = 'caller_hung_up';

/** What can come of asking for digits; the user names an exit for each key that matters. */
export const gatherWait: WaitDefinition = {
	byDefault: true,
	keyExits: true,
	exits: [
		{ value: 'other_input', name: 'Other Input' },
		{ value: 'no_input', name: 'No Input' },
		{ value: 'invalid', name: 'Invalid' },
		{ value: HUNG_UP, name: 'Caller Hung Up' },
		timedOut,
	],
	...finishedBy('call.gather.ended', gathered, HUNG_UP),
	ended: HUNG_UP,
	refused: 'invalid',
	limit: afterInput('no_input'),
	check: checkKeys,
	body: stopAfterLongestKey,
};

/**
 * Digits count whatever the status says beside them: a `timeout` may come with digits. An outcome
 * of a key is `key_` and the digits, as `shownExits` writes it.
 */
function gathered({ payload }: OutcomeEvent, { exits }: Waiting): string {
	const digits = String(payload.digits ?? '');
	if (payload.status === 'call_hangup') return HUNG_UP;
	if (payload.status === 'invalid') return 'invalid';
	if (digits === '') return 'no_input';
	return exits.includes(`key_${digits}`) ? `key_${digits}` : 'other_input';
}

/** The digits that the user has named an exit for. */
function keysOf(parameters: IDataObject): string[] {
	const rows = ((parameters.keys as IDataObject | undefined)?.key ?? []) as IDataObject[];
	return rows.map(({ digits }) => String(digits ?? '').trim()).filter((digits) => digits !== '');
}

/** @throws {ParameterError} for keys that can never be the input, or that are named twice */
function checkKeys(parameters: IDataObject): void {
	const keys = keysOf(parameters);
	const options = (parameters.options ?? {}) as IDataObject;
	const { minimumDigits: least, maximumDigits: most } = options;
	const ends = isEmpty(options.terminatingDigit) ? '#' : String(options.terminatingDigit);
	const valid = isEmpty(options.validDigits) ? VALID : String(options.validDigits);
	for (const key of keys) {
		if (!/^[0-9A-D*#]+$/.test(key)) {
			throw new ParameterError(`Keys: “${key}” is not on a phone`, 'Use 0 to 9, * and #.');
		}
		if (key.includes(ends)) {
			throw new ParameterError(
				`Keys: “${ends}” ends the input, so it is never a part of it`,
				'Choose another key, or add the option “Terminating Digit” and set it to “none”.',
			);
		}
		const wrong = [...key].find((digit) => !valid.includes(digit));
		if (wrong !== undefined) {
			throw new ParameterError(
				`Keys: “${key}” never comes, since “${wrong}” is not one of the Valid Digits “${valid}”`,
				'Add it to the option “Valid Digits”, or remove the row.',
			);
		}
		if (!isEmpty(most) && key.length > Number(most)) {
			throw new ParameterError(
				`Keys: “${key}” is longer than Maximum Digits, which is ${String(most)}`,
				'Raise the option “Maximum Digits”, or remove it: then the longest key decides.',
			);
		}
		if (!isEmpty(least) && key.length < Number(least)) {
			throw new ParameterError(
				`Keys: “${key}” is shorter than Minimum Digits, which is ${String(least)}`,
				'Lower the option “Minimum Digits”, or remove the row.',
			);
		}
		if (keys.filter((other) => other === key).length > 1) {
			throw new ParameterError(`Keys: “${key}” is there twice`, 'Remove one of the two rows.');
		}
	}
}

/** A menu goes on with the key press, instead of waiting for a second one that never comes. */
function stopAfterLongestKey(body: IDataObject, parameters: IDataObject): void {
	const longest = Math.max(0, ...keysOf(parameters).map((key) => key.length));
	if (longest > 0) body.maximum_digits ??= longest;
}
