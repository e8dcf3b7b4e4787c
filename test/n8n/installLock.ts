/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/** @returns whether a process with this id lives on this machine. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, but belongs to someone else.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function tryLock(file: string): boolean {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function holder(file: string): number | undefined {
	try {
		return Number(readFileSync(file, 'utf8')) || undefined;
	} catch {
		return undefined;
	}
}

/**
 * Runs `work` while no other process of this machine does, by a lock file that holds a process id.
 * The lock of a process that has died is taken over.
 *
 * @param onWait called once if another process has to be waited for
 */
export async function withLock<T>(
	file: string,
	work: () => Promise<T>,
	onWait: () => void,
): Promise<T> {
	let told = false;
	while (!tryLock(file)) {
		const pid = holder(file);
		if (pid !== undefined && !isAlive(pid)) {
			rmSync(file, { force: true });
			continue;
		}
		if (!told) onWait();
		told = true;
		await sleep(POLL_MS);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}
