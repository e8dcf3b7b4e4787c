import type { Script } from '../../simulator';
import { readyWorkflow } from '../../support/n8n/ready';
import { Runs, way } from '../../support/n8n/runs';
import { FAST, incoming, type Act } from '../../support/n8n/story';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(180_000);

const COLLEAGUE = '+13125550199';

let world: World;
let runs: Runs;
beforeAll(async () => {
	world = await startWorld({ simulator: FAST });
	runs = new Runs(world, await world.publish(readyWorkflow('answer-and-transfer', world)));
});
afterAll(async () => await world?.close());

const call = async (act?: Act) => await incoming(world, runs, { to: ACCOUNT_NUMBER, act });
const hangUpAt = (at: string): Act => ({ at, does: (leg) => world.simulator.hangUp(leg) });
const begin = ['Incoming call', 'Answer: answered'];

describe('answer and transfer', () => {
	it('connects with the colleague', async () => {
		world.simulator.people.set(COLLEAGUE, { does: 'answer' });
		const { leg, run } = await call();

		expect(way(run)).toEqual([...begin, 'Transfer: connected']);
		expect(world.simulator.calls.ofSession(leg.call_session_id)).toMatchObject([
			...[{ to: ACCOUNT_NUMBER }, { to: COLLEAGUE }],
		]);
	});

	const failures: Array<{ outcome: string; does: Script }> = [
		{ outcome: 'busy', does: { does: 'busy' } },
		{ outcome: 'no_answer', does: { does: 'noAnswer' } },
		{ outcome: 'rejected', does: { does: 'reject' } },
		{ outcome: 'failed', does: { does: 'unallocated' } },
	];

	it.each(failures)('hangs up: $outcome', async ({ outcome, does }) => {
		world.simulator.people.set(COLLEAGUE, does);
		const { leg, run } = await call();

		expect(way(run)).toEqual([...begin, `Transfer: ${outcome}`, 'Hang up']);
		expect(world.simulator.count('hangup', leg.call_control_id)).toBe(1);
	});

	it('ends when the caller hangs up while it rings', async () => {
		world.simulator.people.set(COLLEAGUE, { does: 'noAnswer' });
		const { run } = await call(hangUpAt('transfer'));

		expect(way(run)).toEqual([...begin, 'Transfer: caller_hung_up']);
	});

	it('ends when the caller gives up before we answer', async () => {
		world.simulator.switches.answerDelayMs = 60_000;
		const { run } = await call(hangUpAt('answer'));

		expect(way(run)).toEqual(['Incoming call', 'Answer: call_ended']);
	});

	it('has had one run for each call, and nothing waits', async () => {
		expect(await runs.others()).toEqual([]);
	});
});
