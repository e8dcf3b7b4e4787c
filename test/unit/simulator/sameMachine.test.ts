/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test, which runs beside n8n */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { startSimulator, type Simulator } from '../../simulator';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
afterAll(async () => await sim.close());

/** What a browser sends; `fetch` would not let us choose these headers. */
async function ask(path: string, headers: Record<string, string>, method = 'GET') {
	const all = { authorization: `Bearer ${sim.apiKey}`, ...headers };
	const sending = request(`${sim.origin}${path}`, { method, headers: all, agent: false });
	sending.end(method === 'POST' ? '{"address":"+15550100","does":"busy"}' : undefined);
	const [reply] = (await once(sending, 'response')) as [IncomingMessage];
	return { status: reply.statusCode, body: await text(reply) };
}

const port = () => new URL(sim.origin).port;

describe('a web page whose name points to this machine', () => {
	it.each(['attacker.net', '127.0.0.1.attacker.net', 'localhost.attacker.net', '10.0.0.7'])(
		'gets nothing with the host %j, and changes nothing',
		async (name) => {
			for (const host of [name, `${name}:${port()}`]) {
				const pages = ['/simulator/requests', '/v2/call_control_applications', '/nothing'];
				for (const path of pages) {
					const { status, body } = await ask(path, { host });
					expect([path, status]).toEqual([path, 403]);
					expect(body).toMatch(/localhost only/);
				}
				expect((await ask('/simulator/people', { host }, 'POST')).status).toBe(403);
			}
			expect([...sim.people.entries()]).toEqual([]);
			expect(sim.requests).toEqual([]);
		},
	);
});

it.each(['https://attacker.net', 'null', 'http://127.0.0.1.attacker.net'])(
	'a web page of %s cannot post here either',
	async (origin) => {
		expect((await ask('/simulator/people', { origin }, 'POST')).status).toBe(403);
		expect([...sim.people.entries()]).toEqual([]);
	},
);

it.each(['localhost', 'LOCALHOST', '127.0.0.1', '[::1]'])('answers to %s', async (name) => {
	const here = `${name}:${port()}`;
	expect((await ask('/simulator/calls', { host: here })).status).toBe(200);
	expect((await ask('/v2/call_control_applications', { host: here })).status).toBe(200);
	const { status } = await ask('/simulator/calls', { host: here, origin: `http://${here}` });
	expect(status).toBe(200);
});

it('answers to every number of the machine where it listens at all of them, still to no name', async () => {
	const open = await startSimulator({ host: '0.0.0.0' });
	try {
		const path = `http://127.0.0.1:${new URL(open.origin).port}/simulator/calls`;
		const statusFor = async (host: string) => {
			const sending = request(path, { headers: { host }, agent: false });
			sending.end();
			const [reply] = (await once(sending, 'response')) as [IncomingMessage];
			reply.resume();
			return reply.statusCode;
		};
		expect(await statusFor('192.168.1.20:4010')).toBe(200);
		expect(await statusFor('attacker.net:4010')).toBe(403);
	} finally {
		await open.close();
	}
});
