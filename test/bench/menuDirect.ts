import Fastify from 'fastify';
import { Pool } from 'undici';
import type { World } from '../support/n8n/world';
import type { MenuWay } from './menu';
import { addLine, MENU, THANKS } from './menuNumber';

const STEPS: Readonly<Record<string, [command: string, body: object]>> = {
	'call.initiated': ['answer', {}],
	'call.answered': ['gather_using_speak', { ...MENU, maximum_digits: 1 }],
	'call.gather.ended': ['speak', THANKS],
	'call.speak.ended': ['hangup', {}],
};

interface Delivered {
	data: { event_type: string; payload: { call_control_id: string } };
}

/** A program that answers each event with the next command at once: as fast as it gets. */
export async function startDirect(world: World): Promise<MenuWay> {
	const { simulator } = world;
	const pool = new Pool(simulator.origin, { connections: 32 });
	const server = Fastify();
	server.post('/', async (request, reply) => {
		const { data } = request.body as Delivered;
		const step = STEPS[data.event_type];
		await reply.send({});
		if (!step) return;
		const [command, body] = step;
		const { body: answer } = await pool.request({
			method: 'POST',
			path: `/v2/calls/${encodeURIComponent(data.payload.call_control_id)}/actions/${command}`,
			headers: {
				authorization: `Bearer ${simulator.apiKey}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
		await answer.dump();
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	const { to } = addLine(world, 'Direct', url);
	return {
		name: 'a program without n8n (the floor)',
		to,
		close: async () => {
			await server.close();
			await pool.close();
		},
	};
}
