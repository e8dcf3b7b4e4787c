import { ApiError, refuse } from '../errors';
import type { RequestName } from '../schema/requests';
import type { Switches } from '../switches';
import { checkLimits } from './limits';
import { checkRules } from './rules';
import { checkBody } from './schema';

/**
 * Checks a JSON body as strictly as Telnyx's reference describes it.
 *
 * @throws {ApiError} Telnyx's 422 envelope with every finding
 */
export function validate(
	name: RequestName,
	body: unknown,
	switches: Switches,
): Record<string, unknown> {
	const value = body === undefined || body === '' ? {} : body;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw refuse('10015', 'The body must be a JSON object.');
	}
	const record = value as Record<string, unknown>;
	const errors = [
		...checkBody(name, record),
		...checkLimits(name, record),
		...checkRules(name, record, switches),
	];
	if (errors.length > 0) throw new ApiError(errors, {}, 422);
	return record;
}
