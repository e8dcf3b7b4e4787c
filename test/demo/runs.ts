import type { INode } from 'n8n-workflow';

import { waits } from '../../nodes/TelnyxVoice/resources';
import { shownExits } from '../../nodes/TelnyxVoice/wait/outcomes/exits';
import type { ExecutionResult } from '../n8n/execution';
import { wayOf, type Taken } from '../support/n8n/runs';
import type { PublishedWorkflow, World } from '../support/n8n/world';

/** A node of a run, and the label of the output that the run left it by. */
export interface Passed {
	node: string;
	exit?: string;
}

/** With the moment at which the node was done, in milliseconds since 1970. */
export interface PassedAt extends Passed {
	at: number;
}

/** What n8n recorded of a run, in the words of the canvas. */
export function passed(
	run: ExecutionResult,
	{ nodes }: Pick<PublishedWorkflow, 'nodes'>,
): PassedAt[] {
	const byName = new Map(nodes.map((node) => [node.name, node]));
	return wayOf(run).map((taken) => ({
		node: taken.node,
		at: taken.at,
		exit: exitOf(taken, byName),
	}));
}

function exitOf({ node, outcome }: Taken, nodes: Map<string, INode>): string | undefined {
	const parameters = nodes.get(node)?.parameters;
	if (!parameters || outcome === undefined) return undefined;
	const exits = shownExits(parameters, waits, true) ?? [];
	return exits.find(({ value }) => value === outcome)?.name ?? outcome;
}

/** @throws {Error} naming the first difference */
export function assertSameWay(recorded: readonly Passed[], expected: readonly Passed[]): void {
	const text = ({ node, exit }: Passed) => (exit ? `${node} (${exit})` : node);
	const length = Math.max(recorded.length, expected.length);
	for (let index = 0; index < length; index += 1) {
		const [is, should] = [recorded[index], expected[index]].map((each) =>
			each ? text(each) : 'the end',
		);
		if (is !== should) throw new Error(`The run came to ${is} instead of ${should}.`);
	}
}

/** How far the last runs of a workflow came, newest first, for a story that did not happen. */
export async function lastRunsOf(world: World, workflow: PublishedWorkflow): Promise<string[]> {
	const { client } = world;
	const list = (await client.listExecutions(workflow.id)).slice(0, 10);
	const runs = await Promise.all(list.map(async ({ id }) => await client.getExecution(id)));
	return runs.map(({ id, status, lastNode, error }) => {
		const why = error ? `: ${error.message}` : '';
		return `run ${id.padStart(2)}  ${status} at the node “${lastNode ?? '?'}”${why}`;
	});
}
