import type { IHookFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { findPhoneNumber, phoneNumberPath } from '../../shared/phoneNumber';
import { telnyxRequest } from '../../shared/telnyxRequest';
import { setupError, worded } from './settings';

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
 * Makes numbers ring an application. Either all of them do afterwards, or those that were moved
 * ring again where they rang before.
 *
 * @throws {NodeApiError} if Telnyx refuses
 */
export async function assignNumbers(
	context: IHookFunctions,
	numbers: readonly PhoneNumber[],
	connectionId: string,
): Promise<void> {
	const moved: PhoneNumber[] = [];
	try {
		for (const number of numbers) {
			if (number.connection_id === connectionId) continue;
			await assign(context, number.id, connectionId);
			moved.push(number);
		}
	} catch (error) {
		for (const number of moved.reverse()) {
			if (number.connection_id) await assign(context, number.id, number.connection_id);
		}
		throw worded(context, error);
	}
}

async function assign(context: IHookFunctions, id: string, connectionId: string): Promise<void> {
	const body = { connection_id: connectionId } satisfies Telnyx.PhoneNumberUpdateParams;
	const doing = 'Assigning a phone number to the application';
	await telnyxRequest.call(context, { method: 'PATCH', path: phoneNumberPath(id), body, doing });
}
