import type { Application } from '../simulator';
import { post } from '../support/n8n/post';
import { Flow } from '../support/n8n/flow';
import { automatic } from '../support/n8n/registration';
import { publishTrigger, ranNodes } from '../support/n8n/triggerEvents';
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

/** The same event as Telnyx delivers it again: one attempt more, and signed anew. */
function repeated({ simulator }: QueueWorld, body: string) {
	const event = JSON.parse(body) as { meta: { attempt: number } };
	event.meta.attempt++;
	const again = JSON.stringify(event);
	const headers = { 'content-type': 'application/json', ...simulator.sign(again) };
	return { headers, body: Buffer.from(again) };
}

/**
 * Lets a paused run take an event, and then delivers it again to both processors: one has dealt with
 * it before, the other one learns from the count of deliveries that it may have been taken.
 *
 * @param early the event comes before the run is stored
 * @param chosen the event also starts the workflow, where no run waits for it
 */
async function repeatTaken(
	world: QueueWorld,
	application: Application,
	{ early, chosen }: { early: boolean; chosen: boolean },
): Promise<void> {
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
		const { url, body } = await simulator.waitFor(() => takenDelivery(world, call), {
			timeoutMs: 60_000,
		});
		// While the run is busy, the event would have to come back.
		await allRunsOf(world, workflow, n + 1);
		for (const processor of world.processors) {
			const { pathname, search } = new URL(url);
			const sent = repeated(world, String(body));
			const again = await post(processor.url + pathname + search, sent.headers, sent.body);
			statuses.push((JSON.parse(again.text) as { status: string }).status);
		}
	}
	const runs = await allRunsOf(world, workflow, CALLS);
	await client.unpublish(workflow.id);
	const went = runs.filter((run) => `${ranNodes(run)}` === `${['Answer', 'Trigger', 'Went on']}`);
	assertEqual(
		{ known: count(statuses, 'duplicate'), went: went.length },
		{ known: CALLS * world.processors.length, went: CALLS },
	);
}

/** Repeated deliveries of an event that has continued a paused run, to another process, too. */
export async function checkTaken(world: QueueWorld, checks: Checks): Promise<void> {
	const application = world.simulator.applications.add({
		application_name: 'Taken',
		webhook_event_url: 'https://example.com/not-set-yet',
		webhook_timeout_secs: 10,
	});
	world.simulator.numbers.add({ phone_number: NUMBER, connection_id: application.id });
	for (const early of [false, true]) {
		for (const chosen of [false, true]) {
			const which = early ? 'an early event' : 'an event';
			const trigger = chosen ? 'is chosen in the trigger' : 'is not chosen';
			await checks.check(
				`${which} that a paused run has taken starts nothing when it comes again to any process, if it ${trigger}`,
				async () => await repeatTaken(world, application, { early, chosen }),
			);
		}
	}
	world.simulator.switches.eventBeforeReply = true;
}
