import type { EngineRun } from '../../support/engine/harness';
import { core } from '../../support/engine/harness/core';
import { loadPackage } from '../../support/engine/harness/package';
import { buildWorkflow, type NodeSpec } from '../../support/engine/harness/workflow';
import { openLab, results, type Lab } from '../../support/engine/lab';

/** A try may take 15 seconds; the tests have less patience. */
jest.mock('../../../dist/nodes/TelnyxVoice/shared/api/retry', () => ({
	...jest.requireActual<object>('../../../dist/nodes/TelnyxVoice/shared/api/retry'),
	TRY_TIMEOUT_MS: 1000,
}));

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => {
	lab.simulator.faults.clear();
	lab.forget();
});

it('repeats a command whose reply does not come in time, without a second call', async () => {
	lab.simulator.faults.add({ path: /calls$/, delayMs: 60_000, when: 'after' });
	const run: EngineRun = await lab.run('dial', lab.dialing);

	const [result] = results(run);
	const ids = lab.requests().map(({ body }) => (body as { command_id: string }).command_id);
	expect(ids).toEqual([result.command_id, result.command_id]);
	expect(lab.simulator.count('dial')).toBe(1);
});

describe('a cancelled execution', () => {
	const numbers = Array.from({ length: 5 }, (_, index) => ({ to: `+1312555100${index}` }));

	/** Starts a run that can be cancelled. */
	async function start(spec: NodeSpec) {
		const { workflow, additionalData, mode } = buildWorkflow(await loadPackage(), spec);
		const startNode = workflow.getNode('Start') ?? undefined;
		const running = new core.WorkflowExecute(additionalData, mode).run({ workflow, startNode });
		return { running };
	}

	const parameters = (options = {}) => ({ ...lab.dialing, to: '={{ $json.to }}', options });
	const firstRequest = async () => await lab.simulator.waitFor(() => lab.requests()[0]);

	it.each([
		['stop', undefined],
		['go on', 'continueRegularOutput' as const],
	])('sends nothing more when errors let it %s', async (_, onError) => {
		lab.simulator.faults.add({ path: /calls$/, delayMs: 300 });
		const { running } = await start(
			lab.spec('dial', parameters(), { items: numbers, nodeSettings: { onError } }),
		);
		await firstRequest();
		running.cancel();

		await running;
		expect(lab.requests()).toHaveLength(1);
	});

	it('ends the wait before a repeat', async () => {
		lab.simulator.faults.add({ path: /calls$/, status: 429, headers: { 'retry-after': '40' } });
		const { running } = await start(lab.spec('dial', parameters(), { items: numbers }));
		await lab.simulator.waitFor(() => lab.requests()[0]?.status === 429);
		running.cancel();

		await running;
		expect(lab.requests()).toHaveLength(1);
	});

	it('ends the pause between two items', async () => {
		const options = { pacing: { pauseMillis: 40_000 } };
		const { running } = await start(lab.spec('dial', parameters(options), { items: numbers }));
		await lab.simulator.waitFor(() => lab.requests()[0]?.status === 200);
		running.cancel();

		await running;
		expect(lab.requests()).toHaveLength(1);
	});
});
