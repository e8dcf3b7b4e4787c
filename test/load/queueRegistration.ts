import { Flow } from '../support/n8n/flow';
import { automatic, placeOf, webhookOf, type Webhook } from '../support/n8n/registration';
import { deliver, newCall, publishTrigger } from '../support/n8n/triggerEvents';
import { assertEqual, type Checks } from './checks';
import { allRunsOf } from './queueRuns';
import type { QueueWorld } from './queueWorld';

/** Changes n8n's static data of the workflow, on the worker. */
const WRITE_STATIC_DATA = `
const data = $getWorkflowStaticData('global');
data.runs = (data.runs ?? 0) + 1;
return $input.all();`;

/**
 * Publishes a trigger, lets the worker run its workflow, and unpublishes it.
 *
 * @param between happens while the workflow is published
 */
async function publishAndUnpublish(
	world: QueueWorld,
	between: () => Promise<void> = async () => {},
): Promise<void> {
	const { client, simulator } = world;
	const application = simulator.applications.add({
		application_name: 'Clinic',
		webhook_event_url: 'https://example.com/not-set-yet',
		webhook_api_version: '1',
	});
	const before = webhookOf(application);
	const flow = new Flow('Registration')
		.trigger('Trigger', automatic(application, { events: ['call.hold'] }))
		.node('Code', 'n8n-nodes-base.code', { jsCode: WRITE_STATIC_DATA }, { typeVersion: 2 })
		.arrow('Trigger', 'Code');
	const workflow = await publishTrigger(world, flow);
	const address = `${world.balancer}${new URL(workflow.triggerUrl).pathname}`;
	assertEqual(placeOf(application), address);
	const claimed: Webhook = { url: '', version: '2', timeout: 15, failover: null };
	assertEqual({ ...webhookOf(application), url: '' }, claimed);

	const start = async () => {
		const event = { event_type: 'call.hold', payload: newCall() };
		assertEqual(await deliver(world, address, event), { code: 200, status: 'accepted' });
	};
	await start();
	await allRunsOf(world, workflow, 1);
	// n8n (2.40) replaces the static data of the whole workflow by what the worker has of it.
	const { staticData } = await client.session.get<{ staticData: object | null }>(
		`/workflows/${workflow.id}`,
	);
	assertEqual(staticData, { global: { runs: 1 } });
	await between();
	await start();
	const runs = await allRunsOf(world, workflow, 2);
	assertEqual(
		runs.map(({ status }) => status),
		['success', 'success'],
	);

	await client.unpublish(workflow.id);
	assertEqual(webhookOf(application), before);
}

/** The application gets the trigger's settings, and all of its own back. */
export async function checkRegistration(world: QueueWorld, checks: Checks): Promise<void> {
	await checks.check(
		'publishing sets the application up, and unpublishing restores it, though a worker has written static data',
		async () => await publishAndUnpublish(world),
	);
	await checks.check(
		'unpublishing restores it after a restart of the main process, too',
		async () => await publishAndUnpublish(world, async () => await world.restart(world.n8n)),
	);
}
