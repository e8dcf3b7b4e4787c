import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { toLocal } from './convert';
import { pacing } from '../definition/pacingField';

/** How the items of one run are spread over time. */
export interface Pacing {
	/** How many items are sent at the same time, from 1. */
	itemsAtOnce: number;
	/** Pause before the next item is sent, in milliseconds. */
	pauseMillis: number;
}

/**
 * @param set what the user set of the option
 * @throws {ParameterError} for a value that is not a number in its range
 */
export function toPacing(set: IDataObject): Pacing {
	return { itemsAtOnce: 1, pauseMillis: 0, ...toLocal(pacing.options, set) };
}

/**
 * Runs one task per item, at most `itemsAtOnce` at the same time and with a pause between the
 * starts, and keeps the results in the order of the items. After a task throws, no further task
 * is started; the first error is thrown when the running ones have ended.
 *
 * @param count number of items
 * @param task gets the item's index, from 0
 * @param signal ends the pauses when the execution is cancelled
 */
export async function paced<T>(
	count: number,
	{ itemsAtOnce, pauseMillis }: Pacing,
	task: (index: number) => Promise<T>,
	signal?: AbortSignal,
): Promise<T[]> {
	const results: T[] = new Array<T>(count);
	const failures: unknown[] = [];
	let next = 0;
	let gate: Promise<void> = Promise.resolve();

	async function pause(): Promise<void> {
		try {
			await sleep(pauseMillis, signal);
		} catch (error) {
			failures.push(error);
		}
	}

	async function worker(): Promise<void> {
		for (;;) {
			if (next >= count || failures.length > 0) return;
			const index = next++;
			// Each start waits for its own turn, so that two of them never share one pause.
			const turn = gate;
			if (pauseMillis > 0 && next < count) gate = turn.then(pause);
			await turn;
			if (failures.length > 0) return;
			try {
				signal?.throwIfAborted();
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
