/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error, no-console -- this file runs beside n8n, never inside it */
/**
 * `npm run test:queue [-- count]`: 300 calls, 8 at a time, on n8n in queue mode: one main process,
 * one webhook processor, one worker. Webhooks reach the processes as behind a usual load balancer.
 * The event with the outcome of each call is sent before the command that placed it is answered.
 */
import { startN8n, type N8nOptions, type RunningN8n } from '../n8n/host';
import { installN8n } from '../n8n/install';
import { freePort } from '../n8n/n8nProcess';
import { startBalancer } from '../support/balancer';
import { startWorld } from '../support/world';
import { runEarly } from './earlyRuns';
import { printReport, progress } from './print';
import { openQueueServers, type QueueServers } from './queueServers';

/** Starts the three processes; the main one is what the caller gets. */
async function startAll(
	options: N8nOptions,
	{ database, env }: QueueServers,
	webhookUrl: string,
	ports: { main: number; webhook: number },
): Promise<RunningN8n> {
	const shared = { ...options, database, env: { ...env, ...options.env }, webhookUrl };
	const running: RunningN8n[] = [];
	const stop = async () => {
		await Promise.all(running.map(async (each) => await each.stop()));
	};
	try {
		// The main process makes the tables, so it comes first.
		running.push(await startN8n({ ...shared, port: ports.main }));
		running.push(await startN8n({ ...shared, command: 'worker' }));
		running.push(await startN8n({ ...shared, command: 'webhook', port: ports.webhook }));
	} catch (error) {
		await stop();
		throw error;
	}
	return { ...running[0], stop };
}

async function main(): Promise<void> {
	const count = Number(process.argv[2] ?? 300);
	const say = (text: string) => console.log(text);
	const servers = await openQueueServers(await installN8n(say));
	const ports = { main: await freePort(), webhook: await freePort() };
	const balancer = await startBalancer(ports);
	try {
		const world = await startWorld({
			simulator: { speed: 100, switches: { eventBeforeReply: true } },
			host: async (options) => await startAll(options, servers, balancer.url, ports),
			onProgress: say,
		});
		try {
			const onProgress = progress(count);
			const report = await runEarly(world, balancer.url, { count, atOnce: 8, onProgress });
			if (!printReport(report, count)) process.exitCode = 1;
		} finally {
			await world.close();
		}
	} finally {
		await balancer.close();
		await servers.remove();
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
