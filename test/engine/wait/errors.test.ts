import { IDS } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.acceptAll());

const DENIED = {
	errors: [{ code: '10010', title: 'Authorization failed', detail: 'Not allowed D13' }],
};

describe('a refused command', () => {
	const refused: Array<[string, string]> = [
		['dial', 'Failed'],
		['transfer', 'Failed'],
		['gather', 'Invalid'],
		['gatherUsingAi', 'Call Ended'],
		['speak', 'Call Ended'],
		['bridge', 'Call Ended'],
		['recordMessage', 'Call Ended'],
		['startPlayback', 'Failed'],
		['enqueue', 'Left'],
		['refer', 'Failed'],
	];
	it.each(refused)('%s: ends the run', async (operation) => {
		lab.answerWith(403, DENIED);
		const run = await lab.engine.runNode(lab.spec(operation));
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ name: 'NodeApiError', httpCode: '403' });
	});

	it.each(refused)(
		'%s: with On Error “Continue” it leaves by %s with the reason',
		async (operation, exit) => {
			lab.answerWith(403, DENIED);
			const nodeSettings = { onError: 'continueRegularOutput' as const, alwaysOutputData: true };
			const left = await lab.left(
				await lab.engine.runNode(lab.spec(operation, {}, { nodeSettings })),
			);

			expect(left.exit).toBe(exit);
			expect(left.item.json).toMatchObject({
				outcome: 'failed',
				error: expect.stringMatching(/Authorization failed.*D13/) as string,
			});
			if (operation !== 'dial') expect(left.item.json).toMatchObject(IDS);
			expect(left.item.pairedItem).toEqual({ item: 0 });
		},
	);

	it.each(refused)('%s: says that it failed in the one output, too', async (operation) => {
		lab.answerWith(403, DENIED);
		const nodeSettings = { onError: 'continueRegularOutput' as const };
		const single = { outcomeOutputs: 'single' };
		const run = await lab.engine.runNode(lab.spec(operation, single, { nodeSettings }));
		expect(run.outputs).toMatchObject([
			[{ json: { outcome: 'failed', error: expect.stringMatching(/D13/) as string } }],
		]);
	});

	it.each(refused)('%s: does so once with Retry On Fail', async (operation, exit) => {
		lab.answerWith(403, DENIED);
		const commands = () => lab.simulator.requests.filter(({ method }) => method === 'POST').length;
		const before = commands();
		const nodeSettings = { onError: 'continueRegularOutput' as const, retryOnFail: true };
		const spec = lab.spec(operation, {}, { nodeSettings });
		const left = await lab.left(await lab.engine.runNode(spec));

		expect(left.exit).toBe(exit);
		expect(left.item.json.outcome).toBe('failed');
		expect(commands()).toBe(before + 1);
	});

	it.each(refused)(
		'%s: with On Error “Continue (using error output)” it leaves by the error output',
		async (operation) => {
			lab.answerWith(403, DENIED);
			const nodeSettings = { onError: 'continueErrorOutput' as const };
			const spec = lab.spec(operation, {}, { nodeSettings });
			const left = await lab.left(await lab.engine.runNode(spec));

			expect(left.exit).toBe('Error');
			expect(left.item.json.error).toMatch(/D13/);
		},
	);

	it.each(refused)(
		'%s: what cannot be sent leaves by %s, too, never by the first output',
		async (operation, exit) => {
			const before = lab.simulator.requests.length;
			const nodeSettings = { onError: 'continueRegularOutput' as const };
			const bad = {
				options: { clientState: 'x', webhooks: { webhookUrl: 'ftp://nowhere' } },
				callControlId: '={{ "" }}',
				to: 'nobody',
				sipAddress: 'x',
			};
			const left = await lab.left(
				await lab.engine.runNode(lab.spec(operation, bad, { nodeSettings })),
			);

			expect(left.exit).toBe(exit);
			expect(left.item.json.error).toEqual(expect.any(String));
			expect(lab.simulator.requests).toHaveLength(before);
		},
	);
});
