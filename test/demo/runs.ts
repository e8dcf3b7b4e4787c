import type { IDataObject } from 'n8n-workflow';

import { eventTable } from '../../nodes/TelnyxVoice/trigger/events';
import type { DeliveryRecord, Leg } from '../simulator';
import { itemsOf, type ExecutionResult } from '../n8n/execution';
import { ACTION_TYPE, TRIGGER_TYPE, type PublishedWorkflow, type World } from '../support/world';
import { eventsOf } from './scene';
import { COLLEAGUE } from './scenes';

const RUNS_WITHIN_MS = 30_000;

/** One run of the workflow, in words. */
export interface RunLine {
	/** Number of the execution in n8n. */
	id: string;
	/** e.g. `Call Answered (the colleague’s phone)`. */
	event: string;
	/** Names of the Telnyx nodes that ran after the trigger. */
	actions: string[];
	status: string;
	error?: string;
}

function startedBy(execution: ExecutionResult, trigger: string): string | undefined {
	return itemsOf(execution, trigger)?.[0]?.event_id as string | undefined;
}

function nameOf(item: IDataObject): string {
	const found = eventTable().find(({ event_type }) => event_type === item.event_type);
	return item.event_type === 'call.initiated' ? 'Incoming Call' : (found?.name ?? '?');
}

function describe(execution: ExecutionResult, workflow: PublishedWorkflow): RunLine {
	const names = (type: string) =>
		workflow.nodes.filter((node) => node.type === type).map(({ name }) => name);
	const [item = {}] = itemsOf(execution, names(TRIGGER_TYPE)[0]) ?? [];
	return {
		id: execution.id,
		event: `${nameOf(item)} (${item.to === COLLEAGUE ? 'the colleague’s phone' : 'the caller'})`,
		actions: names(ACTION_TYPE).filter((name) => execution.runData[name]),
		status: execution.status,
		error: execution.error?.message,
	};
}

function check(events: DeliveryRecord['event'][], started: Array<string | undefined>): void {
	for (const { data } of events) {
		const runs = started.filter((id) => id === data.id).length;
		if (runs !== 1)
			throw new Error(`The event ${data.event_type} started ${runs} runs instead of 1.`);
	}
}

/**
 * What n8n recorded about a call, oldest first.
 *
 * @throws {Error} unless each event started exactly one run, and each run ended in success
 */
export async function runsOf(
	world: World,
	workflow: PublishedWorkflow,
	caller: Leg,
): Promise<RunLine[]> {
	const { client, simulator } = world;
	const trigger = workflow.nodes.find(({ type }) => type === TRIGGER_TYPE)?.name ?? '';
	const events = eventsOf(simulator, caller);
	const ids = new Set<string | undefined>(events.map(({ data }) => data.id));
	const ours = await client.session.poll(
		async () => {
			const list = await client.listExecutions(workflow.id);
			const all = await Promise.all(list.map(async ({ id }) => await client.getExecution(id)));
			return all.filter((execution) => ids.has(startedBy(execution, trigger)));
		},
		(found) => found.length >= events.length && found.every(({ status }) => status !== 'running'),
		RUNS_WITHIN_MS,
		`n8n to finish ${events.length} runs of the workflow`,
	);
	check(
		events,
		ours.map((execution) => startedBy(execution, trigger)),
	);
	const lines = ours.map((execution) => describe(execution, workflow));
	const failed = lines.find(({ status }) => status !== 'success');
	if (failed) {
		throw new Error(`Execution ${failed.id} ended with ${failed.status}: ${failed.error ?? '-'}`);
	}
	return lines.sort((a, b) => Number(a.id) - Number(b.id));
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
