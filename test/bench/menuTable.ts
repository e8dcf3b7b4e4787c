import type { World } from '../support/n8n/world';
import { median } from './load';
import { openMenuWays, ringMenu, type MenuRound, type MenuWay } from './menu';

/** One way of the phone menu at one number of calls at once. */
export interface MenuFigure {
	name: string;
	atOnce: number;
	/** Medians over the rounds: of all silences the middle one and the 95th of a hundred, in ms. */
	p50: number;
	p95: number;
	callsPerSecond: number;
	/** Deliveries that Telnyx had to repeat, in all rounds together. */
	redeliveries: number;
}

/** @param share from 0 to 1 */
function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/**
 * Measures every way in turn, each round in the other direction, since machines get slower and faster.
 *
 * @param levels how many calls at once; each makes at least three calls per line
 */
export async function measureMenu(
	world: World,
	levels: readonly number[],
	rounds: number,
	onProgress: (text: string) => void,
): Promise<MenuFigure[]> {
	const ways = await openMenuWays(world);
	try {
		for (const way of ways) await ringMenu(world, way, 3, 1);
		const figures: MenuFigure[] = [];
		for (const atOnce of levels) {
			const count = Math.max(12, atOnce * 3);
			const results = new Map<MenuWay, MenuRound[]>(ways.map((way) => [way, []]));
			for (let round = 1; round <= rounds; round++) {
				onProgress(
					`Phone menu, ${atOnce} at once: round ${round} of ${rounds}, ${count} calls each …`,
				);
				const order = round % 2 === 1 ? ways : [...ways].reverse();
				for (const way of order) results.get(way)?.push(await ringMenu(world, way, count, atOnce));
			}
			for (const [{ name }, all] of results) {
				figures.push({
					name,
					atOnce,
					p50: median(all.map(({ silences }) => percentile(silences, 0.5))),
					p95: median(all.map(({ silences }) => percentile(silences, 0.95))),
					callsPerSecond: median(all.map(({ seconds }) => count / seconds)),
					redeliveries: all.reduce((sum, each) => sum + each.redeliveries, 0),
				});
			}
		}
		return figures;
	} finally {
		for (const way of ways) await way.close?.();
	}
}

/** The first way is the baseline of each level. */
export function printMenu(figures: readonly MenuFigure[], print: (line: string) => void): void {
	print('\nPhone menu: the silence that a caller hears, and calls per second');
	for (const figure of figures) {
		const base = figures.find(({ atOnce }) => atOnce === figure.atOnce) ?? figure;
		const ratio = (value: number, of: number) => `×${(value / of).toFixed(2)}`.padStart(6);
		print(
			`  ${String(figure.atOnce).padStart(3)} at once  p50 ${figure.p50.toFixed(0).padStart(5)} ms ${ratio(figure.p50, base.p50)}` +
				`  p95 ${figure.p95.toFixed(0).padStart(5)} ms ${ratio(figure.p95, base.p95)}` +
				`  ${figure.callsPerSecond.toFixed(2).padStart(6)} calls/s ${ratio(figure.callsPerSecond, base.callsPerSecond)}` +
				`  ${String(figure.redeliveries).padStart(3)} repeated  ${figure.name}`,
		);
	}
}
