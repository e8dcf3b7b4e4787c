import type { Telnyx } from 'telnyx';
import { plainText } from '../../definition/mappers';
import type { Field, FieldOf, GroupOf } from '../../definition/types';

export const tags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' },
	default: [],
	toApi: (value) => [value].flat().map(plainText),
} satisfies FieldOf<Telnyx.CallControlApplicationUpdateParams>;

type Clearable = {
	[K in keyof Telnyx.CallControlApplicationUpdateParams]-?: null extends Telnyx.CallControlApplicationUpdateParams[K]
		? K
		: never;
}[keyof Telnyx.CallControlApplicationUpdateParams];

/** Telnyx empties a setting for which it gets null. */
const nothing = (value: unknown) => (value === true ? null : undefined);

/** An empty field is never sent, so what shall be empty afterwards is named. */
export const clear = {
	displayName: 'Clear',
	name: 'clear',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: {},
	description: 'Settings to remove from the application',
	options: [
		{
			displayName: 'Webhook Failover URL',
			name: 'noFailoverUrl',
			apiName: 'webhook_event_failover_url' satisfies Clearable,
			type: 'boolean',
			default: true,
			description: 'Whether to remove the failover URL',
			toApi: nothing,
		},
		{
			displayName: 'Webhook Timeout',
			name: 'noTimeout',
			apiName: 'webhook_timeout_secs' satisfies Clearable,
			type: 'boolean',
			default: true,
			description: 'Whether to go back to Telnyx’s own timeout',
			toApi: nothing,
		},
	],
	// The type of a field knows no null, and no second field for the same parameter.
} satisfies Field as unknown as GroupOf<Telnyx.CallControlApplicationUpdateParams>;
