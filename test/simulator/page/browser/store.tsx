import { useEffect, useState } from 'preact/hooks';
import type { PageState, PhoneLine, StoryEntry, StreamMessages } from '../shapes';

/** What the page knows. */
export interface Model {
	state?: PageState;
	/** By id, since a line changes when its reply comes. */
	story: Map<string, StoryEntry>;
	lines: PhoneLine[];
	online: boolean;
}

const model: Model = { story: new Map(), lines: [], online: false };
const watchers = new Set<() => void>();
const lineWatchers = new Set<(line: PhoneLine) => void>();

function changed(): void {
	for (const watcher of watchers) watcher();
}

function on<K extends keyof StreamMessages>(
	source: EventSource,
	name: K,
	take: (data: StreamMessages[K]) => void,
): void {
	source.addEventListener(name, (event: MessageEvent<string>) => {
		take(JSON.parse(event.data) as StreamMessages[K]);
		changed();
	});
}

/** Follows the simulator. After a break the browser comes again, and is told everything anew. */
export function follow(): void {
	const source = new EventSource('/simulator/page/stream');
	source.onopen = () => {
		model.story.clear();
		model.lines = [];
		model.online = true;
		changed();
	};
	source.onerror = () => {
		model.online = false;
		changed();
	};
	on(source, 'state', (state) => (model.state = state));
	on(source, 'story', (entries) => {
		for (const entry of entries) model.story.set(entry.id, entry);
	});
	on(source, 'lines', (lines) => {
		// What was heard before the page was opened is not heard now.
		if (model.state) for (const line of lines) lineWatchers.forEach((watcher) => watcher(line));
		model.lines = [...model.lines, ...lines];
	});
}

/** The model, and a new drawing whenever it changes. */
export function useModel(): Model {
	const [, draw] = useState(0);
	useEffect(() => {
		const watcher = (): void => draw((count) => count + 1);
		watchers.add(watcher);
		// What came between the first drawing and now has been told to nobody.
		watcher();
		return () => void watchers.delete(watcher);
	}, []);
	return model;
}

/** Calls `watcher` for each line that comes from now on. */
export function watchLines(watcher: (line: PhoneLine) => void): () => void {
	lineWatchers.add(watcher);
	return () => void lineWatchers.delete(watcher);
}

/** @throws {Error} with the simulator's own words */
export async function post(path: string, body: object = {}): Promise<unknown> {
	const reply = await fetch(`/simulator/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const { data, error } = (await reply.json()) as { data?: unknown; error?: string };
	if (error) throw new Error(error);
	return data;
}

export async function get<T>(path: string): Promise<T> {
	return (await (await fetch(`/simulator/${path}`)).json()) as T;
}
