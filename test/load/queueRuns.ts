import type { ExecutionResult } from '../n8n/execution';
import type { ExecutionSummary, StoredWorkflow } from '../n8n/clientTypes';
import type { World } from '../support/world';

/** n8n lists no more at once. */
const PAGE = 100;
const WITHIN_MS = 120_000;
const UNFINISHED = new Set(['new', 'running', 'waiting']);

/** Newest first. */
async function list({ client }: World, { id }: StoredWorkflow): Promise<ExecutionSummary[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
	const all: ExecutionSummary[] = [];
	for (;;) {
		const before = all.length > 0 ? `&lastId=${all[all.length - 1].id}` : '';
		const { results } = await client.session.get<{ results: ExecutionSummary[] }>(
			`/executions?limit=${PAGE}&filter=${filter}${before}`,
		);
		all.push(...results);
		if (results.length < PAGE) break;
	}
	// n8n reads the running ones first: a run that ends meanwhile is there twice.
	return [...new Map(all.map((each) => [each.id, each])).values()];
}

/**
 * All runs of a workflow, oldest first, once there are `count` and each has ended.
 *
 * @throws {Error} if there are more, or if they take longer than two minutes
 */
export async function allRunsOf(
	world: World,
	workflow: StoredWorkflow,
	count: number,
): Promise<ExecutionResult[]> {
	const listed = await world.client.session.poll(
		async () => await list(world, workflow),
		(runs) => runs.length >= count && runs.every(({ status }) => !UNFINISHED.has(status)),
		WITHIN_MS,
		`${count} runs of workflow ${workflow.id}`,
	);
	if (listed.length > count) throw new Error(`${listed.length} runs, expected ${count}`);
	const runs: ExecutionResult[] = [];
	for (const { id } of listed.reverse()) runs.push(await world.client.getExecution(id));
	return runs;
}
