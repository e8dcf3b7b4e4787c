import type { FastifyInstance } from 'fastify';
import { say, tell } from '../calls/talk';
import { UNSET_URL } from '../store/applications';
import type { Script } from '../types';
import type { World } from '../world';
import { disturb } from './disturbances';
import { forge, type Forgery } from './forge';
import { checkScript, input, legOf } from './input';

/** What the page adds to the control pages: a person on a phone, faults, the account, time. */
export function steer(pages: FastifyInstance, world: World): void {
	pages.post('/calls/:id/decide', (request) => {
		const leg = legOf(world, request);
		world.network.decide(leg, checkScript(input<Script>(request)));
		return { data: leg };
	});
	pages.post('/calls/:id/say', (request) => {
		const leg = legOf(world, request);
		say(world, leg, String(input<{ text?: string }>(request).text ?? '').trim());
		return { data: leg };
	});
	pages.post('/calls/:id/tell', (request) => {
		const leg = legOf(world, request);
		tell(leg, input<{ result?: Record<string, unknown> }>(request).result);
		return { data: leg };
	});
	pages.post('/applications', (request) => {
		const { application_name: name } = input<{ application_name?: string }>(request);
		if (!name?.trim()) throw new Error('Give an "application_name".');
		const data = world.applications.add({
			application_name: name.trim(),
			webhook_event_url: UNSET_URL,
		});
		world.log.changed();
		return { data };
	});
	pages.post('/assistants', (request) => {
		const { name } = input<{ name?: string }>(request);
		if (!name?.trim()) throw new Error('Give a "name".');
		const data = world.assistants.add({ name: name.trim() });
		world.log.changed();
		return { data };
	});
	pages.post('/faults/:id', (request) => {
		const { id } = request.params as { id: string };
		const { on = true } = input<{ on?: boolean }>(request);
		disturb(world, id, on);
		return { data: { id, on } };
	});
	pages.post('/speed', (request) => {
		const speed = Number(input<{ speed?: number }>(request).speed);
		if (!(speed > 0 && speed <= 1000)) throw new Error('"speed" is a number from 0.1 to 1000.');
		world.clock.speed = speed;
		world.log.changed();
		return { data: { speed } };
	});
	pages.post('/forged', async (request) => {
		const { status, error } = await forge(world, input<Forgery>(request));
		return { data: { status, error } };
	});
}
