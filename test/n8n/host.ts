/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
/** A real n8n as a test fixture: its own user folder, a free port, our package installed. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installN8n, type OnProgress } from './install';
import { freePort, spawnN8n, type N8nCommand, type N8nProcess } from './n8nProcess';
import { installPackage } from './packageFiles';

/** A Postgres database for n8n; SQLite in the user folder is what it uses without one. */
export interface Postgres {
	host: string;
	/** Default 5432. */
	port?: number;
	database: string;
	user: string;
	password: string;
}

/** How to start n8n. */
export interface N8nOptions {
	/** Folder of the built package that n8n shall have installed. */
	packageDir: string;
	/** Further environment variables; they win over the ones set here. */
	env?: Record<string, string>;
	/** n8n's folder. A given one is kept when n8n stops, a temporary one is removed. */
	userFolder?: string;
	/** Default: a free one. */
	port?: number;
	/** The address Telnyx (or the simulator) reaches n8n at. Default: its own. */
	webhookUrl?: string;
	/** Default: `start`. The other two are for queue mode. */
	command?: N8nCommand;
	database?: Postgres;
	onProgress?: OnProgress;
}

/** The account that n8n's first visitor creates. */
export interface Owner {
	email: string;
	password: string;
}

/** An n8n that runs. */
export interface RunningN8n {
	/** e.g. `http://127.0.0.1:40123`, without a slash at the end. */
	url: string;
	port: number;
	userFolder: string;
	/** The account to set up and log in with (`connectClient` does). */
	owner: Owner;
	/** n8n's version. */
	version: string;
	/** What n8n wrote, line by line, over all restarts. */
	log: string[];
	/** The process that runs now. */
	pid(): number;
	/** Ends it in order, and removes its user folder if that is a temporary one. */
	stop(): Promise<void>;
	/** Ends it like a crash (SIGKILL). Data stays; `restart` brings it back. */
	kill(): Promise<void>;
	/** Starts it again on the same folder and port; a running one is ended in order first. */
	restart(): Promise<void>;
}

/** n8n wants 8 characters, a digit and a capital letter. */
const OWNER: Owner = { email: 'demo@example.com', password: 'Telnyx-Voice-1' };

/** Variables of the caller that n8n may see; everything else could change how n8n behaves. */
const PASSED_ON = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'TZ'];

function databaseEnv(database: Postgres): Record<string, string> {
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: database.host,
		DB_POSTGRESDB_PORT: String(database.port ?? 5432),
		DB_POSTGRESDB_DATABASE: database.database,
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_PASSWORD: database.password,
	};
}

function environment(
	options: N8nOptions,
	at: { port: number; brokerPort: number; url: string; userFolder: string },
): Record<string, string> {
	const passedOn = PASSED_ON.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return {
		...Object.fromEntries(passedOn),
		N8N_USER_FOLDER: at.userFolder,
		N8N_PORT: String(at.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		// A worker serves its health page only when asked to, on a port of its own.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(at.port),
		// Its default is one fixed port for all n8n processes of a machine.
		N8N_RUNNERS_BROKER_PORT: String(at.brokerPort),
		WEBHOOK_URL: `${(options.webhookUrl ?? at.url).replace(/\/$/, '')}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// Seconds n8n waits for runs that are still going on when it is stopped.
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		...(options.database ? databaseEnv(options.database) : {}),
		...options.env,
	};
}

/**
 * Starts a real n8n with the package installed, as a user would have it; installs n8n itself
 * first if this machine does not have it yet. Whoever starts it must `stop()` it; if the caller
 * dies, n8n dies too.
 *
 * @throws {Error} when n8n cannot be installed or does not start
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const install = await installN8n(options.onProgress);
	const temporary = options.userFolder === undefined;
	const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'n8n-telnyx-voice-'));
	mkdirSync(userFolder, { recursive: true });
	const log: string[] = [];
	let current: N8nProcess | undefined;
	const cleanUp = async () => {
		if (temporary) await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	};

	try {
		await installPackage(options.packageDir, userFolder);
		const port = options.port ?? (await freePort());
		const url = `http://127.0.0.1:${port}`;
		const env = environment(options, { port, brokerPort: await freePort(), url, userFolder });
		const start = async () =>
			await spawnN8n({
				install,
				command: options.command ?? 'start',
				env,
				// n8n reads a `.env` file of the folder it is started in.
				cwd: userFolder,
				url,
				log,
			});
		current = await start();
		return {
			url,
			port,
			userFolder,
			owner: OWNER,
			version: install.version,
			log,
			pid: () => current?.pid ?? 0,
			stop: async () => {
				await current?.stop();
				await cleanUp();
			},
			kill: async () => await current?.kill(),
			restart: async () => {
				await current?.stop();
				current = await start();
			},
		};
	} catch (error) {
		await cleanUp();
		throw error;
	}
}
