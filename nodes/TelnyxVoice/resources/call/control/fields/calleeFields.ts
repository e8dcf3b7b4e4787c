import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../../definition/types';
import { matching } from '../../../../definition/mappers';
import { e164 } from '../../../../shared/values/phone';

type Params = Pick<
	Telnyx.CallDialParams,
	| 'diversion'
	| 'from_display_name'
	| 'park_after_unbridge'
	| 'privacy'
	| 'route_to_mobile'
	| 'send_digits_on_answer'
	| 'time_limit_secs'
	| 'timeout_secs'
>;

/** What Dial and Transfer say about the phone they call. */
export const ringTimeSecs = {
	displayName: 'Ring Time (Seconds)',
	name: 'timeoutSecs',
	type: 'number',
	typeOptions: { minValue: 5, maxValue: 600, numberPrecision: 0 },
	default: 30,
	description: 'How long the phone rings before Telnyx gives up',
} satisfies FieldOf<Params>;

export const timeLimitSecs = {
	displayName: 'Maximum Call Length (Seconds)',
	name: 'timeLimitSecs',
	type: 'number',
	typeOptions: { minValue: 30, maxValue: 14400, numberPrecision: 0 },
	default: 14400,
	description: 'Telnyx ends the call after this time, which caps its cost',
} satisfies FieldOf<Params>;

export const fromDisplayName = {
	displayName: 'Caller Name',
	name: 'fromDisplayName',
	type: 'string',
	default: '',
	description: 'Shown with the caller number where the network supports it',
	toApi: matching(
		/^[\p{L}\p{N} \-_~!.+]{1,128}$/u,
		'may have letters, digits, spaces and - _ ~ ! . + only, at most 128',
		'Dr. Smith',
	),
} satisfies FieldOf<Params>;

export const sendDigitsOnAnswer = {
	displayName: 'Press Digits on Answer',
	name: 'sendDigitsOnAnswer',
	type: 'string',
	default: '',
	placeholder: 'e.g. WW200#',
	description: 'Keys to press once somebody answers; w waits half a second, W a whole one',
	toApi: matching(/^[0-9A-DwW*#]{1,64}$/, 'needs up to 64 of 0-9 A-D w W * #', 'WW200#'),
} satisfies FieldOf<Params>;

export const diversion = {
	displayName: 'Diversion',
	name: 'diversion',
	type: 'string',
	default: '',
	placeholder: 'e.g. +13125550002',
	description:
		'Your number that an incoming call is ringing now. It permits you to show that caller’s number as From.',
	toApi: e164,
} satisfies FieldOf<Params>;

export const parkAfterUnbridge = {
	displayName: 'Keep Call After Unbridge',
	name: 'parkAfterUnbridge',
	type: 'boolean',
	default: true,
	description:
		'Whether this leg stays on the line when the other one ends, instead of being hung up',
	toApi: (value) => (value === true ? 'self' : undefined),
} satisfies FieldOf<Params>;

export const privacy = {
	displayName: 'Privacy',
	name: 'privacy',
	type: 'options',
	default: 'none',
	options: [
		{ name: 'Hide Caller Number', value: 'id' },
		{ name: 'Show Caller Number', value: 'none' },
	],
} satisfies FieldOf<Params>;

export const routeToMobile = {
	displayName: 'Route to Mobile',
	name: 'routeToMobile',
	type: 'boolean',
	default: false,
	description: 'Whether to ring a Telnyx Mobile phone directly, past its call interception',
} satisfies FieldOf<Params>;
