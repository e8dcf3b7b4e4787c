import { Recent } from '../memory/recent';

const MINUTE_MS = 60_000;
/** Kinds of refusals that are counted in one n8n process. */
const MOST_KINDS = 1_000;

interface Counted {
	readonly sinceMs: number;
	/** Refusals since then, the first one included. */
	count: number;
}

const kinds = new Recent<Counted>(MOST_KINDS);

/**
 * Keeps a flood of refusals from filling n8n's log. The first one of a kind in a minute is told in
 * full, then only how many there are: when they become ten, a hundred, a thousand, and so on, and
 * with the first one after that minute.
 *
 * @param kind what is counted together
 * @returns what to write; undefined for nothing
 */
export function countedLine(kind: string, line: string, nowMs: number): string | undefined {
	const earlier = kinds.get(kind);
	if (earlier === undefined || nowMs - earlier.sinceMs >= MINUTE_MS || nowMs < earlier.sinceMs) {
		kinds.set(kind, { sinceMs: nowMs, count: 1 });
		const untold = (earlier?.count ?? 1) - 1;
		return untold > 0 ? `${line} (Before that: … and ${untold} more within a minute.)` : line;
	}
	earlier.count++;
	return isRound(earlier.count)
		? `${line} … and ${earlier.count - 1} more in this minute.`
		: undefined;
}

/** 10, 100, 1000, … */
function isRound(count: number): boolean {
	return /^10+$/.test(String(count));
}
