/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadEngine, type Engine, type NodeSpec } from '../../support/engine/harness';

interface Seen {
	path?: string;
	authorization?: string;
	body: string;
}

let engine: Engine;
let server: Server;
let seen: Seen[];
let spec: NodeSpec;

beforeAll(async () => {
	engine = await loadEngine(join(__dirname, '../../support/engine/harness/fixture'));
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			seen.push({ path: request.url, authorization: request.headers.authorization, body });
			response.statusCode = body.includes('nobody') ? 422 : 200;
			response.setHeader('content-type', 'application/json');
			response.end('{"placed":true}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const baseUrl = `http://127.0.0.1:${port}`;
	spec = { node: 'fixture', credentials: { apiKey: ' KEY1 ', baseUrl } };
});

afterAll(async () => {
	await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
	seen = [];
});

describe('a run', () => {
	it('takes items, sends authenticated requests and returns the items of each output', async () => {
		const run = await engine.runNode({ ...spec, items: [{ to: 'a' }, { json: { to: 'b' } }] });

		expect(run.status).toBe('success');
		expect(run.outputs).toEqual([
			[
				{ json: { placed: true }, pairedItem: { item: 0 } },
				{ json: { placed: true }, pairedItem: { item: 1 } },
			],
			[],
		]);
		expect(seen).toEqual([
			{ path: '/calls', authorization: 'Bearer KEY1', body: '{"to":"a"}' },
			{ path: '/calls', authorization: 'Bearer KEY1', body: '{"to":"b"}' },
		]);
		expect(engine.logs).toContainEqual({
			level: 'info',
			message: 'Requests sent',
			metadata: { count: 2 },
		});
	});

	it('ends with the error of the node, an instance of the class that nodes import', async () => {
		const run = await engine.runNode({ ...spec, items: [{ to: 'nobody' }] });

		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ name: 'NodeApiError', httpCode: '422' });
		expect(run.outputs).toEqual([]);
	});

	it('honours the settings of the node', async () => {
		const run = await engine.runNode({
			...spec,
			items: [{ to: 'nobody' }],
			nodeSettings: {
				retryOnFail: true,
				maxTries: 2,
				waitBetweenTries: 1,
				onError: 'continueRegularOutput',
			},
		});

		// An error that the node does not handle itself: n8n passes on its input.
		expect(run.outputs[0]).toMatchObject([{ json: { to: 'nobody' } }]);
		expect(seen).toHaveLength(2);
	});

	it('fails when the node has no credential', async () => {
		const run = await engine.runNode({ node: 'fixture' });

		expect(run.error?.message).toMatch(/credentials/i);
	});
});

describe('a run that waits', () => {
	const after = (name: string) => ({
		id: name,
		name,
		type: 'test.noop',
		typeVersion: 1,
		position: [400, 0] as [number, number],
		parameters: {},
	});
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	const waiting = async () =>
		await engine.runNode({
			...spec,
			items: [{ to: 'a' }],
			parameters: { wait: true },
			nodes: [after('First'), after('Second')],
			connections: { Fixture: { main: [to('First'), to('Second')] } },
		});

	it('goes on where its webhook sends it', async () => {
		const run = await waiting();
		expect(run).toMatchObject({ status: 'waiting', waitTill: new Date('2999-01-01T00:00:00Z') });

		const ignored = await engine.resume(run, { body: { noise: true } });
		expect(ignored).toMatchObject({ status: 200, body: { ignored: true } });
		expect(ignored.run).toBeUndefined();

		const resumed = await engine.resume(run, { body: { answer: 'yes' } });
		expect(resumed).toMatchObject({ status: 200, body: { message: 'Workflow was started' } });
		expect(resumed.run?.status).toBe('success');
		expect(resumed.run?.outputs[1]).toMatchObject([{ json: { answer: 'yes' } }]);
		expect(resumed.run?.runData).toHaveProperty('Second');
		expect(resumed.run?.runData).not.toHaveProperty('First');
	});

	it('passes its input to the first output when its time is up', async () => {
		const run = await engine.timeout(await waiting());

		expect(run.status).toBe('success');
		expect(run.outputs[0]).toMatchObject([{ json: { to: 'a' } }]);
		expect(run.runData).toHaveProperty('First');
		expect(run.runData).not.toHaveProperty('Second');
	});

	it('has a live webhook beside its resume URL', async () => {
		const result = await engine.webhook({ ...spec, body: { answer: 'live' } });

		expect(result.workflowData?.[1]?.[0]?.json).toEqual({
			answer: 'live',
			url: 'https://n8n.example.com/webhook/webhook-under-test/relay',
		});
	});
});
