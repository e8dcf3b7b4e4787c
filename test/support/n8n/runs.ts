import type { ExecutionResult } from '../../n8n/execution';
import type { StoredWorkflow } from '../../n8n/clientTypes';
import type { Leg, Simulator } from '../../simulator';
import { ACTION_TYPE, type World } from './world';

/** For a machine with two cores that does other work at the same time. */
const RUN_WITHIN_MS = 60_000;
const UNFINISHED = new Set(['new', 'running', 'waiting']);

/** The runs of one workflow, each seen once. */
export class Runs {
	private readonly seen = new Set<string>();

	constructor(
		private readonly world: World,
		private readonly workflow: StoredWorkflow,
	) {}

	/**
	 * The run that has come since the last time, ended in success.
	 *
	 * @throws {Error} when there are several, or when it ended otherwise
	 */
	async next(): Promise<ExecutionResult> {
		const { client } = this.world;
		const fresh = await client.session.poll(
			async () => await this.fresh(),
			(runs) => runs.length > 0 && runs.every(({ status }) => !UNFINISHED.has(status)),
			RUN_WITHIN_MS,
			`a run of “${this.workflow.name}” to end`,
		);
		if (fresh.length > 1) throw new Error(`There were ${fresh.length} runs instead of one.`);
		const [{ id, status }] = fresh;
		this.seen.add(id);
		const run = await client.getExecution(id);
		if (status === 'success') return run;
		throw new Error(`Run ${id} ended with “${status}” at “${run.lastNode}”: ${run.error?.message}`);
	}

	/** The run that goes on now, as far as it has come. */
	async current(): Promise<ExecutionResult | undefined> {
		const [run] = await this.fresh();
		return run && (await this.world.client.getExecution(run.id));
	}

	/** States of runs that nobody asked for; none when each call had one run that ended. */
	async others(): Promise<string[]> {
		return (await this.fresh()).map(({ id, status }) => `run ${id}: ${status}`);
	}

	private async fresh() {
		const all = await this.world.client.listExecutions(this.workflow.id);
		return all.filter(({ id }) => !this.seen.has(id));
	}
}

/** A node as it ran, with what came of it. */
export interface Taken {
	node: string;
	/** When the node was done, in milliseconds since 1970. */
	at: number;
	/** The field `outcome` of what left the node; absent where nothing was waited for. */
	outcome?: string;
}

/** The way of a run through its nodes, in their order. */
export function wayOf({ runData, workflowData: { nodes } }: ExecutionResult): Taken[] {
	const ours = new Set(nodes.filter(({ type }) => type === ACTION_TYPE).map(({ name }) => name));
	return (
		Object.entries(runData)
			.flatMap(([node, runs]) => runs.map((run) => ({ node, run })))
			// n8n counts from the start again when a run goes on after a pause.
			.sort(
				({ run: a }, { run: b }) =>
					a.startTime - b.startTime || a.executionIndex - b.executionIndex,
			)
			.map(({ node, run }) => {
				const items = (run.data?.main ?? []).flatMap((output) => output ?? []);
				const outcome = items[0]?.json.outcome;
				// Other nodes may pass the field on.
				const at = run.startTime + run.executionTime;
				return { node, at, ...(ours.has(node) && typeof outcome === 'string' && { outcome }) };
			})
	);
}

/** {@link wayOf} as one text per node: `Menu: key_1`, `Hang up`. */
export function way(execution: ExecutionResult): string[] {
	return wayOf(execution).map(({ node, outcome }) => (outcome ? `${node}: ${outcome}` : node));
}

/** What a person heard, in order. */
export function heard(simulator: Simulator, { call_control_id: call }: Leg): string[] {
	return simulator.commands
		.filter(({ name, call_control_id }) => call_control_id === call && /speak$/.test(name))
		.map(({ body }) => String(body.payload));
}
