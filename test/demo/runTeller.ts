/* eslint-disable @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import type { ExecutionResult } from '../n8n/execution';
import type { StoryEntry } from '../simulator';
import type { World } from '../support/n8n/world';
import { passed } from './runs';

const UNFINISHED = new Set(['new', 'running', 'waiting']);
/** n8n stores a run some time after it has answered. */
const LATER_MS = [300, 1500, 5000];

/**
 * Adds to the story on the page by which exits the runs of n8n went on, with a link to each run and
 * node. Looks after each change on the phone network.
 *
 * @returns ends it
 */
export function tellRuns({ simulator, client, n8n }: World): () => void {
	const done = new Set<string>();
	const timers = new Set<NodeJS.Timeout>();
	let looking = false;
	const look = async (): Promise<void> => {
		if (looking) return;
		looking = true;
		try {
			const fresh = (await client.listExecutions()).filter(({ id }) => !done.has(id));
			const runs = await Promise.all(fresh.map(async ({ id }) => await client.getExecution(id)));
			for (const { id, status } of runs) if (!UNFINISHED.has(status)) done.add(id);
			const lines = runs.flatMap((run) => linesOf(run, n8n.url));
			if (lines.length > 0) add(lines);
		} catch {
			// n8n restarts or ends: the next change on the network asks again.
		} finally {
			looking = false;
		}
	};
	const told = new Set<string>();
	const add = (lines: StoryEntry[]): void => {
		const fresh = lines.filter((line) => !told.has(JSON.stringify(line)));
		for (const line of fresh) told.add(JSON.stringify(line));
		if (fresh.length > 0) simulator.page.addToStory(fresh);
	};
	let seen = 0;
	const unwatch = simulator.watch(() => {
		const now = simulator.requests.length + simulator.deliveries.length;
		if (now === seen) return;
		seen = now;
		for (const timer of timers) clearTimeout(timer);
		timers.clear();
		for (const ms of LATER_MS) timers.add(setTimeout(() => void look(), ms));
	});
	return () => {
		unwatch();
		for (const timer of timers) clearTimeout(timer);
	};
}

/** One line per exit that a run went on by, and one for how it ended, if that was no good end. */
export function linesOf(run: ExecutionResult, n8nUrl: string): StoryEntry[] {
	const { nodes } = run.workflowData;
	const idOf = new Map(nodes.map(({ name, id }) => [name, id]));
	const runUrl = `${n8nUrl}/workflow/${run.workflowId}/executions/${run.id}`;
	const session = sessionOf(run);
	const common = { lane: 'workflow', session } as const;
	const exits = passed(run, { nodes })
		.filter(({ exit }) => exit !== undefined)
		.map(({ node, exit, at }, index): StoryEntry => {
			const link = { url: `${runUrl}/${idOf.get(node)}`, text: `Run ${run.id} on the canvas` };
			const title = `${node} → ${exit}`;
			return { id: `run-${run.id}-${index}`, at, title, state: 'good', link, ...common };
		});
	if (!run.error) return exits;
	const failed: StoryEntry = {
		...{ id: `run-${run.id}-error`, title: `Run ${run.id} stopped at “${run.lastNode}”` },
		at: Date.parse(run.stoppedAt ?? run.startedAt),
		note: run.error.message,
		advice: run.error.description ?? undefined,
		link: { url: runUrl, text: `Run ${run.id} on the canvas` },
		state: 'bad',
		...common,
	};
	return [...exits, failed];
}

/** The call that a run is about: that of the first item which names one. */
function sessionOf({ runData }: ExecutionResult): string | undefined {
	for (const run of Object.values(runData).flat()) {
		for (const item of (run.data?.main ?? []).flatMap((output) => output ?? [])) {
			const { call_session_id: session } = item.json;
			if (typeof session === 'string') return session;
		}
	}
	return undefined;
}
