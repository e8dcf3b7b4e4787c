/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- this file runs beside n8n, never inside it */
import { deepStrictEqual } from 'node:assert';
import type { Closing } from './closing';

/** How many things were right, and how many were not. */
export interface Tally {
	passed: number;
	failed: number;
}

/** @throws {Error} with the differences, unless both are the same in all depth */
export function assertEqual<T>(actual: T, expected: T): void {
	deepStrictEqual(actual, expected);
}

/** Does checks one after the other; each one says how it ended, and none keeps the next from running. */
export class Checks {
	readonly tally: Tally = { passed: 0, failed: 0 };

	constructor(private readonly closing: Closing) {}

	/**
	 * @param name what is true when the check passes
	 * @param check throws when it is not; returns figures to be printed, if there are any
	 */
	async check(name: string, check: () => Promise<string | void>): Promise<void> {
		this.closing.assertOpen();
		try {
			const figures = await check();
			this.tally.passed++;
			console.log(`ok: ${name}`);
			if (figures) console.log(`    ${figures}`);
		} catch (error) {
			// What is interrupted has not failed.
			this.closing.assertOpen();
			this.tally.failed++;
			console.log(`FAILED: ${name}\n    ${(error as Error).message}`);
		}
	}
}
