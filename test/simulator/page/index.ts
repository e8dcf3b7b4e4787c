/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import sse from '@fastify/sse';
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../world';
import { bundle } from './bundle';
import { HTML } from './html';
import { reach } from './reach';
import type { ConnectView } from './shapes';
import { Feed } from './stream';

const ICONS = join(__dirname, '../../../icons');

/** Nothing from elsewhere runs here, nobody frames it; only audio files may come from anywhere. */
const POLICY = [
	"default-src 'self'",
	"img-src 'self' data:",
	'media-src *',
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

/** The page for people: phones, the story of their calls, faults. Its data is under `/simulator/page`. */
export function servePage(app: FastifyInstance, world: World): void {
	void app.register(async (pages) => {
		await pages.register(sse);
		pages.addHook('onSend', async (_request, reply) => {
			void reply.headers({
				'content-security-policy': POLICY,
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer',
				'cache-control': 'no-store',
			});
		});
		serveFiles(pages);
		serveData(pages, world);
	});
}

function serveFiles(pages: FastifyInstance): void {
	pages.get(
		'/',
		async (_request, reply) => await reply.type('text/html; charset=utf-8').send(HTML),
	);
	pages.get('/page.js', async (_request, reply) => {
		return await reply.type('text/javascript; charset=utf-8').send((await bundle()).js);
	});
	pages.get('/page.css', async (_request, reply) => {
		return await reply.type('text/css; charset=utf-8').send((await bundle()).css);
	});
	for (const icon of ['telnyx-voice.svg', 'telnyx-voice.dark.svg']) {
		pages.get(`/${icon}`, async (_request, reply) => {
			return await reply.type('image/svg+xml').send(await readFile(join(ICONS, icon), 'utf8'));
		});
	}
}

function serveData(pages: FastifyInstance, world: World): void {
	pages.get('/simulator/page/stream', { sse: 'only' }, async (_request, reply) => {
		reply.sse.keepAlive();
		const feed = new Feed(world, (event, data) => {
			if (reply.sse.isConnected) void reply.sse.send({ event, data });
		});
		reply.sse.onClose(() => feed.stop());
	});
	pages.get(
		'/simulator/page/connect',
		(): ConnectView => ({
			baseUrl: `${world.origin}/v2`,
			apiKey: world.apiKey,
			publicKey: world.signer.publicKey,
			n8n: world.editorUrl,
		}),
	);
	pages.get('/simulator/page/reach', async () => await reach(world));
}
