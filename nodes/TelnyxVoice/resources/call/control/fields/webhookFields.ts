import type { Telnyx } from 'telnyx';
import type { GroupOf } from '../../../../definition/types';
import { plainText, rows, webUrl } from '../../../../definition/mappers';
import { ParameterError } from '../../../../shared/values/parameterError';
import { eventChoices } from './webhookEvents';

type Params = Pick<
	Telnyx.CallDialParams,
	| 'webhook_retries_policies'
	| 'webhook_url'
	| 'webhook_url_method'
	| 'webhook_urls'
	| 'webhook_urls_method'
>;

const METHODS = [
	{
		name: 'GET',
		value: 'GET',
		description: 'Such events carry no body, so that nobody can verify them',
	},
	{ name: 'POST', value: 'POST' },
] as const;

const event = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	default: 'call.answered',
	options: eventChoices,
} as const;

/**
 * Where Telnyx sends events instead of the application's address. Its pages differ on how far that
 * goes: all later events of the call (API reference), or those of this command (knowledge base).
 */
export const webhooks = {
	displayName: 'Webhook Overrides',
	name: 'webhooks',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: {},
	description: 'Send events to another address than the application’s',
	options: [
		{
			displayName: 'Retries by Event',
			name: 'webhookRetriesPolicies',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Event',
			default: {},
			description: 'How long Telnyx waits before each further try to deliver an event',
			options: [
				{
					displayName: 'Policy',
					name: 'policy',
					values: [
						event,
						{
							displayName: 'Delays (Ms)',
							name: 'retriesMs',
							type: 'string',
							default: '',
							placeholder: 'e.g. 1000, 2000, 5000',
							description: 'At most five delays, together at most 60000',
						},
					],
				},
			],
			toApi: (value) =>
				byEvent('policy', value, ({ retriesMs }) => ({
					retries_ms: delays(plainText(retriesMs ?? '')),
				})),
		},
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/events',
			description: 'Gets the events that follow this command',
			toApi: webUrl,
		},
		{
			displayName: 'Webhook URL Method',
			name: 'webhookUrlMethod',
			type: 'options',
			default: 'POST',
			options: METHODS,
		},
		{
			displayName: 'Webhook URLs by Event',
			name: 'webhookUrls',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add URL',
			default: {},
			description: 'Gets the events of one kind; several rows of the same kind all get them',
			options: [
				{
					displayName: 'URL',
					name: 'entry',
					values: [
						event,
						{
							displayName: 'URL',
							name: 'url',
							type: 'string',
							default: '',
							placeholder: 'e.g. https://example.com/events',
						},
					],
				},
			],
			toApi: (value) => {
				const urls: Record<string, string[]> = {};
				rows('entry', (row) => {
					const name = eventName(row.event);
					(urls[name] ??= []).push(String(webUrl(row.url)));
					return name;
				})(value);
				return Object.keys(urls).length > 0 ? urls : undefined;
			},
		},
		{
			displayName: 'Webhook URLs Method',
			name: 'webhookUrlsMethod',
			type: 'options',
			default: 'POST',
			options: METHODS,
		},
	],
} satisfies GroupOf<Params>;

function byEvent<V>(
	group: string,
	value: unknown,
	toValue: (row: { [key: string]: unknown }) => V,
): Record<string, V> | undefined {
	const entries = rows(group, (row) => [eventName(row.event), toValue(row)] as const)(value);
	return entries && Object.fromEntries(entries);
}

function eventName(value: unknown): string {
	const name = String(value ?? '').trim();
	if (/^[a-z_]+(\.[a-z_]+)+$/.test(name)) return name;
	throw new ParameterError(`does not know the event “${name}”`, 'For example: call.answered');
}

/** @throws {ParameterError} beyond Telnyx's limits: five delays, 60 seconds together */
function delays(text: string): number[] {
	const parts = text.split(',').map((part) => part.trim());
	const whole = parts.every((part) => /^\d{1,5}$/.test(part));
	const list = parts.map(Number);
	if (!whole || list.length > 5 || list.reduce((sum, delay) => sum + delay, 0) > 60_000) {
		throw new ParameterError(
			`needs up to five delays in milliseconds, together at most 60000, not “${text}”`,
			'For example: 1000, 2000, 5000',
		);
	}
	return list;
}
