import { randomUUID as uuid } from 'node:crypto';
import { itemsOf } from '../../n8n/execution';
import { dialFlow, dialTo, marksOf, newestRun, RINGING, start } from '../../support/n8n/waitFlows';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(400_000);

let world: World;
beforeAll(async () => {
	// n8n says in its log when it sets a timer, and when one strikes.
	world = await startWorld({ n8n: { env: { N8N_LOG_LEVEL: 'debug' } } });
});
afterAll(async () => await world?.close());

async function logged(pattern: RegExp): Promise<void> {
	const { n8n, client } = world;
	await client.session.poll(
		async () => n8n.log.some((line) => pattern.test(line)),
		(found) => found,
		150_000,
		`a line of n8n's log like ${pattern}`,
	);
}

function hangUp(to: string): void {
	const leg = world.simulator.calls.all().find((each) => each.to === to);
	if (!leg) throw new Error(`Nobody calls ${to}`);
	world.simulator.hangUp(leg);
}

it('the limit of one node does not end the wait of the next one', async () => {
	const [first, second] = ['+13125552001', '+13125552002'];
	const { simulator, client } = world;
	for (const to of [first, second]) simulator.people.set(to, { does: 'noAnswer' });
	const hook = `dial-${uuid()}`;
	const marks = RINGING.map((exit) => `Again: ${exit}`);
	const limit = { options: { timeoutSecs: 600, waitLimitMinutes: 1 } };
	const flow = dialFlow(world, hook, limit, ['Answered', ...RINGING, 'Timed Out'])
		.call('Again', 'dial', { ...dialTo(world), to: second, options: { timeoutSecs: 600 } })
		.mark('Again: Answered', ...marks)
		.arrow('Rejected', 'Again')
		.arrows('Again', 'Again: Answered', ...marks);
	const workflow = await world.publish(flow.build());
	await start(world, hook, { to: first });
	const { id } = await newestRun(world, workflow, 1, ['waiting']);

	await logged(new RegExp(`Setting timer for IDs:.*\\b${id}\\b`));
	hangUp(first);
	await simulator.waitFor(() => simulator.calls.all().find(({ to }) => to === second), {
		timeoutMs: 30_000,
	});
	await logged(new RegExp(`Resuming execution ${id}\\b`));
	// The timer of the first wait has struck in the second one.
	const woken = await client.waitForExecution(id, ['waiting', 'success', 'error']);
	expect(woken.status).toBe('waiting');

	hangUp(second);
	const execution = await newestRun(world, workflow, 1);
	expect(execution).toMatchObject({ status: 'success' });
	expect(marksOf(execution, workflow.nodes)).toEqual(['Rejected', 'Again: Rejected']);
	expect(itemsOf(execution, 'Again: Rejected')).toMatchObject([{ outcome: 'rejected' }]);
	expect(
		simulator.requests.filter(({ method, path }) => method === 'POST' && /\/calls$/.test(path)),
	).toHaveLength(2);
});
