import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Leg } from '../calls/leg';
import { incomingCall, type IncomingCall } from '../calls/incoming';
import type { NewNumber } from '../store/numbers';
import type { Script } from '../types';
import type { World } from '../world';

const SCRIPTS: ReadonlySet<string> = new Set<Script['does']>([
	'answer',
	'machine',
	'fax',
	'busy',
	'noAnswer',
	'live',
	'reject',
	'unallocated',
	'unreachable',
	'refused',
]);
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
		const { address, ...script } = input<Script & { address?: string }>(request);
		if (!address) throw new Error('Give an "address": a +E.164 number or a SIP URI.');
		if (!SCRIPTS.has(script.does)) {
			throw new Error(`"does" must be one of ${[...SCRIPTS].join(', ')}.`);
		}
		world.people.set(address, script);
		return { data: { address, ...script } };
	});
	pages.post('/numbers', (request) => {
		const number = input<NewNumber>(request);
		if (!number.phone_number) throw new Error('Give a "phone_number" in +E.164 format.');
		return { data: world.numbers.add(number) };
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

/** Only JSON is taken, so that a web page in the user's browser cannot post here unasked. */
function input<T>(request: FastifyRequest): Partial<T> & T {
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
		throw new Error('Send JSON with the header "content-type: application/json".');
	}
	try {
		const value = JSON.parse(String(request.body ?? '{}')) as unknown;
		if (typeof value === 'object' && value !== null) return value as T;
	} catch {
		// The same message serves both cases.
	}
	throw new Error('The body must be a JSON object.');
}

function legOf(world: World, request: FastifyRequest): Leg {
	const { id } = request.params as { id: string };
	const leg = world.calls.get(id);
	if (!leg) throw new Error(`No call has the call_control_id ${id}.`);
	return leg;
}

function hideSecrets(key: string, value: unknown): unknown {
	return SECRET.test(key) ? '***' : value;
}
