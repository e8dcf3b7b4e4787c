/* eslint-disable @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
import { startN8n, type N8nOptions, type RunningN8n } from '../n8n/host';
import { installN8n, type OnProgress } from '../n8n/install';
import { freePort } from '../n8n/n8nProcess';
import { startBalancer } from '../support/n8n/balancer';
import { startWorld, type World } from '../support/n8n/world';
import type { Closing } from './closing';
import { openQueueServers } from './queueServers';

/**
 * A {@link World} whose n8n is in queue mode: a main process (`n8n`), two webhook processors and a
 * worker, with a load balancer before them, which is where Telnyx sends its events.
 */
export interface QueueWorld extends World {
	/** URL of the load balancer. */
	balancer: string;
	processors: RunningN8n[];
	/** Starts another worker; whoever starts it stops it. */
	addWorker(): Promise<RunningN8n>;
	/** Starts one of the processes again. */
	restart(n8n: RunningN8n): Promise<void>;
}

/**
 * Starts all of it; `closing` closes all of it.
 *
 * @throws {Error} that says what to install, where PostgreSQL or Redis is missing
 */
export async function startQueueWorld(
	closing: Closing,
	onProgress: OnProgress,
): Promise<QueueWorld> {
	const install = await installN8n(onProgress);
	const { database, env } = await closing.open(
		async () => await openQueueServers(install),
		async (servers) => await servers.remove(),
	);
	const ports = { main: await freePort(), webhooks: [await freePort(), await freePort()] };
	const balancer = await closing.open(
		async () => await startBalancer(ports),
		async (opened) => await opened.close(),
	);

	let shared: N8nOptions | undefined;
	const processors: RunningN8n[] = [];
	const host = async (options: N8nOptions): Promise<RunningN8n> => {
		shared = { ...options, database, env: { ...env, ...options.env }, webhookUrl: balancer.url };
		const running: RunningN8n[] = [];
		const start = async (more: Partial<N8nOptions>): Promise<RunningN8n> => {
			closing.assertOpen();
			const n8n = await startN8n({ ...(shared ?? options), ...more });
			running.push(n8n);
			return n8n;
		};
		const stop = async () => {
			await Promise.all(running.map(async (each) => await each.stop()));
		};
		try {
			// The main process makes the tables, so it comes first.
			const main = await start({ port: ports.main });
			await start({ command: 'worker' });
			for (const port of ports.webhooks) processors.push(await start({ command: 'webhook', port }));
			return { ...main, stop };
		} catch (error) {
			await stop();
			throw error;
		}
	};
	const world = await closing.open(
		async () =>
			await startWorld({
				simulator: { speed: 100, switches: { eventBeforeReply: true } },
				host,
				onProgress,
			}),
		async (opened) => await opened.close(),
	);
	return {
		...world,
		balancer: balancer.url,
		processors,
		addWorker: async () => {
			const options = shared;
			if (!options) throw new Error('n8n was not started');
			return await closing.open(
				async () => await startN8n({ ...options, command: 'worker' }),
				async (worker) => await worker.stop(),
			);
		},
		restart: async (n8n) =>
			await closing.open(
				async () => await n8n.restart(),
				async () => {},
			),
	};
}
