import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from '../../../shared/values/isEmpty';
import { ParameterError } from '../../../shared/values/parameterError';
import { bareText } from '../../../shared/values/phoneText';
import { checkRecording } from '../recording/recordingChecks';

/** Values of an option, or of a group of options, that may not be there. */
function group(values: IDataObject, name: string): IDataObject {
	return (values[name] as IDataObject | undefined) ?? {};
}

/** A row that was added and left blank is no number. */
function isFilledIn(number: unknown): boolean {
	return !isEmpty(typeof number === 'string' ? number.trim() : number);
}

/** Whether a number is followed by a comma and keys; what is no number is refused elsewhere. */
function hasKeys(number: unknown): boolean {
	return typeof number === 'string' && /^[^\p{L}]*\+[^,]*,/u.test(bareText(number));
}

/** @throws {ParameterError} when both ways to name a sound are used (Telnyx takes one) */
export function checkOneSound(values: IDataObject): void {
	if (!isEmpty(values.audioUrl) && !isEmpty(values.mediaName)) {
		throw new ParameterError('Audio URL and Media Name exclude each other', 'Remove one of them.');
	}
}

/** @throws {ParameterError} that names the options which do not go together */
export function checkTransfer(values: IDataObject): void {
	checkOneSound(values);
	checkRecording(values);
}

/**
 * What Telnyx says of Dial's parameters beyond their types: Link To is needed by the options
 * that speak of the linked call; several destinations allow no trailing digits.
 *
 * @throws {ParameterError} that names the options
 */
export function checkDial(values: IDataObject): void {
	checkTransfer(values);
	const { bridgeIntent, bridgeOnAnswer, linkTo, parkAfterUnbridge } = group(values, 'link');
	const needsLink = bridgeIntent === true || bridgeOnAnswer === true || parkAfterUnbridge === true;
	if (needsLink && isEmpty(linkTo)) {
		throw new ParameterError(
			'Link to Another Call needs “Link To”',
			'Add the Call Control ID of the other call, or remove the options about it.',
		);
	}
	const ringAlso = [values.ringAlso ?? []].flat().filter(isFilledIn);
	if (ringAlso.length > 0) values.to = [values.to, ...ringAlso].flat() as IDataObject[string];
	if (Array.isArray(values.to) && values.to.some(hasKeys)) {
		throw new ParameterError(
			'Digits behind a comma work with a single number only',
			'Use the option “Press Digits on Answer”.',
		);
	}
}
