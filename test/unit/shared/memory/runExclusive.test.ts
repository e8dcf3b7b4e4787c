import { runExclusive } from '../../../../nodes/TelnyxVoice/shared/memory/runExclusive';

/** A list that is read and written back, as n8n keeps what a node has seen. */
function slowList() {
	let list: number[] = [];
	return {
		add: async (entry: number) => {
			const read = [...list];
			await Promise.resolve();
			await Promise.resolve();
			list = [...read, entry];
			return list.length;
		},
		get: () => list,
	};
}

it('loses nothing that is written side by side', async () => {
	const list = slowList();
	await Promise.all([1, 2, 3].map(async (entry) => await list.add(entry)));
	expect(list.get()).toHaveLength(1);

	const kept = slowList();
	const lengths = [1, 2, 3].map(
		async (entry) => await runExclusive('a', async () => await kept.add(entry)),
	);
	expect(await Promise.all(lengths)).toEqual([1, 2, 3]);
	expect(kept.get()).toEqual([1, 2, 3]);
});

it('goes on after a failure, which only its own caller sees', async () => {
	const failed = runExclusive('b', async () => {
		throw new Error('database is locked');
	});
	const next = runExclusive('b', async () => 'next');
	await expect(failed).rejects.toThrow('database is locked');
	await expect(next).resolves.toBe('next');
});

it('does not make others wait', async () => {
	let release = () => {};
	const slow = runExclusive(
		'c',
		async () => await new Promise<void>((resolve) => (release = resolve)),
	);
	await expect(runExclusive('d', async () => 'at once')).resolves.toBe('at once');
	release();
	await slow;
});
