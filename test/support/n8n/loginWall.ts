/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before n8n that lets webhooks in and asks for a login for everything else. */
export interface LoginWall {
	url: string;
	/** Paths that it has turned away. */
	turnedAway: string[];
	close(): Promise<void>;
}

/** @param port of n8n on this machine */
export async function startLoginWall(port: number): Promise<LoginWall> {
	const turnedAway: string[] = [];
	const server = createServer((incoming, outgoing) => {
		const { method, url: path = '', headers } = incoming;
		if (!path.startsWith('/webhook/')) {
			turnedAway.push(path);
			outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="n8n"' }).end('<html>Sign in');
			return;
		}
		const options = { host: '127.0.0.1', port, method, path, headers, agent: false };
		const forwarded = request(options, (reply) => {
			outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(outgoing);
		});
		forwarded.on('error', () => outgoing.destroy());
		incoming.pipe(forwarded);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		turnedAway,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
