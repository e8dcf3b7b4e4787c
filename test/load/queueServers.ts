/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
/** The two servers that n8n's queue mode needs, and clean places of our own in them. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { N8nInstall } from '../n8n/install';
import type { Postgres } from '../n8n/host';

interface PostgresClient {
	connect(): Promise<void>;
	query(text: string): Promise<unknown>;
	end(): Promise<void>;
}

interface RedisClient {
	connect(): Promise<void>;
	keys(pattern: string): Promise<string[]>;
	del(keys: string[]): Promise<number>;
	disconnect(): void;
}

/** A database and a place in Redis that nobody else uses. */
export interface QueueServers {
	database: Postgres;
	/** n8n's environment variables. */
	env: Record<string, string>;
	/** Drops the database and empties the place in Redis. */
	remove(): Promise<void>;
}

const HOW_TO_GET_THEM = [
	'sudo apt-get install -y postgresql redis-server',
	'sudo service postgresql start && sudo service redis-server start',
].join('\n');

/** Connections from the usual variables: PGHOST, PGPORT, PGUSER, PGPASSWORD, REDIS_URL, … */
function settings() {
	const { env } = process;
	const redis = new URL(env.REDIS_URL ?? 'redis://127.0.0.1:6379');
	return {
		postgres: {
			host: env.PGHOST ?? '127.0.0.1',
			port: Number(env.PGPORT ?? 5432),
			user: env.PGUSER ?? 'postgres',
			password: env.PGPASSWORD ?? '',
		},
		redis: {
			host: env.QUEUE_BULL_REDIS_HOST ?? redis.hostname,
			port: Number(env.QUEUE_BULL_REDIS_PORT ?? (redis.port || 6379)),
			username: env.QUEUE_BULL_REDIS_USERNAME ?? decodeURIComponent(redis.username),
			password: env.QUEUE_BULL_REDIS_PASSWORD ?? decodeURIComponent(redis.password),
		},
	};
}

async function orExplain<T>(server: string, at: string, connect: () => Promise<T>): Promise<T> {
	try {
		return await connect();
	} catch (error) {
		const { message, code } = error as { message?: string; code?: string };
		throw new Error(
			`${server} does not let us in at ${at} (${message || code || 'no answer'}). Where it is missing, install and start it:\n${HOW_TO_GET_THEM}`,
		);
	}
}

/**
 * Makes a database and chooses a prefix in Redis. The client libraries are those of the installed
 * n8n.
 *
 * @throws {Error} that says how to install and start the servers, where one is missing
 */
export async function openQueueServers(install: N8nInstall): Promise<QueueServers> {
	const load = createRequire(join(install.folder, 'node_modules', 'n8n', 'package.json'));
	const { Client } = load('pg') as { Client: new (options: object) => PostgresClient };
	const { Redis } = load('ioredis') as { Redis: new (options: object) => RedisClient };
	const { postgres, redis } = settings();
	const name = `telnyx_voice_${randomBytes(4).toString('hex')}`;

	const inPostgres = async (text: string): Promise<void> => {
		const client = new Client({ ...postgres, database: 'postgres', connectionTimeoutMillis: 5000 });
		await client.connect();
		try {
			await client.query(text);
		} finally {
			await client.end();
		}
	};
	const inRedis = async (work: (client: RedisClient) => Promise<void>): Promise<void> => {
		const client = new Redis({
			...redis,
			username: redis.username || undefined,
			password: redis.password || undefined,
			lazyConnect: true,
			retryStrategy: () => null,
		});
		// Without a listener, it would end this process.
		(client as unknown as NodeJS.EventEmitter).on('error', () => undefined);
		try {
			await client.connect();
			await work(client);
		} finally {
			client.disconnect();
		}
	};

	await orExplain(
		'Redis',
		`${redis.host}:${redis.port}`,
		async () => await inRedis(async () => {}),
	);
	await orExplain(
		'PostgreSQL',
		`${postgres.host}:${postgres.port} as ${postgres.user}`,
		async () => await inPostgres(`CREATE DATABASE ${name}`),
	);
	return {
		database: { ...postgres, database: name },
		env: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: redis.host,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			QUEUE_BULL_REDIS_USERNAME: redis.username,
			QUEUE_BULL_REDIS_PASSWORD: redis.password,
			QUEUE_BULL_PREFIX: name,
			// n8n caches the live webhooks in Redis, for all databases under one name.
			N8N_REDIS_KEY_PREFIX: name,
			N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
		},
		remove: async () => {
			try {
				await inPostgres(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
			} finally {
				await inRedis(async (client) => {
					const keys = await client.keys(`*${name}*`);
					if (keys.length > 0) await client.del(keys);
				});
			}
		},
	};
}
