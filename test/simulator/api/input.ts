import type { FastifyRequest } from 'fastify';
import type { Leg } from '../calls/leg';
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

/** Only JSON is taken, so that a web page in the user's browser cannot post here unasked. */
export function input<T>(request: FastifyRequest): Partial<T> & T {
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

/** @throws {Error} when `does` is nothing that people do */
export function checkScript(script: Script): Script {
	if (SCRIPTS.has(script.does)) return script;
	throw new Error(`"does" must be one of ${[...SCRIPTS].join(', ')}.`);
}

/** @throws {Error} for an unknown call */
export function legOf(world: World, request: FastifyRequest): Leg {
	const { id } = request.params as { id: string };
	const leg = world.calls.get(id);
	if (!leg) throw new Error(`No call has the call_control_id ${id}.`);
	return leg;
}
