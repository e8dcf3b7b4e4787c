import type { Field } from './types';

/** The option with which people slow a long list of items down, or speed it up. */
export const pacing = {
	displayName: 'Pacing',
	name: 'pacing',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'How the items are spread over time. Without it, one item is sent after the other.',
	local: true,
	options: [
		{
			displayName: 'Items at Once',
			name: 'itemsAtOnce',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
			default: 1,
			description: 'How many items are sent at the same time',
			local: true,
		},
		{
			displayName: 'Pause Between Items',
			name: 'pauseMillis',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 60000, numberPrecision: 0 },
			default: 0,
			description: 'Milliseconds to wait before the next item is sent',
			local: true,
		},
	],
} satisfies Field;
