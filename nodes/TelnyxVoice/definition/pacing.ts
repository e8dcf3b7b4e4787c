import { sleep } from 'n8n-workflow';
import type { Field } from './types';

/** How the items of one run are spread over time. */
export interface Pacing {
	/** How many items are sent at the same time, from 1. */
	itemsAtOnce: number;
	/** Pause before the next item is sent, in milliseconds. */
	pauseMillis: number;
}

/** The option with which people slow a long list of items down, or speed it up. */
export const pacing: Field = {
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
		},
		{
			displayName: 'Pause Between Items',
			name: 'pauseMillis',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 60000, numberPrecision: 0 },
			default: 0,
			description: 'Milliseconds to wait before the next item is sent',
		},
	],
};

/**
 * Runs one task per item, at most `itemsAtOnce` at the same time and with a pause between the
 * starts, and keeps the results in the order of the items. After a task throws, no further task
 * is started; the first error is thrown when the running ones have ended.
 *
 * @param count number of items
 * @param task gets the item's index, from 0
 */
export async function paced<T>(
	count: number,
	{ itemsAtOnce, pauseMillis }: Pacing,
	task: (index: number) => Promise<T>,
): Promise<T[]> {
	const results: T[] = new Array<T>(count);
	const failures: unknown[] = [];
	let next = 0;
	let gate: Promise<unknown> = Promise.resolve();

	async function worker(): Promise<void> {
		for (;;) {
			await gate;
			if (next >= count || failures.length > 0) return;
			const index = next++;
			if (pauseMillis > 0) gate = gate.then(async () => await sleep(pauseMillis));
			try {
				results[index] = await task(index);
			} catch (error) {
				failures.push(error);
			}
		}
	}

	await Promise.all(Array.from({ length: Math.min(itemsAtOnce, count) }, worker));
	if (failures.length > 0) throw failures[0];
	return results;
}
