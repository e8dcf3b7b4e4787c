import { randomUUID as uuid } from 'node:crypto';
import { Flow } from '../../support/n8n/flow';
import { dialTo, RINGING } from '../../support/n8n/waitFlows';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(300_000);

let world: World;
beforeAll(async () => {
	world = await startWorld();
	world.simulator.people.set(PHONE, { does: 'noAnswer' });
});
afterAll(async () => await world?.close());

const PHONE = '+13125552001';

/** A workflow that starts with this node and rings the phone. @returns id of the node's webhook */
async function publish(type: string, typeVersion: number, parameters: object): Promise<string> {
	const webhookId = uuid();
	const flow = new Flow(uuid())
		.node('Start', type, parameters as Parameters<Flow['node']>[2], {
			typeVersion,
			webhookId,
		})
		.call('Dial', 'dial', { ...dialTo(world), to: PHONE, options: { timeoutSecs: 600 } })
		.mark('Answered', ...RINGING)
		.arrow('Start', 'Dial')
		.arrows('Dial', 'Answered', ...RINGING);
	await world.publish(flow.build());
	return webhookId;
}
async function post(path: string, body: object): Promise<{ status: number; text: string }> {
	const response = await fetch(`${world.n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { status: response.status, text: await response.text() };
}

const dialled = () =>
	world.simulator.requests.filter(({ method, path }) => method === 'POST' && /\/calls$/.test(path));

it('a webhook that answers when the last node finishes answers while the phone rings', async () => {
	const path = uuid();
	const parameters = { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} };
	await publish('n8n-nodes-base.webhook', 2, parameters);
	const { status, text } = await post(path, {});
	expect([status, JSON.parse(text)]).toEqual([
		200,
		{ outcome: 'waiting', output: expect.stringMatching(/call/) as string },
	]);
	expect(dialled()).toHaveLength(1);
});

it.each(['lastNode', 'streaming'])('a chat that answers by %s does so as well', async (mode) => {
	const from = dialled().length;
	const parameters = { public: true, options: { responseMode: mode } };
	const webhookId = await publish('@n8n/n8n-nodes-langchain.chatTrigger', 1.3, parameters);
	const { status, text } = await post(`${webhookId}/chat`, {
		action: 'sendMessage',
		sessionId: uuid(),
		chatInput: 'Call them',
	});
	expect(status).toBe(200);
	expect(text).toMatch(/The call is under way/);
	expect(dialled()).toHaveLength(from + 1);
});
