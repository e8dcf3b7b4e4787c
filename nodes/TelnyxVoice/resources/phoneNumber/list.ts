import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../shared/values/isEmpty';
import { defineOperation } from '../../definition/defineOperation';
import { ParameterError } from '../../shared/values/parameterError';
import { howMany, sendList } from '../common/list';
import { filters } from './filters';
import { PHONE_NUMBER } from './samples';

/** Telnyx refuses a shorter filter. */
const FEWEST_DIGITS = 3;

export const listPhoneNumbers = defineOperation<object>()({
	resource: 'phoneNumber',
	option: {
		name: 'Get Many',
		value: 'list',
		action: 'Get many phone numbers',
		description: 'List the phone numbers of your account and what they ring',
	},
	method: 'GET',
	path: '/phone_numbers',
	required: [...howMany],
	optional: [...filters],
	check: checkFilters,
	send: sendList('pageNumber', toQuery),
	sample: PHONE_NUMBER,
});

/** @throws {ParameterError} for a filter that Telnyx would refuse */
function checkFilters({ digits }: IDataObject): void {
	if (isEmpty(digits) || onlyDigits(digits).length >= FEWEST_DIGITS) return;
	throw new ParameterError(`“Number Contains” needs at least ${FEWEST_DIGITS} digits`);
}

/** Telnyx finds nothing for a filter with a plus sign in it. */
function onlyDigits(value: unknown): string {
	return String(value).replace(/\D/g, '');
}

const FILTERS: Record<string, string> = {
	connectionId: 'filter[connection_id]',
	applicationName: 'filter[voice.connection_name][contains]',
	country: 'filter[country_iso_alpha2]',
	numberType: 'filter[number_type][eq]',
	status: 'filter[status]',
	tag: 'filter[tag]',
	sort: 'sort',
} satisfies Record<
	string,
	`filter[${keyof Telnyx.PhoneNumberListParams.Filter}]${string}` | 'sort'
>;

function toQuery({ digits, ...local }: IDataObject): IDataObject {
	const pairs = Object.entries(FILTERS).flatMap(([name, key]) =>
		local[name] === undefined ? [] : [[key, local[name]] as const],
	);
	return {
		...Object.fromEntries(pairs),
		...(digits !== undefined && { 'filter[phone_number]': onlyDigits(digits) }),
	};
}
