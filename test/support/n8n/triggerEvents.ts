import { randomUUID as uuid } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { ExecutionResult } from '../../n8n/execution';
import { Flow } from './flow';
import type { PublishedWorkflow, World } from './world';

/** An event to be delivered by hand, where a test needs control of every part of it. */
export interface HandMadeEvent {
	event_type: string;
	payload: Record<string, unknown>;
	/** `data.id`; a fresh one when left out. */
	id?: string;
	/** ISO 8601; now when left out. */
	occurred_at?: string;
}

/** What n8n answered. */
export interface Answer {
	/** HTTP status. */
	code: number;
	/** What the trigger says it did, e.g. `accepted`; `undefined` for a refusal. */
	status?: string;
}

/** Signs an event as Telnyx does, and delivers it once. */
export async function deliver(
	{ simulator }: Pick<World, 'simulator'>,
	url: string,
	{ event_type, payload, id = uuid(), occurred_at = new Date().toISOString() }: HandMadeEvent,
): Promise<Answer> {
	const data = { event_type, id, occurred_at, payload, record_type: 'event' };
	const body = JSON.stringify({ data, meta: { attempt: 1, delivered_to: url } });
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...simulator.sign(body) },
		body,
	});
	const text = await response.text();
	if (response.status !== 200) return { code: response.status };
	const { status } = JSON.parse(text) as { status?: string };
	return { code: response.status, status };
}

/** The ids of a call that nobody has heard of. */
export function newCall(): Record<string, string> {
	return {
		call_control_id: `v3:${uuid()}`,
		call_leg_id: uuid(),
		call_session_id: uuid(),
		from: '+442079460000',
		to: '+13125550100',
	};
}

/** Publishes a workflow that has a trigger, and says where its events go. */
export async function publishTrigger(
	world: World,
	flow: Flow,
): Promise<PublishedWorkflow & { triggerUrl: string }> {
	const published = await world.publish(flow.build());
	if (!published.triggerUrl) throw new Error('The workflow has no trigger');
	return { ...published, triggerUrl: published.triggerUrl };
}

/**
 * All runs of a workflow, oldest first, once there are `count` and each has ended.
 *
 * @throws {Error} if there are more
 */
export async function runsOf(
	{ client }: Pick<World, 'client'>,
	workflow: Pick<PublishedWorkflow, 'id'>,
	count: number,
): Promise<ExecutionResult[]> {
	const listed = await client.session.poll(
		async () => await client.listExecutions(workflow.id),
		(runs) => runs.length >= count,
		30_000,
		`${count} runs of workflow ${workflow.id}`,
	);
	if (listed.length > count) throw new Error(`${listed.length} runs, expected ${count}`);
	const ids = listed.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
	return await Promise.all(ids.map(async (id) => await client.waitForExecution(id)));
}

/** Names of the nodes that have run, in alphabetical order. */
export function ranNodes({ runData }: ExecutionResult): string[] {
	return Object.keys(runData).sort();
}

/** A trigger with one node behind each output. */
export function listening(
	name: string,
	events: string[],
	more: INodeParameters = {},
	marks = ['Seen'],
): Flow {
	return new Flow(name)
		.trigger('Trigger', { events, ...more })
		.mark(...marks)
		.arrows('Trigger', ...marks);
}
