import { unwrapAll, startBench, type Bench } from './support';

let bench: Bench;
const EVENT = { event_type: 'call.answered', payload: { call_control_id: 'v3:x' } };

beforeEach(async () => {
	bench = await startBench({ switches: { retries: { firstMs: 1, factor: 1, maxAttempts: 4 } } });
});
afterEach(async () => await bench.close());

/** Sends one event and waits until the delivery service is done with it. */
async function deliver(settled: number): Promise<typeof bench.sim.deliveries> {
	await bench.sim.send(EVENT, { url: bench.receiver.url });
	return await bench.sim.waitFor(
		() => bench.sim.deliveries.length >= settled && bench.sim.deliveries,
		{ what: `${settled} attempts` },
	);
}

test('sends what Telnyx sends: sorted JSON, its user agent, a signature over the raw bytes', async () => {
	await deliver(1);
	const [{ body, headers }] = bench.receiver.received;
	expect(headers).toMatchObject({
		'content-type': 'application/json',
		'user-agent': 'telnyx-webhooks',
	});
	const event = JSON.parse(body) as { data: object; meta: object };
	expect(Object.keys(event.data)).toEqual([
		'event_type',
		'id',
		'occurred_at',
		'payload',
		'record_type',
	]);
	expect(event.meta).toEqual({ attempt: 1, delivered_to: bench.receiver.url });
	await unwrapAll(bench, 1);
});

test.each([408, 429, 500, 503])(
	'tries again after %i, with the same id and a rising attempt',
	async (status) => {
		bench.receiver.answer = (response, count) => response.writeHead(count < 3 ? status : 200).end();
		const deliveries = await deliver(3);
		expect(deliveries.map((each) => [each.attempt, each.status, each.outcome])).toEqual([
			[1, status, 'retry'],
			[2, status, 'retry'],
			[3, 200, 'delivered'],
		]);
		expect(new Set(deliveries.map((each) => each.event.data.id)).size).toBe(1);
		await unwrapAll(bench, 3);
	},
);

test.each([400, 401, 404, 409, 410])('gives up after %i', async (status) => {
	bench.receiver.answer = (response) => response.writeHead(status).end();
	const [only] = await deliver(1);
	expect(only).toMatchObject({ status, outcome: 'failed' });
	expect(bench.receiver.received).toHaveLength(1);
});

test('does not follow redirects', async () => {
	bench.receiver.answer = (response) => response.writeHead(302, { location: '/other' }).end();
	expect((await deliver(1))[0]).toMatchObject({ status: 302, outcome: 'failed' });
	expect(bench.receiver.received.map((each) => each.url)).toEqual(['/']);
});

test('follows redirects when the switch says so', async () => {
	bench.sim.switches.redirects = 'follow';
	bench.receiver.answer = (response, count) =>
		response.writeHead(count === 1 ? 307 : 200, { location: '/other' }).end();
	expect((await deliver(1))[0]).toMatchObject({ status: 200, outcome: 'delivered' });
	expect(bench.receiver.received.map((each) => each.url)).toEqual(['/', '/other']);
});

test('takes other 2xx as delivered, with a warning', async () => {
	bench.receiver.answer = (response) => response.writeHead(202).end();
	expect((await deliver(1))[0].outcome).toBe('warning');
});

test('tries again after a cut connection and after silence', async () => {
	bench.sim.switches.webhookTimeoutMs = 500;
	bench.receiver.answer = (response, count) => {
		if (count === 1) response.destroy();
		if (count === 3) response.end();
	};
	const [cut, silent, done] = await deliver(3);
	expect(cut.error).toBeDefined();
	expect(silent.error).toBe('no reply in 500 ms');
	expect(done.status).toBe(200);
});

test('stops after the last attempt', async () => {
	bench.receiver.answer = (response) => response.writeHead(500).end();
	const deliveries = await deliver(4);
	expect(deliveries.map((each) => each.outcome)).toEqual(['retry', 'retry', 'retry', 'failed']);
});

