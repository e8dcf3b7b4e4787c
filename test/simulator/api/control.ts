import type { FastifyInstance } from 'fastify';
import { incomingCall, type IncomingCall } from '../calls/incoming';
import type { NewNumber } from '../store/numbers';
import type { Script } from '../types';
import type { World } from '../world';
import { checkScript, input, legOf } from './input';
import { steer } from './steer';

/** Parameters whose values never leave the process again. */
const SECRET = /password|auth_token|api_key|secret|authorization/i;

/** JSON pages under `/simulator` for people who steer the simulator without code. */
export function control(app: FastifyInstance, world: World): void {
	void app.register(
		(pages, _options, done) => {
			pages.setErrorHandler(
				async (error: Error, _request, reply) =>
					await reply.code(400).send({ error: error.message }),
			);
			pages.setReplySerializer((payload) => JSON.stringify(payload, hideSecrets, 2));
			readPages(pages, world);
			writePages(pages, world);
			steer(pages, world);
			done();
		},
		{ prefix: '/simulator' },
	);
}

function readPages(pages: FastifyInstance, world: World): void {
	pages.get('/calls', () => ({ data: world.calls.all() }));
	pages.get('/requests', () => ({ data: world.log.requests }));
	pages.get('/deliveries', () => ({ data: world.log.deliveries }));
	pages.get('/commands', () => ({ data: world.log.commands }));
	pages.get('/people', () => ({ data: Object.fromEntries(world.people.entries()) }));
}

function writePages(pages: FastifyInstance, world: World): void {
	pages.post('/people', (request) => {
		const { address, name, ...script } = input<Script & { address?: string; name?: string }>(
			request,
		);
		if (!address) throw new Error('Give an "address": a +E.164 number or a SIP URI.');
		world.people.set(address, checkScript(script));
		if (name) world.people.call(address, name);
		world.log.changed();
		return { data: { address, name, ...script } };
	});
	pages.post('/numbers', (request) => {
		const number = input<NewNumber>(request);
		if (!number.phone_number) throw new Error('Give a "phone_number" in +E.164 format.');
		const data = world.numbers.add(number);
		world.log.changed();
		return { data };
	});
	pages.post('/incoming_calls', (request) => {
		const call = input<IncomingCall>(request);
		if (!call.from || !call.to) throw new Error('Give "from" and "to".');
		return { data: incomingCall(world, call) };
	});
	pages.post('/calls/:id/press', (request) => {
		const leg = legOf(world, request);
		world.network.press(leg, input<{ digits?: string }>(request).digits ?? '');
		return { data: leg };
	});
	pages.post('/calls/:id/hang_up', (request) => {
		const leg = legOf(world, request);
		world.network.personHangsUp(leg);
		return { data: leg };
	});
}

function hideSecrets(key: string, value: unknown): unknown {
	return SECRET.test(key) ? '***' : value;
}
