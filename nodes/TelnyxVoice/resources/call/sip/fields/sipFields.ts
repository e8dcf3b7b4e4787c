import type { Telnyx } from 'telnyx';
import type { FieldOf, GroupOf } from '../../../../definition/types';
import { oneLine, rows } from '../../../../definition/mappers';
import { ParameterError } from '../../../../shared/values/parameterError';

type Params = Pick<
	Telnyx.CallDialParams,
	| 'custom_headers'
	| 'media_encryption'
	| 'sip_auth_password'
	| 'sip_auth_username'
	| 'sip_headers'
	| 'sip_region'
	| 'sip_transport_protocol'
>;

/** Own SIP headers as rows of name and value. */
export const customHeaders = {
	displayName: 'Custom Headers',
	name: 'customHeaders',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Header',
	default: {},
	description: 'Headers added to the SIP message, for phone systems that read them',
	options: [
		{
			displayName: 'Header',
			name: 'header',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. X-Customer',
				},
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
	],
	toApi: rows('header', ({ name, value }) => {
		if (!name && !value) return undefined;
		if (!/^[\w!#$%&'*+.^`|~-]+$/.test(String(name))) {
			throw new ParameterError(
				`has an unusable header name “${String(name)}”`,
				'For example: X-Customer',
			);
		}
		return { name: String(name), value: oneLine(value ?? '') };
	}),
} satisfies FieldOf<Params>;

/** The one standard SIP header that Telnyx passes on. */
export const sipHeaders = {
	displayName: 'User-to-User Header',
	name: 'sipHeaders',
	type: 'string',
	default: '',
	description: 'Value of the SIP header User-to-User, which hands data to the other phone system',
	toApi: (value) => [{ name: 'User-to-User' as const, value: oneLine(value) }],
} satisfies FieldOf<Params>;

export const sipAuthUsername = {
	displayName: 'SIP User Name',
	name: 'sipAuthUsername',
	type: 'string',
	default: '',
	description: 'For destinations that ask for a login',
	toApi: oneLine,
} satisfies FieldOf<Params>;

export const sipAuthPassword = {
	displayName: 'SIP Password',
	name: 'sipAuthPassword',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'For destinations that ask for a login',
	toApi: oneLine,
} satisfies FieldOf<Params>;

/** What concerns phone systems and SIP addresses. */
export const sip = {
	displayName: 'SIP',
	name: 'sip',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: {},
	description: 'For calls from and to phone systems',
	options: [
		customHeaders,
		{
			displayName: 'Media Encryption',
			name: 'mediaEncryption',
			type: 'options',
			default: 'disabled',
			description: 'Works for SIP addresses only, not for phone numbers',
			options: [
				{ name: 'Disabled', value: 'disabled' },
				{ name: 'DTLS', value: 'DTLS' },
				{ name: 'SRTP', value: 'SRTP' },
			],
		},
		{
			displayName: 'Region',
			name: 'sipRegion',
			type: 'options',
			default: 'US',
			options: [
				{ name: 'Australia', value: 'Australia' },
				{ name: 'Canada', value: 'Canada' },
				{ name: 'Europe', value: 'Europe' },
				{ name: 'Middle East', value: 'Middle East' },
				{ name: 'US', value: 'US' },
			],
		},
		sipAuthPassword,
		sipAuthUsername,
		{
			displayName: 'Transport Protocol',
			name: 'sipTransportProtocol',
			type: 'options',
			default: 'UDP',
			options: [
				{ name: 'TCP', value: 'TCP' },
				{ name: 'TLS', value: 'TLS' },
				{ name: 'UDP', value: 'UDP' },
			],
		},
		sipHeaders,
	],
} satisfies GroupOf<Params>;
