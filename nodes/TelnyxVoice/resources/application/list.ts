import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../shared/values/isEmpty';
import { defineOperation } from '../../definition/defineOperation';
import type { LocalField } from '../../definition/types';
import { ParameterError } from '../../shared/values/parameterError';
import { howMany, sendList } from '../common/list';
import { APPLICATION } from './samples';

type Sort = NonNullable<Telnyx.CallControlApplicationListParams['sort']>;

/** A minus sign turns the order round (Telnyx, "Sorting"). */
const SORTS: ReadonlyArray<{ name: string; value: Sort | `-${Sort}` }> = [
	{ name: 'Active First', value: '-active' },
	{ name: 'Inactive First', value: 'active' },
	{ name: 'Name, A to Z', value: 'connection_name' },
	{ name: 'Name, Z to A', value: '-connection_name' },
	{ name: 'Newest First', value: '-created_at' },
	{ name: 'Oldest First', value: 'created_at' },
];

const filters = [
	{
		displayName: 'Name Contains',
		name: 'nameContains',
		type: 'string',
		default: '',
		description: 'At least three characters',
		local: true,
	},
	{
		displayName: 'Outbound Voice Profile ID',
		name: 'outboundVoiceProfileId',
		type: 'string',
		default: '',
		local: true,
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		default: '-created_at',
		options: [...SORTS],
		local: true,
	},
] as const satisfies readonly LocalField[];

export const listApplications = defineOperation<object>()({
	resource: 'application',
	option: {
		name: 'Get Many',
		value: 'list',
		action: 'Get many applications',
		description: 'List the Call Control Applications of your account',
	},
	method: 'GET',
	path: '/call_control_applications',
	required: [...howMany],
	optional: [...filters],
	check: checkFilters,
	send: sendList('pageNumber', toQuery),
	sample: APPLICATION,
});

/** @throws {ParameterError} for a filter that Telnyx would refuse */
function checkFilters({ nameContains }: IDataObject): void {
	if (isEmpty(nameContains) || String(nameContains).length >= 3) return;
	throw new ParameterError('“Name Contains” needs at least three characters');
}

function toQuery({ nameContains, outboundVoiceProfileId, sort }: IDataObject): IDataObject {
	return {
		...(nameContains !== undefined && { 'filter[application_name][contains]': nameContains }),
		...(outboundVoiceProfileId !== undefined && {
			'filter[outbound.outbound_voice_profile_id]': outboundVoiceProfileId,
		}),
		...(sort !== undefined && { sort }),
	};
}
