import { randomUUID as uuid } from 'node:crypto';
import type { RunningN8n } from '../n8n/host';
import { itemsOf } from '../n8n/execution';
import {
	deliver,
	listening,
	newCall,
	publishTrigger,
	ranNodes,
	type HandMadeEvent,
} from '../support/n8n/triggerEvents';
import { assertEqual, type Checks } from './checks';
import { allRunsOf } from './queueRuns';
import type { QueueWorld } from './queueWorld';

const EVENTS = 100;
const ACCEPTED = { code: 200, status: 'accepted' };

/** An event that is the same each time it is delivered. */
const newEvent = (): HandMadeEvent => ({
	event_type: 'call.hold',
	payload: newCall(),
	id: uuid(),
	occurred_at: new Date().toISOString(),
});

/** The trigger's address at one process, past the load balancer. */
const at = ({ url }: RunningN8n, triggerUrl: string) => url + new URL(triggerUrl).pathname;

/** Deliveries of one event, one after the other, to different processes. */
export async function checkRepeats(world: QueueWorld, checks: Checks): Promise<void> {
	await checks.check(
		'a repeated event does nothing in another process, nor after a restart',
		async () => {
			const [first, second] = world.processors;
			const workflow = await publishTrigger(world, listening('Repeats', ['call.hold']));
			const event = newEvent();
			let count = 0;
			const send = async (n8n: RunningN8n) => {
				assertEqual(await deliver(world, at(n8n, workflow.triggerUrl), event), ACCEPTED);
				const runs = await allRunsOf(world, workflow, ++count);
				return runs.map(ranNodes);
			};
			const [did, nothing] = [['Seen', 'Trigger'], ['Trigger']];
			assertEqual(await send(first), [did]);
			assertEqual(await send(second), [did, nothing]);
			assertEqual(await send(world.n8n), [did, nothing, nothing]);
			await world.restart(first);
			assertEqual(await send(first), [did, nothing, nothing, nothing]);
			await world.client.unpublish(workflow.id);
		},
	);
}

/** Sends events to both webhook processors at the same instant, and says what came of it. */
async function sameInstant(world: QueueWorld, name: string): Promise<string> {
	const workflow = await publishTrigger(world, listening(name, ['call.hold']));
	const times = new Map<unknown, number>();
	for (let n = 0; n < EVENTS; n++) {
		const event = newEvent();
		times.set(event.id, 0);
		const answers = await Promise.all(
			world.processors.map(
				async (n8n) => await deliver(world, at(n8n, workflow.triggerUrl), event),
			),
		);
		assertEqual(answers, [ACCEPTED, ACCEPTED]);
	}
	for (const run of await allRunsOf(world, workflow, 2 * EVENTS)) {
		for (const { event_id } of itemsOf(run, 'Seen') ?? []) {
			times.set(event_id, (times.get(event_id) ?? 0) + 1);
		}
	}
	await world.client.unpublish(workflow.id);
	const ran = (wanted: number) => [...times.values()].filter((count) => count === wanted).length;
	assertEqual({ never: ran(0), atLeastOnce: times.size }, { never: 0, atLeastOnce: EVENTS });
	return `${ran(2)} of ${EVENTS} events sent to two processes at the same instant ran twice`;
}

/**
 * Deliveries of one event at the same instant. How many run twice is measured, not checked: n8n
 * offers nothing that tells two workers apart which ask at the same time.
 */
export async function checkSameInstant(world: QueueWorld, checks: Checks): Promise<void> {
	await checks.check(
		'no event is lost that two processes get at the same instant, with one worker',
		async () => await sameInstant(world, 'Same instant, one worker'),
	);
	await checks.check(
		'no event is lost that two processes get at the same instant, with two workers',
		async () => {
			const worker = await world.addWorker();
			try {
				return await sameInstant(world, 'Same instant, two workers');
			} finally {
				await worker.stop();
			}
		},
	);
}
