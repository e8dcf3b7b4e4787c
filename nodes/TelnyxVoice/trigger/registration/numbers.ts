import type { IHookFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { findPhoneNumber, phoneNumberPath } from '../../shared/api/phoneNumber';
import { telnyxRequest } from '../../shared/api/telnyxRequest';
import { setupError, worded } from './setupSettings';

type PhoneNumber = Telnyx.PhoneNumberDetailed;

/**
 * The account's numbers, looked up before anything is changed.
 *
 * @param numbers in E.164 form
 * @throws {NodeOperationError} for a number that is not the account's
 */
export async function findNumbers(
	context: IHookFunctions,
	numbers: readonly string[],
): Promise<PhoneNumber[]> {
	const found: PhoneNumber[] = [];
	for (const number of numbers) {
		const match = await findPhoneNumber(context, number);
		if (!match) {
			throw setupError(
				context,
				`The phone number ${number} does not belong to this Telnyx account.`,
				'Choose another one in the field Phone Numbers.',
			);
		}
		found.push(match);
	}
	return found;
}

/**
 * Makes numbers ring an application. Either all of them do afterwards, or each rings again where it
 * rang before, as far as Telnyx lets it.
 *
 * @throws {NodeApiError} if Telnyx refuses; n8n's log says which number could not be moved back
 */
export async function assignNumbers(
	context: IHookFunctions,
	numbers: readonly PhoneNumber[],
	application: string,
): Promise<void> {
	const moved: PhoneNumber[] = [];
	try {
		for (const number of numbers) {
			if (number.connection_id === application) continue;
			// Also if Telnyx refuses: it can have done what it says it has not.
			moved.push(number);
			await assign(context, number, application);
		}
	} catch (error) {
		for (const number of moved.reverse()) await moveBack(context, number);
		throw worded(context, error);
	}
}

async function moveBack(context: IHookFunctions, number: PhoneNumber): Promise<void> {
	try {
		// One that rang nothing shall ring nothing: an empty id is the only value left for that, since
		// the type of the parameter has no null.
		await assign(context, number, number.connection_id ?? '');
	} catch (error) {
		const before = number.connection_id
			? `application ${number.connection_id}, as before`
			: 'nothing, as before';
		context.logger.warn(
			`Telnyx Voice could not make ${number.phone_number} ring ${before}. Look at it in the Telnyx portal, under Numbers. ${worded(context, error).message}`,
		);
	}
}

async function assign(
	context: IHookFunctions,
	{ id, phone_number: number }: PhoneNumber,
	application: string,
): Promise<void> {
	const body = { connection_id: application } satisfies Telnyx.PhoneNumberUpdateParams;
	const doing = `Assigning a phone number to the application (${number})`;
	await telnyxRequest.call(context, { method: 'PATCH', path: phoneNumberPath(id), body, doing });
}
