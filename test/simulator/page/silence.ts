import type { StoryEntry } from './shapes';

/** In the order in which it happened; what happened in the same millisecond stays as it came. */
export function inOrder(entries: readonly StoryEntry[]): StoryEntry[] {
	return [...entries].sort((a, b) => a.at - b.at);
}

/**
 * How long the person on the line waited for each command: milliseconds since the last event of the
 * same call went out, or since the command before it.
 *
 * @param entries in their order
 * @returns by the id of the command's entry
 */
export function silences(entries: readonly StoryEntry[]): Map<string, number> {
	const last = new Map<string, number>();
	const pauses = new Map<string, number>();
	for (const { id, lane, session, command, at } of entries) {
		if (session === undefined) continue;
		const before = last.get(session);
		if (command && before !== undefined) pauses.set(id, at - before);
		if (command || lane === 'telnyx') last.set(session, at);
	}
	return pauses;
}
