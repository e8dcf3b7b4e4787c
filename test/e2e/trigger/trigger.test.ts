import { randomUUID } from 'node:crypto';
import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import { Flow } from '../../support/n8n/flow';
import {
	overHttp,
	publishGuarded,
	signedNow,
	UNPROCESSABLE,
	type GuardedTrigger,
} from '../../support/n8n/guardedTrigger';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';
import {
	body,
	gzip,
	refusals,
	refusalsAt,
	type RefusalCase,
} from '../../unit/trigger/delivery/refusals';
import { account, incomingCall } from '../../support/signing/webhooks';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});
afterAll(async () => await world?.close());

async function started(workflowId: string, count: number): Promise<ExecutionResult[]> {
	const { client } = world;
	const list = await client.session.poll(
		async () => await client.listExecutions(workflowId),
		(found) => found.length >= count,
		30_000,
		`${count} executions`,
	);
	return await Promise.all(list.map(async ({ id }) => await client.waitForExecution(id)));
}

/** n8n's log comes through a pipe, so that a line may come later than the answer. */
async function logged(text: string, from: number): Promise<void> {
	const lines = async () => world.n8n.log.slice(from).join('\n');
	await world.client.session.poll(lines, (log) => log.includes(text), 10_000, `a line “${text}”`);
}

/** A webhook as Telnyx sends it, never the same one twice. */
function event(payload: object, type = 'call.initiated'): string {
	const { data, meta } = incomingCall({ ...payload }) as { data: object; meta: object };
	return JSON.stringify({ data: { ...data, id: randomUUID(), event_type: type }, meta });
}

describe('a signed incoming call', () => {
	it.each(['simplified', 'raw'])('starts exactly one execution, output %s', async (output) => {
		const { simulator, client } = world;
		const flow = new Flow(output).trigger('Trigger', { output }).mark('Started');
		const workflow = await world.publish(flow.arrow('Trigger', 'Started').build());
		const leg = await simulator.incomingCall({ from: '+13125550123', to: ACCOUNT_NUMBER });
		const delivery = await simulator.waitFor(
			() => simulator.deliveries.find(({ url }) => url === workflow.triggerUrl),
			{ timeoutMs: 60_000 },
		);

		expect(delivery).toMatchObject({ status: 200, attempt: 1, outcome: 'delivered' });
		const [execution, ...more] = await started(workflow.id, 1);
		expect(more).toEqual([]);
		expect(execution).toMatchObject({ status: 'success', mode: 'webhook' });
		const { data, meta } = JSON.parse(delivery.body) as typeof delivery.event;
		expect(data.payload).toMatchObject({
			call_control_id: leg.call_control_id,
			direction: 'incoming',
			from: '+13125550123',
			to: ACCOUNT_NUMBER,
		});
		const simplified = {
			event_id: data.id,
			event_type: 'call.initiated',
			occurred_at: data.occurred_at,
			delivery_attempt: 1,
			...data.payload,
		};
		expect(itemsOf(execution, 'Trigger')).toEqual([output === 'raw' ? { data, meta } : simplified]);
		expect(itemsOf(execution, 'Started')).toHaveLength(1);
		await client.unpublish(workflow.id);
	});
});

describe('a webhook that is not genuine', () => {
	let trigger: GuardedTrigger;
	let table: RefusalCase[];
	const told = new Set<string>();
	beforeAll(async () => {
		trigger = await publishGuarded(world, { events: ['allEvents'] });
		table = refusalsAt(Date.now(), 600);
	});
	beforeEach(async () => await trigger.setPublicKey(account.publicKey));
	afterEach(async () => expect(await trigger.executions()).toBe(0));

	it.each(refusals.map(({ title }, row) => [title, row] as const))(
		'is refused: %s',
		async (_, row) => {
			const { status, reason, publicKey } = table[row];
			await trigger.setPublicKey(publicKey);
			for (const type of ['text/plain', 'application/json']) {
				const { headers, body: sent, byN8n } = overHttp(table[row], type);
				const line = world.n8n.log.length;
				const answer = await trigger.send(headers, sent);

				expect([type, answer.status]).toEqual([type, byN8n ? UNPROCESSABLE : status]);
				// A reason that comes again within a minute is counted, not told.
				if (byN8n || told.has(reason)) continue;
				await logged(`(${status} ${reason})`, line);
				told.add(reason);
			}
		},
	);

	it.each([
		['signature', 'telnyx-signature-ed25519'],
		['timestamp', 'telnyx-timestamp'],
	])('is refused: two lines with a %s', async (reason, name) => {
		const headers = signedNow(body);
		const line = world.n8n.log.length;
		const answer = await trigger.send({ ...headers, [name]: [headers[name], headers[name]] }, body);
		expect(answer.status).toBe(401);
		if (!told.has(`${reason}Repeated`)) await logged(`(401 ${reason}Repeated)`, line);
	});

	it('is refused: gzip by its header alone', async () => {
		const headers = { ...signedNow(body), 'content-encoding': 'gzip' };
		expect((await trigger.send(headers, body)).status).toBeGreaterThanOrEqual(400);
	});

	it('is refused: a form with a signature', async () => {
		const sent = 'data=1';
		const headers = { ...signedNow(sent), 'content-type': 'application/x-www-form-urlencoded' };
		expect(await trigger.send(headers, sent)).toMatchObject({ status: 400 });
	});

	it('is asked for again while the credential is gone', async () => {
		await world.client.deleteCredential(trigger.credential);
		const line = world.n8n.log.length;
		expect(await trigger.send(signedNow(body), body)).toMatchObject({ status: 503 });
		await logged('(503 credentialUnreadable)', line);
	});
});

describe('a genuine webhook', () => {
	let trigger: GuardedTrigger;
	beforeAll(async () => {
		trigger = await publishGuarded(world, { events: ['incomingCall'] });
	});

	it.each<[string, string]>([
		['an event that is not chosen', event({}, 'call.hangup')],
		['an outgoing call', event({ direction: 'outgoing' })],
		['an event of the future', event({}, 'call.teleported')],
	])('is ignored with exactly 200: %s', async (_, sent) => {
		expect(await trigger.send(signedNow(sent), sent)).toMatchObject({ status: 200 });
		expect(await trigger.executions()).toBe(0);
	});

	it.each([
		['as Telnyx sends it', {}, (sent: string) => Buffer.from(sent)],
		['packed with gzip on the way', { 'content-encoding': 'gzip' }, gzip],
		['with one megabyte', {}, (sent: string) => Buffer.from(sent)],
	])('starts one execution: %s', async (title, headers, pack) => {
		const before = await trigger.executions();
		const name = 'Zoë ☎ 👋'.repeat(title === 'with one megabyte' ? 60_000 : 1);
		const sent = event({ caller_id_name: name });
		const answer = await trigger.send({ ...signedNow(sent), ...headers }, pack(sent));
		expect(answer).toMatchObject({ status: 200 });

		const runs = await started(trigger.workflowId, before + 1);
		expect(runs).toHaveLength(before + 1);
		expect(itemsOf(runs[0], 'Trigger')).toMatchObject([{ caller_id_name: name }]);
	});
});

it('n8n has logged no secret and nothing of the calls', () => {
	const log = world.n8n.log.join('\n');
	expect(log).toContain('refused a webhook');
	const { apiKey, publicKey } = world.simulator;
	const keys = [apiKey, publicKey, account.publicKey, 'KEY0A', 'Bearer'];
	const ofCalls = ['v3:', '+1312555', 'Zoë', 'aaaaaaaa'];
	expect([...keys, ...ofCalls].filter((secret) => log.includes(secret))).toEqual([]);
});
