import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiError, refuse } from '../errors';
import type { Fault, RequestRecord } from '../types';
import type { World } from '../world';
import { applicationRoutes } from './applications';
import { callRoutes } from './calls';
import { numberRoutes } from './numbers';
import { recordingFiles, recordingRoutes } from './recordings';
import { dress, dressUp, maskedHeaders, parsed, rateLimit } from './replies';
import type { Route } from './route';
import { onlyFromHere } from './sameMachine';
import { speechRoutes } from './speech';

const ROUTES = [
	...callRoutes,
	...applicationRoutes,
	...numberRoutes,
	...recordingRoutes,
	...speechRoutes,
];

interface Running {
	record: RequestRecord;
	fault?: Fault;
}

/**
 * The HTTP side: authentication, faults, the request log, Telnyx's envelopes.
 *
 * @param host the address that it is going to listen at
 */
export function createServer(world: World, host: string): FastifyInstance {
	const app = Fastify({
		forceCloseConnections: true,
		bodyLimit: 8 * 1024 * 1024,
		routerOptions: { maxParamLength: 500, querystringParser: readQueryString },
	});
	onlyFromHere(app, host);
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text));
	app.setErrorHandler(async (error, _request, reply) => {
		const known = error instanceof ApiError ? error : refuse('10007', String(error));
		return await reply.code(known.status).send(known.body);
	});
	app.setNotFoundHandler(() => {
		throw refuse('10005', 'The requested resource or URL could not be found.');
	});
	recordingFiles(app, world);
	void app.register(
		async (api) => {
			api.addHook('preValidation', async (request, reply) => await begin(world, request, reply));
			api.addHook(
				'onSend',
				async (request, reply, payload) => await finish(world, request, reply, payload),
			);
			api.setNotFoundHandler(() => {
				throw refuse('10005', 'The requested resource or URL could not be found.');
			});
			for (const route of ROUTES) mount(api, world, route);
		},
		{ prefix: '/v2' },
	);
	return app;
}

function mount(api: FastifyInstance, world: World, { method, url, handle }: Route): void {
	api.route({
		method,
		url,
		handler: async (request, reply) => {
			const answer = await handle({
				world,
				params: request.params as Record<string, string>,
				query: request.query as Record<string, string>,
				body: readJson(request),
			});
			// Whatever becomes of the reply, the command has happened; a spoilt reply may never leave.
			if (running.get(request)?.fault?.when === 'after') answer.start?.();
			else if (answer.start) onceGone(reply, answer.start);
			return await reply.code(answer.status ?? 200).send(dressUp(world, answer.body));
		},
	});
}

const running = new WeakMap<FastifyRequest, Running>();

async function begin(world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> {
	const path = request.raw.url?.split('?')[0] ?? '';
	const record: RequestRecord = {
		method: request.method,
		path,
		query: { ...(request.query as Record<string, string>) },
		headers: maskedHeaders(request),
		body: parsed(request.body),
		at: new Date(),
	};
	const fault = world.faults.take(request.method, path);
	running.set(request, { record, fault });
	world.log.requests.push(record);
	world.log.changed();
	if (fault && fault.when !== 'after') {
		await wait(world, fault.delayMs);
		if (fault.reset) return cut(request, reply, record);
		if (fault.status !== undefined) {
			record.faulted = true;
			await sendFault(reply, fault);
			return;
		}
	}
	if (request.headers.authorization !== `Bearer ${world.apiKey}`) {
		throw refuse('10009', 'Could not find any usable credentials in the request.');
	}
}

async function finish(
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): Promise<unknown> {
	const { record, fault } = running.get(request) ?? {};
	let sent = payload;
	void reply.headers(rateLimit(world));
	if (record && fault?.when === 'after') {
		record.faulted = true;
		await wait(world, fault.delayMs);
		if (fault.reset) {
			request.raw.socket.destroy();
			world.log.changed();
			return payload;
		}
		if (fault.status !== undefined) sent = dress(reply, fault);
	}
	if (record) {
		record.status = reply.statusCode;
		record.response = parsed(sent);
		world.log.changed();
	}
	return sent;
}

function cut(request: FastifyRequest, reply: FastifyReply, record: RequestRecord): void {
	record.faulted = true;
	reply.hijack();
	request.raw.socket.destroy();
}

async function sendFault(reply: FastifyReply, fault: Fault): Promise<void> {
	await reply.send(dress(reply, fault));
}

async function wait(world: World, ms: number | undefined): Promise<void> {
	if (ms !== undefined) await new Promise<void>((done) => world.clock.wallAfter(ms, done));
}

function onceGone(reply: FastifyReply, job: () => void): void {
	let done = false;
	const run = (): void => {
		if (done) return;
		done = true;
		job();
	};
	reply.raw.once('finish', run).once('close', run);
}

function readJson(request: FastifyRequest): unknown {
	const text = request.body;
	if (typeof text !== 'string' || text === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw refuse('10023', 'The supplied JSON is invalid.');
	}
}

function readQueryString(text: string): Record<string, string> {
	return Object.fromEntries(new URLSearchParams(text));
}
