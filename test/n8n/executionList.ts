import type { ExecutionSummary } from './clientTypes';
import type { Session } from './session';

/** n8n lists no more at once. */
const PAGE = 100;

/** All executions of a workflow, or of all workflows, newest first. */
export async function listExecutions(
	session: Session,
	workflowId?: string,
): Promise<ExecutionSummary[]> {
	const filter = encodeURIComponent(JSON.stringify(workflowId ? { workflowId } : {}));
	// n8n reads the running ones first: a run that ends meanwhile is there twice.
	const all = new Map<string, ExecutionSummary>();
	for (let before = ''; ; ) {
		const { results } = await session.get<{ results: ExecutionSummary[] }>(
			`/executions?limit=${PAGE}&filter=${filter}${before}`,
		);
		for (const each of results) all.set(each.id, each);
		if (results.length < PAGE) return [...all.values()];
		before = `&lastId=${results[results.length - 1].id}`;
	}
}