test('goes to the failover URL after two failures', async () => {
	bench.receiver.answer = (response, _count, request) =>
		response.writeHead(request.url === '/spare' ? 200 : 500).end();
	const application = bench.sim.applications.get(bench.connectionId);
	if (application) application.webhook_event_failover_url = `${bench.receiver.url}/spare`;
	await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	await bench.sim.waitFor(() => bench.sim.deliveries.find((each) => each.status === 200));
	expect(bench.receiver.received.map((each) => each.url)).toEqual(['/hook', '/hook', '/spare']);
});

test('obeys the retry policy of a command', async () => {
	bench.receiver.answer = (response) => response.writeHead(500).end();
	bench.sim.people.set('+15550100', { does: 'noAnswer' });
	const id = await bench.dial('+15550100', {
		webhook_retries_policies: { 'call.initiated': { retries_ms: [1] } },
	});
	await bench.sim.waitFor(() => bench.sim.deliveries.find((each) => each.outcome === 'failed'));
	expect(bench.events(id)).toEqual(['call.initiated', 'call.initiated']);
});

test('prefers webhook_urls, then webhook_url, then the application', async () => {
	const id = await bench.dial('+15550100', {
		webhook_url: `${bench.receiver.url}/mine`,
		webhook_urls: { 'call.answered': [`${bench.receiver.url}/one`, `${bench.receiver.url}/two`] },
	});
	await bench.event('call.answered', id);
	await bench.client.calls.actions.hangup(id, {});
	await bench.event('call.hangup', id);
	await bench.sim.waitFor(() => bench.sim.deliveries.length === 4, { what: 'four deliveries' });
	const urls = bench.sim.deliveries.map(
		({ event, url }) => `${event.data.event_type} ${new URL(url).pathname}`,
	);
	expect(urls.sort()).toEqual([
		'call.answered /one',
		'call.answered /two',
		'call.hangup /mine',
		'call.initiated /mine',
	]);
});

test('webhook_url counts for its own command only when the switch says so', async () => {
	bench.sim.switches.webhookUrlScope = 'command';
	const leg = await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	const { call_control_id: id } = leg;
	await bench.client.calls.actions.answer(id, { webhook_url: `${bench.receiver.url}/mine` });
	await bench.event('call.answered', id);
	bench.sim.press(leg, '5');
	await bench.event('call.dtmf.received', id);
	const pathOf = (type: string): string | undefined => {
		const found = bench.sim.deliveries.find((each) => each.event.data.event_type === type);
		return found && new URL(found.url).pathname;
	};
	expect(pathOf('call.answered')).toBe('/mine');
	expect(pathOf('call.dtmf.received')).toBe('/hook');
});

test('GET webhooks carry the payload in the query', async () => {
	await bench.dial('+15550100', { webhook_url: bench.receiver.url, webhook_url_method: 'GET' });
	await bench.event('call.initiated');
	const [{ method, url, body }] = bench.receiver.received;
	expect([method, body]).toEqual(['GET', '']);
	expect(new URL(url, bench.receiver.url).searchParams.get('to')).toBe('+15550100');
});

test('an application on version 1 gets the flat form and no ed25519 headers', async () => {
	const application = bench.sim.applications.get(bench.connectionId);
	if (application) application.webhook_api_version = '1';
	await bench.sim.incomingCall({ from: '+15550109999', to: bench.own });
	await bench.event('call.initiated');
	const [{ body, headers }] = bench.receiver.received;
	expect(JSON.parse(body)).toMatchObject({ event_type: 'call_initiated', record_type: 'event' });
	expect(headers['telnyx-signature-ed25519']).toBeUndefined();
	expect(headers['x-telnyx-signature']).toBeDefined();
});

test('does not let a slow receiver hold up other events', async () => {
	bench.sim.switches.webhookTimeoutMs = 60_000;
	const arrived = new Promise<void>((done) => {
		bench.receiver.answer = (response, count) => (count === 1 ? done() : void response.end());
	});
	const slow = bench.sim.send(EVENT, { url: bench.receiver.url });
	await arrived;
	await bench.sim.send(EVENT, { url: bench.receiver.url });
	expect(bench.sim.deliveries).toHaveLength(1);
	await bench.sim.close();
	expect((await slow).error).toBeDefined();
});
