import type { Application } from '../simulator';
import { post } from '../support/post';
import { Flow } from '../support/flow';
import { automatic } from '../support/registration';
import { publishTrigger, ranNodes } from '../support/triggerEvents';
import { assertEqual, type Checks } from './checks';
import { allRunsOf } from './queueRuns';
import type { QueueWorld } from './queueWorld';

const CALLS = 10;
const NUMBER = '+13125550700';

/** Answers a call and waits for the event that says so; the same event may also start it. */
const flowOf = (name: string, application: Application, events: string[]) =>
	new Flow(name)
		.trigger('Trigger', {
			...automatic(application, { events, options: { outputs: 'perEvent' } }),
		})
		.call('Answer', 'answer', { waitForOutcome: true, outcomeOutputs: 'branches' })
		.mark('Went on', 'Started again')
		.arrows('Trigger', 'Answer', 'Started again')
		.arrow('Answer', 'Went on');

/** The delivery by which a paused run took the event that its call was answered. */
const takenDelivery = ({ simulator }: QueueWorld, call: string) =>
	simulator.deliveries.find(
		({ event: { data }, outcome }) =>
			outcome === 'delivered' &&
			data.event_type === 'call.answered' &&
			data.payload.call_control_id === call,
	);

const count = (all: string[], wanted: string) => all.filter((each) => each === wanted).length;

/**
 * Lets a paused run take an event, and then sends the very same request to both processors: the one
 * that has dealt with it before knows it, the other one cannot.
 *
 * @param early the event comes before the run is stored
 * @param chosen the event also starts the workflow, where no run waits for it
 * @returns how many of the repeated events have started a run
 */
async function repeatTaken(
	world: QueueWorld,
	application: Application,
	{ early, chosen }: { early: boolean; chosen: boolean },
): Promise<number> {
	const { simulator, client } = world;
	const events = ['incomingCall', ...(chosen ? ['call.answered'] : [])];
	const name = `Taken${early ? ' early' : ''}${chosen ? ', chosen' : ''}`;
	const workflow = await publishTrigger(world, flowOf(name, application, events));
	simulator.switches.eventBeforeReply = early;
	const statuses: string[] = [];
	for (let n = 0; n < CALLS; n++) {
		const { call_control_id: call } = await simulator.incomingCall({
			from: '+13125550001',
			to: NUMBER,
		});
		const { url, body, headers } = await simulator.waitFor(() => takenDelivery(world, call), {
			timeoutMs: 60_000,
		});
		// While the run is busy, the event would have to come back.
		await allRunsOf(world, workflow, n + 1 + count(statuses, 'accepted'));
		for (const processor of world.processors) {
			const { pathname, search } = new URL(url);
			const again = await post(processor.url + pathname + search, headers, Buffer.from(body));
			statuses.push((JSON.parse(again.text) as { status: string }).status);
		}
	}
	const known = count(statuses, 'duplicate');
	const started = count(statuses, 'accepted');
	const ignored = count(statuses, 'ignored');
	const runs = await allRunsOf(world, workflow, CALLS + started);
	await client.unpublish(workflow.id);
	const went = (nodes: string[]) => runs.filter((run) => `${ranNodes(run)}` === `${nodes}`).length;
	assertEqual(
		{ known, others: started + ignored, went: went(['Answer', 'Trigger', 'Went on']) },
		{ known: CALLS, others: CALLS, went: CALLS },
	);
	assertEqual(went(['Started again', 'Trigger']), started);
	return started;
}

/**
 * Repeated deliveries of an event that has continued a paused run, to another process. How many of
 * them start a run is measured, not checked: a run that has gone on does not tell by which event, and
 * an event that no run wants shall start the workflow.
 */
export async function checkTaken(world: QueueWorld, checks: Checks): Promise<void> {
	const application = world.simulator.applications.add({
		application_name: 'Taken',
		webhook_event_url: 'https://example.com/not-set-yet',
		webhook_timeout_secs: 10,
	});
	world.simulator.numbers.add({ phone_number: NUMBER, connection_id: application.id });
	for (const early of [false, true]) {
		const which = early ? 'an early event' : 'an event';
		await checks.check(
			`${which} that a paused run has taken starts nothing in another process, if it is not chosen in the trigger`,
			async () => assertEqual(await repeatTaken(world, application, { early, chosen: false }), 0),
		);
		await checks.check(
			`${which} that a paused run has taken continues it once, though another process gets it again`,
			async () => {
				const started = await repeatTaken(world, application, { early, chosen: true });
				return `${started} of ${CALLS} such events, chosen in the trigger, also started a run when they were sent to another process again`;
			},
		);
	}
	world.simulator.switches.eventBeforeReply = true;
}
