/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { join } from 'node:path';
import { loadEngine, type Engine } from '../../support/engine/harness';

let engine: Engine;

beforeAll(async () => {
	engine = await loadEngine(join(__dirname, '../../support/engine/harness/fixture'));
});

describe('a trigger', () => {
	const node = 'fixtureTrigger';

	it('sees the bytes and headers as they came', async () => {
		const result = await engine.webhook({
			node,
			parameters: { label: 'mine' },
			headers: [
				['X-Proof', 'one'],
				['X-Proof', 'two'],
			],
			body: '{ "a": "é" }',
		});

		expect(result.status).toBe(200);
		expect(result.workflowData).toEqual([
			[
				{
					json: {
						label: 'mine',
						proof: 'one, two',
						raw: '7b202261223a2022c3a922207d',
					},
				},
			],
		]);
	});

	it('answers for itself, or leaves a broken body to n8n', async () => {
		const refused = await engine.webhook({ node, body: {} });
		expect(refused).toEqual({ status: 401, headers: {}, body: 'Unauthorized' });

		const broken = await engine.webhook({ node, body: '{', headers: { 'x-proof': '1' } });
		expect(broken.status).toBe(422);
	});

	it('keeps static data through its registration', async () => {
		const created = await engine.hook({ node, method: 'create' });
		expect(created).toEqual({
			result: true,
			staticData: { id: 'for activate' },
			webhookUrl: 'https://n8n.example.com/webhook/webhook-under-test/webhook',
		});

		const { staticData } = created;
		await expect(engine.hook({ node, method: 'checkExists', staticData })).resolves.toMatchObject({
			result: true,
		});
		await expect(engine.hook({ node, method: 'checkExists' })).resolves.toMatchObject({
			result: false,
		});
		await expect(engine.hook({ node, method: 'delete' })).rejects.toThrow('does not answer');
	});

	it('gets a test URL for a test listener', async () => {
		const result = await engine.hook({ node, method: 'create', mode: 'manual' });

		expect(result.staticData).toEqual({ id: 'for manual' });
		expect(result.webhookUrl).toContain('/webhook-test/');
	});
});

it('searches lists, and hides what the form of the credential hides', async () => {
	const credentials = { apiKey: 'KEY1' };
	const search = { node: 'fixture', credentials, method: 'numbers', filter: '555' };
	const parameters = { to: 'x' };

	await expect(
		engine.listSearch({ ...search, parameters, paginationToken: 'p2' }),
	).resolves.toEqual({
		results: [{ name: '555 at undefined', value: 'x' }],
		paginationToken: 'p2',
	});
});
