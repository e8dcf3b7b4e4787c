import { countedLine } from '../../../../nodes/TelnyxVoice/shared/events/refusalLog';

const START = 1_763_856_000_000;
let kinds = 0;

/** What is written of refusals at these seconds. */
function lines(seconds: number[], kind = `kind ${++kinds}`): string[] {
	return seconds
		.map((second) => countedLine(kind, 'Refused.', START + second * 1000))
		.filter((line) => line !== undefined);
}

const flood = (count: number, second = 1): number[] => Array<number>(count).fill(second);

describe('refusals in the log', () => {
	it('are told one by one while they are rare', () => {
		expect(lines([0, 60, 120])).toEqual(['Refused.', 'Refused.', 'Refused.']);
	});

	it('are counted in a flood, and the count is told when it is over', () => {
		const told = lines([...flood(241), 62]);
		expect(told).toEqual([
			'Refused.',
			'Refused. … and 9 more in this minute.',
			'Refused. … and 99 more in this minute.',
			'Refused. (Before that: … and 240 more within a minute.)',
		]);
	});

	it('fill no log, however many they are', () => {
		expect(lines(flood(135_000)).length).toBeLessThan(10);
	});

	it('are counted by their kind', () => {
		expect(lines(flood(3), 'one webhook')).toHaveLength(1);
		expect(lines(flood(3), 'another webhook')).toHaveLength(1);
	});

	it('are told when the clock is set back', () => {
		expect(lines([100, 1])).toHaveLength(2);
	});
});
