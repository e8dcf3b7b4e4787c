import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { IDS } from '../support/wait/events';
import { openWaitLab, type WaitLab } from '../support/wait/lab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

describe('the timer', () => {
	const limits: Array<[string, INodeParameters, number, string]> = [
		// Telnyx rings for 30 seconds unless told otherwise; events may be five minutes late.
		['dial', {}, 330, 'No Answer'],
		['dial', { options: { timeoutSecs: 60 } }, 360, 'No Answer'],
		['transfer', { options: { timeoutSecs: 20 } }, 320, 'Failed'],
		['answer', {}, 300, 'Call Ended'],
		['bridge', {}, 300, 'Call Ended'],
		['refer', {}, 300, 'Failed'],
		// A call lasts four hours at the most.
		['speak', {}, 14_700, 'Call Ended'],
		['gather', {}, 14_700, 'No Input'],
		['enqueue', {}, 14_700, 'Left'],
		['startAiAssistant', {}, 14_700, 'Call Ended'],
		['recordMessage', { maxLength: 60 }, 360, 'Call Ended'],
		['dial', { options: { waitLimitMinutes: 2 } }, 120, 'Timed Out'],
		['gather', { options: { waitLimitMinutes: 90 } }, 5400, 'Timed Out'],
	];
	it.each(limits)('%s %j: after %d s by %s', async (operation, parameters, seconds, exit) => {
		const before = Date.now();
		const { run } = await lab.pause(operation, parameters);
		const after = Date.now();
		const until = run.waitTill?.getTime() ?? 0;
		expect(until - before).toBeGreaterThanOrEqual(seconds * 1000);
		expect(until - after).toBeLessThanOrEqual(seconds * 1000);

		const left = await lab.left(await lab.engine.timeout(run));
		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject({ outcome: 'timed_out', ...IDS });
	});

	it('says so in the one output', async () => {
		const { run } = await lab.pause('dial', { outcomeOutputs: 'single' });
		const { outputs } = await lab.engine.timeout(run);
		expect(outputs).toMatchObject([[{ json: { outcome: 'timed_out', ...IDS } }]]);
	});
});

it.each([['Dial "A" \\ {{ 1 }} $json `x` ’'], ["it's }} {{"], ['日本 \u{1F4DE}']])(
	'remembers what it waits for under the name %s',
	async (name) => {
		const paused = await lab.pause('dial', {}, { name });
		const { run } = await paused.send('call.answered');
		expect((await lab.left(run)).exit).toBe('Answered');
	},
);

it('sends a second run of the node that was queued already', async () => {
	const twice = [{ node: 'Telnyx Voice', type: 'main' as const, index: 0 }];
	const from = lab.commands().length;
	const first = await lab.pause(
		'dial',
		{},
		{ connections: { Start: { main: [[...twice, ...twice]] } } },
	);
	const { run } = await first.send('call.answered');
	expect(run?.status).toBe('waiting');
	const bodies = lab
		.commands()
		.slice(from)
		.map(({ body }) => body as IDataObject);
	expect(new Set(bodies.map(({ command_id }) => command_id)).size).toBe(2);

	if (!run) return;
	const paused = { ...first, run, body: bodies[1] };
	const event = {
		data: {
			event_type: 'call.hangup',
			id: 'x',
			payload: { ...IDS, client_state: bodies[1].client_state, hangup_cause: 'user_busy' },
		},
	};
	const second = await lab.engine.resume(paused.run, lab.sign(event));
	expect((await lab.left(second.run)).exit).toBe('Busy');
	const runs = second.run?.runData['Telnyx Voice'].map(({ data }) =>
		data?.main.map((items) => items?.length ?? 0),
	);
	expect(runs).toEqual([
		[1, 0, 0, 0, 0],
		[0, 1, 0, 0, 0],
	]);
});
