/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Addresses that stand for all of a machine's own. */
const ANY = new Set(['0.0.0.0', '::']);

/**
 * Refuses what a web page in somebody's browser sends. A page can let the name of its own site point
 * to this machine (DNS rebinding) and read every answer: then `Host` is that name. Or it posts to
 * this machine blindly: then `Origin` is that site.
 *
 * @param host the address that the simulator listens at
 */
export function onlyFromHere(app: FastifyInstance, host: string): void {
	app.addHook('onRequest', async (request, reply) => {
		const { host: asked = '', origin } = request.headers;
		const foreign = [`http://${asked}`, ...(origin === undefined ? [] : [origin])].find(
			(url) => !isOurs(url, host),
		);
		if (foreign === undefined) return;
		const text = `The simulator answers to localhost only, and not to ${foreign}.\n`;
		await reply.code(403).type('text/plain').send(text);
	});
}

function isOurs(url: string, host: string): boolean {
	if (!URL.canParse(url)) return false;
	const name = new URL(url).hostname.replace(/^\[|\]$/g, '');
	if (['localhost', '127.0.0.1', '::1', host].includes(name)) return true;
	// A name can be made to point here, a number cannot.
	return ANY.has(host) && isIP(name) !== 0;
}
