/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type { LogMetadata } from 'n8n-workflow';

/** One line that n8n would have written to its log. */
export interface LogLine {
	level: 'error' | 'warn' | 'info' | 'debug';
	message: string;
	metadata?: LogMetadata;
}

/** Everything logged in this process, oldest first. */
export const logLines: LogLine[] = [];

const recorder = {
	scoped: () => recorder,
	error: record('error'),
	warn: record('warn'),
	info: record('info'),
	debug: record('debug'),
};

function record(level: LogLine['level']) {
	return (message: string, metadata?: LogMetadata): void => {
		logLines.push({ level, message, metadata });
	};
}

/** The part of n8n-core that its index does not export. */
interface Tunnels {
	SSHClientsManager: unknown;
}

/**
 * n8n-core, with settings of its own: on import it reads (and else writes) a settings file in the
 * user's home folder, so it gets a folder that is gone again once the settings are read.
 */
function loadCore(): typeof Core {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	process.env.N8N_USER_FOLDER = folder;
	process.env.N8N_ENCRYPTION_KEY = 'engine tests';
	const load = createRequire(__filename);
	load('reflect-metadata');
	const core = load('n8n-core') as typeof Core;
	// n8n-core may carry copies of its helper packages; a service is only the same in the same copy.
	const loadBesideCore = createRequire(load.resolve('n8n-core'));
	const { Container } = loadBesideCore('@n8n/di') as {
		Container: { get(type: unknown): unknown; set(type: unknown, instance: unknown): void };
	};
	const { Logger } = loadBesideCore('@n8n/backend-common') as { Logger: unknown };
	Container.set(Logger, recorder);
	// No test opens a tunnel, and n8n 2.8's manager of tunnels has a clock that never lets it end.
	const tunnels = loadBesideCore('./execution-engine/ssh-clients-manager') as Tunnels;
	Container.set(tunnels.SSHClientsManager, {});
	Container.get(core.InstanceSettings);
	rmSync(folder, { recursive: true, force: true });
	return core;
}

export const core = loadCore();
