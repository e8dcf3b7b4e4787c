/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One address for several n8n processes. */
export interface Balancer {
	url: string;
	/** While this is set, it answers 503, as for processes that are not ready. */
	paused: boolean;
	close(): Promise<void>;
}

/**
 * The usual load balancer of n8n's queue mode (n8n's documentation, "Queue mode"): webhooks of live
 * workflows go to the webhook processors in turn, everything else to the main process. All are on
 * this machine.
 */
export async function startBalancer(ports: {
	main: number;
	webhooks: readonly number[];
}): Promise<Balancer> {
	let webhooks = 0;
	const server = createServer((incoming, outgoing) => {
		if (balancer.paused) {
			outgoing.writeHead(503).end();
			return;
		}
		const port = incoming.url?.startsWith('/webhook/')
			? ports.webhooks[webhooks++ % ports.webhooks.length]
			: ports.main;
		const { method, url: path, headers } = incoming;
		// No connection is used twice: n8n may just be closing it.
		const options = { host: '127.0.0.1', port, method, path, headers, agent: false };
		const forwarded = request(options, (reply) => {
			outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(outgoing);
		});
		forwarded.on('error', () => {
			if (!outgoing.headersSent) outgoing.writeHead(502);
			outgoing.end();
		});
		incoming.pipe(forwarded);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const balancer: Balancer = {
		url: `http://127.0.0.1:${port}`,
		paused: false,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return balancer;
}
