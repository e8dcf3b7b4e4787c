import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { IDS } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

describe('the timer', () => {
	const speech = (payload: string, options: INodeParameters = {}) => ({ payload, options });
	const menu = { keys: { key: [{ digits: '1', label: '' }] } };
	const limits: Array<[string, INodeParameters, number, string]> = [
		// Telnyx rings for 30 seconds unless told otherwise; events may be five minutes late.
		['dial', {}, 330, 'No Answer'],
		['dial', { options: { timeoutSecs: 60 } }, 360, 'No Answer'],
		['transfer', { options: { timeoutSecs: 20 } }, 320, 'Failed'],
		['answer', {}, 300, 'Call Ended'],
		['bridge', {}, 300, 'Call Ended'],
		['refer', {}, 300, 'Failed'],
		// A quarter of a second for each letter, and the pauses that the text asks for.
		['speak', speech('a'.repeat(40)), 310, 'Call Ended'],
		['speak', speech('a'.repeat(80)), 320, 'Call Ended'],
		['speak', speech('a'.repeat(40), { loop: '3' }), 330, 'Call Ended'],
		['speak', speech('<speak><break time="10s"/></speak>'), 319, 'Call Ended'],
		['speak', speech("<speak><break time='500ms'/>a</speak>"), 310, 'Call Ended'],
		['speak', speech('Hello', { loop: ' Infinity ' }), 14_700, 'Call Ended'],
		// Half an hour for each time that a file is played.
		['startPlayback', {}, 2100, 'Call Ended'],
		['startPlayback', { options: { loop: '2' } }, 3900, 'Call Ended'],
		['startPlayback', { options: { loop: '100' } }, 14_700, 'Call Ended'],
		['startPlayback', { options: { loop: 'infinity' } }, 14_700, 'Call Ended'],
		// Telnyx' own times: 60 s for the input, 5 s for the first key and between two of them.
		['gather', {}, 370, 'No Input'],
		['gather', { options: { timeoutMillis: 120_000, initialTimeoutMillis: 0 } }, 425, 'No Input'],
		['gather', { ...menu, options: { timeoutMillis: 0 } }, 310, 'No Input'],
		// Three tries of the prompt, of 60 s for the first key, and of 5 s for each key.
		['gatherUsingSpeak', { ...menu, ...speech('a'.repeat(20)) }, 510, 'No Input'],
		['gatherUsingSpeak', speech('a'.repeat(20), { maximumTries: 1 }), 1005, 'No Input'],
		['gatherUsingAudio', { ...menu, options: { maximumTries: 1 } }, 965, 'No Input'],
		['recordMessage', { maxLength: 60 }, 360, 'Call Ended'],
		// A call lasts four hours at the most.
		['gatherUsingAi', {}, 14_700, 'Call Ended'],
		['enqueue', {}, 14_700, 'Left'],
		['startAiAssistant', {}, 14_700, 'Call Ended'],
		['dial', { options: { waitLimitMinutes: 2 } }, 120, 'Timed Out'],
		['gather', { options: { waitLimitMinutes: 90 } }, 5400, 'Timed Out'],
	];
	it.each(limits)('%s %j: after %d s by %s', async (operation, parameters, seconds, exit) => {
		const clock = jest.spyOn(Date, 'now');
		const start = Date.now();
		const at = (secs: number) => clock.mockReturnValue(start + secs * 1000);
		try {
			at(0);
			const { run } = await lab.pause(operation, parameters);
			// It looks every five minutes; a call that is placed says nothing of itself until then.
			const looks = operation === 'dial' ? seconds : Math.min(seconds, 300);
			expect(run.waitTill?.getTime()).toBe(start + looks * 1000);
			at(seconds - 2);
			const woken = await lab.engine.timeout(run);
			expect(woken.waitTill?.getTime()).toBe(start + seconds * 1000);

			at(seconds);
			const left = await lab.left(await lab.engine.timeout(woken));
			expect(left.exit).toBe(exit);
			expect(left.item.json).toMatchObject({ outcome: 'timed_out', ...IDS });
		} finally {
			clock.mockRestore();
		}
	});

	it('says so in the one output', async () => {
		const { run } = await lab.pause('dial', { outcomeOutputs: 'single' });
		const { outputs } = await lab.expire(run);
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
