/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- this file runs beside n8n, never inside it */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nInstall } from './install';

/** n8n's process types: the main one, and the two others of queue mode. */
export type N8nCommand = 'start' | 'webhook' | 'worker';

/** One n8n process. */
export interface N8nProcess {
	pid: number;
	/** Ends it the way a supervisor does (SIGTERM, SIGKILL after 20 s); returns when it is gone. */
	stop(): Promise<void>;
	/** Ends it like a crash (SIGKILL); returns when it is gone. */
	kill(): Promise<void>;
}

const READY_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 20_000;
const POLL_MS = 100;
const MAX_LOG_LINES = 20_000;

/** @returns a TCP port of 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

async function answersReady(url: string): Promise<boolean> {
	try {
		const response = await fetch(`${url}/healthz/readiness`);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}

/**
 * Starts n8n and waits until it says that it is ready.
 *
 * It runs in its own process group, so that Ctrl+C in a terminal reaches only the parent (which
 * then stops it in order), and so that its task runner can be ended with it.
 *
 * @param log receives each line n8n writes
 * @throws {Error} with the end of the log, when n8n ends or is not ready after three minutes
 */
export async function spawnN8n(options: {
	install: N8nInstall;
	command: N8nCommand;
	env: Record<string, string>;
	cwd: string;
	url: string;
	log: string[];
}): Promise<N8nProcess> {
	const { install, log } = options;
	const preload = join(__dirname, 'dieWithParent.cjs');
	const child = spawn(install.node, ['--require', preload, install.bin, options.command], {
		cwd: options.cwd,
		env: options.env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	const { pid } = child;
	if (pid === undefined) throw new Error(`n8n could not be started: ${install.node} does not run.`);

	for (const stream of [child.stdout, child.stderr]) {
		let rest = '';
		stream?.setEncoding('utf8').on('data', (chunk: string) => {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			log.push(...lines);
			if (log.length > MAX_LOG_LINES) log.splice(0, log.length - MAX_LOG_LINES);
		});
	}
	const endGroup = () => {
		try {
			process.kill(-pid, 'SIGKILL');
		} catch {
			// The whole group is gone already.
		}
	};
	let ended = false;
	const gone = once(child, 'exit').then(() => {
		ended = true;
		// Whatever n8n left in its group, such as the task runner after a crash, goes with it.
		endGroup();
	});

	const kill = async () => {
		if (!ended) endGroup();
		await gone;
	};
	const stop = async () => {
		if (!ended) child.kill('SIGTERM');
		const late = setTimeout(endGroup, STOP_WITHIN_MS);
		await gone;
		clearTimeout(late);
	};

	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await answersReady(options.url))) {
		if (ended || Date.now() > deadline) {
			await kill();
			const why = ended ? 'ended while starting' : 'was not ready after three minutes';
			throw new Error(`n8n ${why}. The end of its log:\n${log.slice(-40).join('\n')}`);
		}
		await sleep(POLL_MS);
	}
	return { pid, stop, kill };
}
