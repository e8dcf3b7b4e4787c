/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { join } from 'node:path';
import { commands } from '../support/engine/commands';
import { exits } from '../support/engine/exits';
import { openWaitLab, type WaitLab } from '../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => jest.restoreAllMocks());

const branches = { outcomeOutputs: 'branches' };

describe('outputs per outcome on n8n 2.8', () => {
	it.each(Object.keys(exits))('%s: refused, and nothing is sent', async (operation) => {
		const before = lab.simulator.requests.length;
		const run = await lab.engine.runNode(lab.spec(operation, branches));

		expect(run.status).toBe('error');
		expect(run.waitTill).toBeUndefined();
		expect(run.error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Outputs per outcome need n8n 2.39 or newer',
			description: expect.stringMatching(/Nothing was sent.*“One Output”.*update n8n/) as string,
		});
		expect(lab.simulator.requests).toHaveLength(before);
	});

	const refused: Array<[string, string]> = [
		['dial', 'Failed'],
		['transfer', 'Failed'],
		['gather', 'Invalid'],
		['enqueue', 'Left'],
		['speak', 'Call Ended'],
	];
	it.each(refused)('%s: with On Error “Continue” it leaves by %s', async (operation, exit) => {
		const before = lab.simulator.requests.length;
		const nodeSettings = { onError: 'continueRegularOutput' as const };
		const run = await lab.engine.runNode(lab.spec(operation, branches, { nodeSettings }));

		const left = await lab.left(run);
		expect(left.exit).toBe(exit);
		expect(left.item.json.error).toMatch(/need n8n 2\.39/);
		expect(lab.simulator.requests).toHaveLength(before);
	});

	it.each(refused)('%s: with an error output it leaves by that', async (operation) => {
		const before = lab.simulator.requests.length;
		const nodeSettings = { onError: 'continueErrorOutput' as const };
		const run = await lab.engine.runNode(lab.spec(operation, branches, { nodeSettings }));

		const left = await lab.left(run);
		expect(left.exit).toBe('Error');
		expect(left.item.json.error).toMatch(/need n8n 2\.39/);
		expect(lab.simulator.requests).toHaveLength(before);
	});

	it.each(Object.keys(commands).filter((operation) => operation !== 'recordMessage'))(
		'%s: sent without a pause where nothing is waited for',
		async (operation) => {
			const before = lab.simulator.requests.length;
			const run = await lab.engine.runNode(
				lab.spec(operation, { ...branches, waitForOutcome: false }),
			);
			expect(run.status).toBe('success');
			expect(run.outputs).toHaveLength(1);
			expect(lab.simulator.requests).toHaveLength(before + 1);
		},
	);
});

/** The reason for the refusal: once n8n 2.8 keeps such an outcome, this test says so. */
it('would lose the outcome if it were not refused', async () => {
	const built = join(__dirname, '../../dist/nodes/TelnyxVoice/wait/pause/preconditions.js');
	const possible = jest.requireActual<{ assertCanWait: () => void }>(built);
	jest.spyOn(possible, 'assertCanWait').mockImplementation();
	const paused = await lab.pause('dial', branches);

	const busy = await paused.send('call.hangup', { hangup_cause: 'user_busy' });
	expect(busy.run).toMatchObject({ status: 'success' });
	expect(busy.run?.outputs.flat()).toEqual([]);
});
