import type { FieldOf, LocalField } from '../../../../definition/types';
import { ParameterError } from '../../../../shared/values/parameterError';
import { destination, e164 } from '../../../../shared/values/phone';

/** Who is called. An expression may give several numbers as a list. */
export const to = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +13125550001',
	description:
		'Phone number with plus sign and country code, or a SIP address (sip:name@example.com)',
	toApi: (value) => {
		if (!Array.isArray(value)) return destination(value);
		if (value.length === 0) throw new ParameterError('is an empty list');
		return value.map(destination);
	},
} satisfies FieldOf<{ to: string | string[] }>;

/** More phones that ring at the same time. */
export const ringAlso = {
	displayName: 'Also Ring',
	name: 'ringAlso',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Number' },
	default: [],
	placeholder: 'e.g. +13125550003',
	description: 'More numbers or SIP addresses that ring at the same time as To',
	local: true,
} satisfies LocalField;

/** The number that the called person sees. */
export const from = {
	displayName: 'From',
	name: 'from',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		'The number that the called person sees: one of your Telnyx numbers, or a verified one',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a number…',
			typeOptions: { searchListMethod: 'searchNumbers', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. +13125550002',
		},
	],
	toApi: e164,
} satisfies FieldOf<{ from: string }>;
