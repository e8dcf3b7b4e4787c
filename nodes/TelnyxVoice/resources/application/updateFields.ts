import type { Telnyx } from 'telnyx';
import { plainText } from '../../definition/mappers';
import type { FieldOf, LocalField } from '../../definition/types';

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

/** An empty field is never sent, so what shall be empty afterwards is named. */
export const clear = {
	displayName: 'Clear',
	name: 'clear',
	type: 'multiOptions',
	default: [],
	description: 'Settings to remove from the application',
	options: [
		{ name: 'Webhook Failover URL', value: 'webhook_event_failover_url' },
		{ name: 'Webhook Timeout', value: 'webhook_timeout_secs' },
	] satisfies Array<{ name: string; value: Clearable }>,
	local: true,
} satisfies LocalField;

/** @returns the body parameters that empty the chosen settings (Telnyx takes null for these) */
export function cleared(chosen: unknown): { [name: string]: null } {
	const names = clear.options.map(({ value }) => value as string);
	return Object.fromEntries(
		[chosen ?? []]
			.flat()
			.filter((name) => names.includes(String(name)))
			.map((name) => [String(name), null]),
	);
}
