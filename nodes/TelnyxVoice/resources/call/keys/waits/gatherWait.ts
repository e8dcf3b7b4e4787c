import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { ParameterError } from '../../../../shared/values/parameterError';
import { timedOut } from '../../../../wait/outcomes/exits';
import { finishedBy, ofOwnLeg } from '../../../../wait/outcomes/judges';
import { afterInput } from '../../../../wait/outcomes/limits';
import type { Found, OutcomeEvent, WaitDefinition, Waiting } from '../../../../wait/outcomes/types';

/** Telnyx's own `valid_digits`. */
const VALID = '0123456789#*';
const HUNG_UP = 'caller_hung_up';
const KEY_PRESSED = 'call.dtmf.received';

/** What can come of asking for digits; the user names an exit for each key that matters. */
export const gatherWait: WaitDefinition = {
	byDefault: true,
	keyExits: true,
	exits: [
		{ value: 'other_input', name: 'Other Input' },
		{ value: 'no_input', name: 'No Input' },
		{ value: 'invalid', name: 'Invalid' },
		{ value: HUNG_UP, name: 'Hung Up' },
		// Always there, so that a limit that is set later does not come behind the keys.
		{ ...timedOut, when: undefined },
	],
	...finishedBy('call.gather.ended', gathered, HUNG_UP),
	// Keys are heard while they are pressed: the end of the gathering may come without them.
	events: ['call.gather.ended', 'call.hangup', KEY_PRESSED],
	settings,
	ended: HUNG_UP,
	refused: 'invalid',
	limit: afterInput('no_input'),
	check: checkKeys,
	body: stopAfterLongestKey,
};

interface Settings extends IDataObject {
	/** The key that ends the input. */
	ends: string;
	/** The keys that count. */
	valid: string;
	/** The longest pause between two keys of one input. */
	gapMs: number;
}

/** What is not set is as Telnyx has it (Telnyx, Gather). */
function settings(parameters: IDataObject): Settings {
	const options = (parameters.options ?? {}) as IDataObject;
	const { terminatingDigit, validDigits, interDigitTimeoutMillis } = options;
	return {
		ends: isEmpty(terminatingDigit) ? '#' : String(terminatingDigit),
		valid: isEmpty(validDigits) ? VALID : String(validDigits),
		gapMs: isEmpty(interDigitTimeoutMillis) ? 5000 : Number(interDigitTimeoutMillis),
	};
}

/**
 * Digits count whatever the status says beside them: a `timeout` may come with digits, or without
 * those that were pressed, as seen on live lines. An outcome of a key is `key_` and the digits, as
 * `shownExits` writes it.
 */
function gathered(
	{ payload }: OutcomeEvent,
	waiting: Waiting,
	earlier: readonly OutcomeEvent[],
): string | Found {
	if (payload.status === 'call_hangup') return HUNG_UP;
	if (payload.status === 'invalid') return 'invalid';
	const keys = earlier.filter(
		(event) => event.eventType === KEY_PRESSED && ofOwnLeg(event, waiting),
	);
	const digits = String(payload.digits ?? '') || lastInput(keys, waiting.settings as Settings);
	const { ends } = waiting.settings as Settings;
	const wasInvalid = keys.some((event) => event.payload.digit !== ends);
	if (digits === '') return wasInvalid ? 'invalid' : 'no_input';
	const outcome = waiting.exits.includes(`key_${digits}`) ? `key_${digits}` : 'other_input';
	return { outcome, fields: { digits } };
}

/** The valid keys of the last try, up to the one that ends the input. */
function lastInput(keys: readonly OutcomeEvent[], { ends, valid, gapMs }: Settings): string {
	let digits = '';
	let before = NaN;
	for (const { occurredAt = '', payload } of keys) {
		const digit = String(payload.digit);
		// A longer pause ends a try: what comes after it is the answer to the next one.
		const at = Date.parse(occurredAt);
		if (at - before > gapMs) digits = '';
		before = at;
		if (digit === ends && digits !== '') break;
		if (digit !== ends && valid.includes(digit)) digits += digit;
	}
	return digits;
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
	const { ends, valid } = settings(parameters);
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
