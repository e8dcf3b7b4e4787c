import type { ExecutionResult } from '../n8n/execution';
import type { StoredWorkflow } from '../n8n/clientTypes';
import type { World } from '../support/n8n/world';

const WITHIN_MS = 120_000;
const UNFINISHED = new Set(['new', 'running', 'waiting']);

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
		async () => await world.client.listExecutions(workflow.id),
		(runs) => runs.length >= count && runs.every(({ status }) => !UNFINISHED.has(status)),
		WITHIN_MS,
		`${count} runs of workflow ${workflow.id}`,
	);
	if (listed.length > count) throw new Error(`${listed.length} runs, expected ${count}`);
	const runs: ExecutionResult[] = [];
	for (const { id } of listed.reverse()) runs.push(await world.client.getExecution(id));
	return runs;
}
