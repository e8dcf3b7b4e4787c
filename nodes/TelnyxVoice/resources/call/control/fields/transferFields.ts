import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../../definition/types';
import { encodeClientState } from '../../../../shared/values/clientState';
import { destination, e164 } from '../../../../shared/values/phone';
import { to } from './destinationFields';

type Params = Telnyx.Calls.ActionTransferParams;

export const transferTo = { ...to, toApi: destination } satisfies FieldOf<Params>;

export const transferFrom = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. +13125550002',
	description:
		'The number that the called person sees. Without it: the number that this call came in on.',
	toApi: e164,
} satisfies FieldOf<Params>;

export const earlyMedia = {
	displayName: 'Early Media',
	name: 'earlyMedia',
	type: 'boolean',
	default: true,
	description: 'Whether the caller hears the ringing of the other phone',
} satisfies FieldOf<Params>;

export const muteDtmf = {
	displayName: 'Mute DTMF',
	name: 'muteDtmf',
	type: 'options',
	default: 'none',
	description: 'Whose key presses are not passed on',
	options: [
		{ name: 'Both', value: 'both' },
		{ name: 'None', value: 'none' },
		{ name: 'Opposite', value: 'opposite' },
		{ name: 'Self', value: 'self' },
	],
} satisfies FieldOf<Params>;

export const targetLegClientState = {
	displayName: 'Target Leg Client State',
	name: 'targetLegClientState',
	type: 'string',
	default: '',
	description: 'Like Client State, for the call to the other phone',
	toApi: encodeClientState,
} satisfies FieldOf<Params>;
