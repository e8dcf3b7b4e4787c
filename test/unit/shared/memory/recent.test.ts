import { Recent } from '../../../../nodes/TelnyxVoice/shared/memory/recent';

it('forgets the entry that was set longest ago', () => {
	const recent = new Recent<number>(3);
	for (const [key, value] of Object.entries({ a: 1, b: 2, c: 3 })) recent.set(key, value);
	recent.set('a', 4);
	recent.set('d', 5);
	expect(['a', 'b', 'c', 'd'].map((key) => recent.get(key))).toEqual([4, undefined, 3, 5]);
	recent.delete('c');
	recent.set('e', 6);
	expect(['a', 'c', 'd', 'e'].map((key) => recent.get(key))).toEqual([4, undefined, 5, 6]);
});
