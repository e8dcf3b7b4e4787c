import { sleep } from 'n8n-workflow';
import { paced, toPacing } from '../../../nodes/TelnyxVoice/execution/pacing';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A task that takes a while, and the times in ms at which each index was started. */
function recorder(taskMs: number) {
	const start = Date.now();
	const starts: number[] = [];
	const running = { now: 0, most: 0 };
	const task = async (index: number) => {
		starts[index] = Date.now() - start;
		running.most = Math.max(running.most, ++running.now);
		await sleep(taskMs * (index % 2 === 0 ? 3 : 1));
		running.now--;
		return index;
	};
	return { starts, running, task };
}

it('keeps the order of the items whatever is done first', async () => {
	const { task, running } = recorder(10);
	const results = paced(7, { itemsAtOnce: 3, pauseMillis: 0 }, task);
	await jest.runAllTimersAsync();
	expect(await results).toEqual([0, 1, 2, 3, 4, 5, 6]);
	expect(running.most).toBe(3);
});

it('sends one item after the other without the option', async () => {
	const { task, running } = recorder(10);
	const results = paced(4, toPacing({}), task);
	await jest.runAllTimersAsync();
	await results;
	expect(running.most).toBe(1);
});

it.each([1, 2, 3, 5])('pauses before each start, with %d at once', async (itemsAtOnce) => {
	const { task, starts } = recorder(1);
	const results = paced(5, { itemsAtOnce, pauseMillis: 100 }, task);
	await jest.runAllTimersAsync();
	await results;
	expect(starts).toEqual([0, 100, 200, 300, 400]);
});

it('starts nothing more after an error, and waits for what is running', async () => {
	const done: number[] = [];
	const results = paced(9, { itemsAtOnce: 2, pauseMillis: 0 }, async (index) => {
		if (index === 1) throw new Error('refused');
		await sleep(10);
		done.push(index);
	});
	const outcome = expect(results).rejects.toThrow('refused');
	await jest.runAllTimersAsync();
	await outcome;
	expect(done).toEqual([0]);
});

it('ends the pause when the execution is cancelled, and starts nothing more', async () => {
	const { task, starts } = recorder(1);
	const controller = new AbortController();
	const results = paced(3, { itemsAtOnce: 2, pauseMillis: 60_000 }, task, controller.signal);
	const outcome = expect(results).rejects.toThrow('cancelled');
	await jest.advanceTimersByTimeAsync(1000);
	controller.abort(new Error('cancelled'));
	await jest.advanceTimersByTimeAsync(1000);
	await outcome;
	expect(starts).toEqual([0]);
	expect(jest.getTimerCount()).toBe(0);
});

it('does nothing without items', async () => {
	expect(await paced(0, { itemsAtOnce: 3, pauseMillis: 5 }, async () => 1)).toEqual([]);
});

it.each([
	[{ itemsAtOnce: 'many' }],
	[{ itemsAtOnce: 0 }],
	[{ itemsAtOnce: 21 }],
	[{ itemsAtOnce: 1.5 }],
	[{ pauseMillis: -1 }],
	[{ pauseMillis: {} }],
])('refuses %j', (set) => {
	expect(() => toPacing(set)).toThrow(/needs a/);
});

it('takes numbers as text', () => {
	expect(toPacing({ itemsAtOnce: '3', pauseMillis: '250' })).toEqual({
		itemsAtOnce: 3,
		pauseMillis: 250,
	});
});
