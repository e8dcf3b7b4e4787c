import type { ExecutionResult } from '../../n8n/execution';
import { freePort } from '../../n8n/n8nProcess';
import type { CallerScript, Leg } from '../../simulator';
import { startBalancer, type Balancer } from '../../support/n8n/balancer';
import { Flow } from '../../support/n8n/flow';
import { callIn, newestRun } from '../../support/n8n/waitFlows';
import { startWorld, type PublishedWorkflow, type World } from '../../support/n8n/world';

jest.setTimeout(300_000);

/** Outputs of the menu below are all drawn to one node. */
const OUTPUTS = 12;

/** Incoming call → Answer → a menu of one key → a text → hang up. */
function menu(): Flow {
	return new Flow('Menu')
		.trigger('Call')
		.call('Answer', 'answer')
		.call('Menu', 'gather', {
			keys: { key: [{ digits: '1', label: '' }] },
			options: { initialTimeoutMillis: 3_600_000, timeoutMillis: 3_600_000 },
		})
		.call('Thanks', 'speak', { payload: 'Thank you.' })
		.call('Hang up', 'hangup')
		.arrow('Call', 'Answer')
		.arrow('Answer', 'Menu')
		.arrows('Menu', ...Array<string>(OUTPUTS).fill('Thanks'))
		.arrow('Thanks', 'Hang up');
}

/** A node that n8n resumed has one source per output; one that waited in memory has one. */
function wasStored({ runData }: ExecutionResult, node: string): boolean {
	return runData[node][0].source.length > 1;
}

async function openWorld(env: Record<string, string> = {}) {
	const port = await freePort();
	const balancer = await startBalancer({ main: port, webhooks: [port] });
	const world = await startWorld({
		simulator: { speed: 20 },
		// The time that n8n takes for shutting down by itself is 30 s.
		n8n: {
			port,
			webhookUrl: balancer.url,
			env: { N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '15', ...env },
		},
	});
	const workflow = await world.publish(menu().build());
	const close = async () => {
		await world.close();
		await balancer.close();
	};
	return { world, balancer, workflow, close };
}

/** Rings, and waits until the menu asks. */
async function callMenu(world: World, caller: CallerScript = {}): Promise<Leg> {
	const leg = await callIn(world, caller);
	await world.simulator.waitFor(() => world.simulator.count('gather', leg.call_control_id) > 0, {
		timeoutMs: 60_000,
		what: 'the menu',
	});
	return leg;
}

describe('one process', () => {
	let world: World;
	let balancer: Balancer;
	let workflow: PublishedWorkflow;
	let close: () => Promise<void>;
	let runs = 0;
	beforeAll(async () => ({ world, balancer, workflow, close } = await openWorld()));
	afterAll(async () => await close?.());

	it('goes on at once, without a stored run and without a repeated delivery', async () => {
		const { simulator } = world;
		for (const eventBeforeReply of [false, true]) {
			simulator.switches.eventBeforeReply = eventBeforeReply;
			await callIn(world, { presses: ['1'] });
			const run = await newestRun(world, workflow, ++runs);
			expect({ status: run.status, error: run.error }).toEqual({ status: 'success' });
			expect(['Answer', 'Menu', 'Thanks'].filter((node) => wasStored(run, node))).toEqual([]);
		}
		simulator.switches.eventBeforeReply = false;
		expect(simulator.deliveries.filter(({ attempt }) => attempt > 1)).toEqual([]);
	});

	it('is stored when nothing comes, and goes on all the same', async () => {
		const leg = await callMenu(world);
		await newestRun(world, workflow, ++runs, ['waiting']);
		world.simulator.press(leg, '1');
		const run = await newestRun(world, workflow, runs);
		expect(run.status).toBe('success');
		expect(wasStored(run, 'Menu')).toBe(true);
	});

	it('is stored when n8n shuts down, and goes on after the restart', async () => {
		const leg = await callMenu(world);
		runs++;
		balancer.paused = true;
		await world.n8n.restart();
		balancer.paused = false;
		await newestRun(world, workflow, runs, ['waiting']);
		world.simulator.press(leg, '1');
		const run = await newestRun(world, workflow, runs);
		expect(run.status).toBe('success');
		expect(wasStored(run, 'Menu')).toBe(true);
	});

	it('loses by a crash what is in memory, and nothing that is stored', async () => {
		const stored = await callMenu(world);
		await newestRun(world, workflow, ++runs, ['waiting']);
		await callMenu(world);
		runs++;
		balancer.paused = true;
		await world.n8n.kill();
		await world.n8n.restart();
		balancer.paused = false;
		world.simulator.press(stored, '1');
		const ends = async () =>
			(await world.client.listExecutions(workflow.id))
				.map(({ id, status }) => [Number(id), status] as const)
				.sort(([a], [b]) => b - a)
				.slice(0, 2)
				.map(([, status]) => status);
		const found = await world.client.session.poll(
			ends,
			(states) => !states.some((state) => ['running', 'waiting', 'new'].includes(state)),
			60_000,
			'both runs to end',
		);
		expect(found).toEqual(['crashed', 'success']);
	});
});

describe('with room for one execution at a time', () => {
	let opened: Awaited<ReturnType<typeof openWorld>>;
	beforeAll(async () => {
		opened = await openWorld({ N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' });
	});
	afterAll(async () => await opened?.close());

	it('a run in memory makes room for the next call', async () => {
		const { world } = opened;
		const first = await callMenu(world);
		const second = await callMenu(world);
		// The menu of the first call still waits.
		expect([first.isAlive, second.isAlive]).toEqual([true, true]);
		expect(world.simulator.count('speak')).toBe(0);
		for (const leg of [first, second]) {
			world.simulator.press(leg, '1');
			await world.simulator.waitFor(() => !leg.isAlive, { timeoutMs: 60_000 });
		}
		expect(world.simulator.count('speak')).toBe(2);
	});
});
