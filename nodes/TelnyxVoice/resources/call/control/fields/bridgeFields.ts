import type { IDataObject } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { isEmpty } from '../../../../shared/values/isEmpty';
import { id } from '../../../../definition/mappers';
import type { FieldOf, LocalField } from '../../../../definition/types';
import { ParameterError } from '../../../../shared/values/parameterError';

type Params = Telnyx.Calls.ActionBridgeParams;

const TARGETS = {
	call: 'callControlIdToBridgeWith',
	queue: 'queue',
	videoRoom: 'videoRoomId',
} as const;

export const bridgeWith = {
	displayName: 'Bridge With',
	name: 'bridgeWith',
	type: 'options',
	noDataExpression: true,
	required: true,
	default: 'call',
	options: [
		{ name: 'Another Call', value: 'call' },
		{ name: 'First Call in a Queue', value: 'queue' },
		{ name: 'Video Room', value: 'videoRoom' },
	],
	local: true,
} satisfies LocalField;

/** The three things to bridge with; the editor shows the chosen one. */
export const bridgeTarget = [
	{
		displayName: 'Other Call Control ID',
		name: 'callControlIdToBridgeWith',
		apiName: 'call_control_id',
		type: 'string',
		required: true,
		default: '',
		description: 'Call Control ID of the call to connect with',
		toApi: id,
		showFor: { bridgeWith: ['call'] },
	},
	{
		displayName: 'Queue',
		name: 'queue',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. support',
		description: 'Name of the queue. Its first caller leaves it, whatever comes of the bridge.',
		showFor: { bridgeWith: ['queue'] },
	},
	{
		displayName: 'Video Room ID',
		name: 'videoRoomId',
		type: 'string',
		required: true,
		default: '',
		showFor: { bridgeWith: ['videoRoom'] },
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;

/**
 * Keeps the one target that is chosen.
 *
 * @throws {ParameterError} when a call shall be bridged with itself
 */
export function checkBridge(values: IDataObject): void {
	const chosen = TARGETS[values.bridgeWith as keyof typeof TARGETS] ?? TARGETS.call;
	for (const name of Object.values(TARGETS)) if (name !== chosen) delete values[name];
	const other = values.callControlIdToBridgeWith;
	if (!isEmpty(other) && String(other).trim() === String(values.callControlId).trim()) {
		throw new ParameterError(
			'A call cannot be bridged with itself',
			'Put the id of the other call into “Other Call Control ID”.',
		);
	}
}

export const videoRoomContext = {
	displayName: 'Video Room Context',
	name: 'videoRoomContext',
	type: 'string',
	default: '',
	description: 'Passed on to the participants of the video room',
} satisfies FieldOf<Params>;

const COUNTRIES = [
	...['at', 'au', 'be', 'bg', 'br', 'ch', 'cl', 'cn', 'cz', 'de', 'dk', 'ee', 'es', 'fi'],
	...['fr', 'gr', 'hu', 'il', 'in', 'it', 'jp', 'lt', 'mx', 'my', 'nl', 'no', 'nz', 'ph'],
	...['pl', 'pt', 'ru', 'se', 'sg', 'th', 'tw', 'uk', 'us', 'us-old', 've', 'za'],
] as const;

export const ringtone = {
	displayName: 'Ringtone',
	name: 'ringtone',
	type: 'options',
	default: 'us',
	description: 'Country whose ringtone is played',
	options: COUNTRIES.map((value) => ({ name: value.toUpperCase(), value })),
} satisfies FieldOf<Params>;
