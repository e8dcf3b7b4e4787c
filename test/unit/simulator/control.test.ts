/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test, which runs beside n8n */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startBench, type Bench } from './support';

let bench: Bench;
beforeAll(async () => {
	bench = await startBench();
});
afterAll(async () => await bench.close());

async function page(path: string, body?: unknown): Promise<{ status: number; text: string }> {
	const reply = await fetch(`${bench.sim.origin}/simulator${path}`, {
		...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
		headers: { 'content-type': 'application/json' },
	});
	return { status: reply.status, text: await reply.text() };
}

test('people, calls and keys without code', async () => {
	expect((await page('/people', { address: '+15550100', does: 'busy' })).status).toBe(200);
	const id = await bench.dial('+15550100', { sip_auth_password: 'hunter2' });
	expect(await bench.event('call.hangup', id)).toMatchObject({ hangup_cause: 'user_busy' });
	const rung = await page('/incoming_calls', { from: '+15550109999', to: bench.own });
	const leg = JSON.parse(rung.text) as { data: { call_control_id: string } };
	await bench.client.calls.actions.answer(leg.data.call_control_id, {});
	await bench.event('call.answered');
	await page(`/calls/${leg.data.call_control_id}/press`, { digits: '7' });
	expect(await bench.event('call.dtmf.received')).toMatchObject({ digit: '7' });
	await page(`/calls/${leg.data.call_control_id}/hang_up`, {});
	await bench.event('call.hangup', leg.data.call_control_id);
	for (const path of ['/calls', '/requests', '/deliveries', '/commands', '/people']) {
		const { status, text } = await page(path);
		expect(status).toBe(200);
		expect(text).not.toContain(bench.sim.apiKey);
		expect(text).not.toContain('hunter2');
	}
});

test.each([
	['/people', { address: '+15550100', does: 'dance' }, 'must be one of'],
	['/people', { does: 'busy' }, 'Give an'],
	['/incoming_calls', { from: '+15550100', to: '+1999' }, 'No active application owns +1999'],
])('%s refuses %j and says why', async (path, body, message) => {
	const { status, text } = await page(path, body);
	expect(status).toBe(400);
	expect(text).toContain(message);
});

test('a form post from a web page is refused', async () => {
	const reply = await fetch(`${bench.sim.origin}/simulator/people`, {
		method: 'POST',
		body: '{"address":"+15550100","does":"busy"}',
	});
	expect(reply.status).toBe(400);
});

test('the command line prints what a client needs and stops on a signal', async () => {
	const cli = join(__dirname, '../../simulator/cli.ts');
	const args = ['--import', 'tsx', cli, '--port', '0', '--webhook-url', 'http://127.0.0.1:9/'];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = new Promise<number | null>((done) => child.once('exit', done));
	const told: Record<string, string> = {};
	for await (const line of createInterface({ input: child.stdout })) {
		const [, name, value] = /^(.{12}) (\S+)/.exec(line) ?? [];
		if (name) told[name.trim()] = value;
		if (line.startsWith('Stop')) break;
	}
	const reply = await fetch(`${told['API base URL']}/call_control_applications`, {
		headers: { authorization: `Bearer ${told['API key']}` },
	});
	expect(await reply.json()).toMatchObject({
		data: [{ webhook_event_url: 'http://127.0.0.1:9/' }],
	});
	expect(told.Number).toBe('+15550000001');
	expect(await (await fetch(told.Phones)).text()).toContain('Simulated phones');
	expect(Buffer.from(told['Public key'], 'base64')).toHaveLength(32);
	child.kill('SIGINT');
	expect(await ended).toBe(0);
}, 60_000);
