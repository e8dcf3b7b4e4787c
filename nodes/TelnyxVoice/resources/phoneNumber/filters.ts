import type { Telnyx } from 'telnyx';
import type { LocalField } from '../../definition/types';

type Params = Telnyx.PhoneNumberListParams;
type Status = NonNullable<NonNullable<Params['filter']>['status']>;
type NumberType = NonNullable<Telnyx.PhoneNumberListParams.Filter.NumberType['eq']>;
type Sort = NonNullable<Params['sort']>;

interface Choice<V> {
	name: string;
	value: V;
}

const STATUSES: ReadonlyArray<Choice<Status>> = [
	{ name: 'Active', value: 'active' },
	{ name: 'Deleted', value: 'deleted' },
	{ name: 'Emergency Only', value: 'emergency-only' },
	{ name: 'Port Failed', value: 'port-failed' },
	{ name: 'Port Pending', value: 'port-pending' },
	{ name: 'Port-Out Pending', value: 'port-out-pending' },
	{ name: 'Ported Out', value: 'ported-out' },
	{ name: 'Purchase Failed', value: 'purchase-failed' },
	{ name: 'Purchase Pending', value: 'purchase-pending' },
];

const TYPES: ReadonlyArray<Choice<NumberType>> = [
	{ name: 'Local', value: 'local' },
	{ name: 'Mobile', value: 'mobile' },
	{ name: 'National', value: 'national' },
	{ name: 'Shared Cost', value: 'shared_cost' },
	{ name: 'Toll-Free', value: 'toll_free' },
];

/** A minus sign turns the order round (Telnyx, "Sorting"). */
const SORTS: ReadonlyArray<Choice<Sort | `-${Sort}`>> = [
	{ name: 'Application Name', value: 'connection_name' },
	{ name: 'Number', value: 'phone_number' },
	{ name: 'Purchase Date, Newest First', value: '-purchased_at' },
	{ name: 'Purchase Date, Oldest First', value: 'purchased_at' },
];

/** Which numbers a list shows, and in which order. */
export const filters = [
	{
		displayName: 'Application ID',
		name: 'connectionId',
		type: 'string',
		default: '',
		description: 'Only numbers that ring this application',
		local: true,
	},
	{
		displayName: 'Application Name Contains',
		name: 'applicationName',
		type: 'string',
		default: '',
		local: true,
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		description: 'Two letters (ISO 3166-1)',
		local: true,
	},
	{
		displayName: 'Number Contains',
		name: 'digits',
		type: 'string',
		default: '',
		placeholder: 'e.g. 312555',
		description: 'At least three digits; anything else is left out',
		local: true,
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		default: 'phone_number',
		options: [...SORTS],
		local: true,
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'active',
		options: [...STATUSES],
		local: true,
	},
	{ displayName: 'Tag', name: 'tag', type: 'string', default: '', local: true },
	{
		displayName: 'Type',
		name: 'numberType',
		type: 'options',
		default: 'local',
		options: [...TYPES],
		local: true,
	},
] as const satisfies readonly LocalField[];
