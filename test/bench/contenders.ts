import { createHmac, randomUUID as uuid } from 'node:crypto';
import type { WorkflowJson } from '../n8n/clientTypes';
import { Flow } from '../support/n8n/flow';
import { newCall } from '../support/n8n/triggerEvents';
import type { World } from '../support/n8n/world';

/** One request. */
export interface Load {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/** A live workflow under load. */
export interface Contender {
	name: string;
	workflowId: string;
	/** Whether a request starts an execution. */
	starts: boolean;
	/** The next request, made and signed before the clock runs. */
	load(): Load;
}

const SLACK_SECRET = 'not-a-secret';
const JSON_TYPE = { 'content-type': 'application/json' };

/** The body of a hang-up as Telnyx sends it. @param id `data.id` */
export function eventBody(id: string, event_type = 'call.hangup'): string {
	const payload = {
		...newCall(),
		client_state: null,
		connection_id: '1293384261075731499',
		hangup_cause: 'normal_clearing',
		hangup_source: 'caller',
		sip_hangup_cause: '200',
		start_time: new Date().toISOString(),
	};
	const occurred_at = new Date().toISOString();
	const data = { event_type, id, occurred_at, payload, record_type: 'event' };
	return JSON.stringify({ data, meta: { attempt: 1, delivered_to: 'https://example.com' } });
}

function slackHeaders(body: string): Record<string, string> {
	const timestamp = String(Math.floor(Date.now() / 1000));
	const hmac = createHmac('sha256', SLACK_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
	return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hmac}` };
}

/** Stores and publishes a workflow of one trigger; returns its webhook's address. */
async function publish({ client, n8n, create }: World, workflow: WorkflowJson, path: string) {
	const stored = await create(workflow);
	await client.publish(stored);
	const { webhookId } = stored.nodes[0];
	return { id: stored.id, url: `${n8n.url}/webhook/${webhookId}/${path}` };
}

async function telnyx(
	world: World,
	name: string,
	options: Record<string, boolean>,
	{ events = ['call.hangup'], starts = true, nextId = (): string => uuid() } = {},
): Promise<Contender> {
	const flow = new Flow(name).trigger('Trigger', { events, options });
	const { id, url } = await publish(world, flow.build(), 'telnyx-voice');
	const load = () => {
		const body = eventBody(nextId());
		return { url, body, headers: { ...JSON_TYPE, ...world.simulator.sign(body) } };
	};
	return { name, workflowId: id, starts, load };
}

async function plain(
	world: World,
	name: string,
	flow: Flow,
	path: string,
	headers: (body: string) => Record<string, string> = () => ({}),
): Promise<Contender> {
	const { id, url } = await publish(world, flow.build(), path);
	const load = () => {
		const body = eventBody(uuid());
		return { url, body, headers: { ...JSON_TYPE, ...headers(body) } };
	};
	return { name, workflowId: id, starts: true, load };
}

async function slack(world: World): Promise<Contender> {
	const credential = await world.client.createCredential('Slack', 'slackApi', {
		accessToken: 'none',
		signatureSecret: SLACK_SECRET,
	});
	const flow = new Flow('Slack').node(
		'Trigger',
		'n8n-nodes-base.slackTrigger',
		{ trigger: ['any_event'], watchWorkspace: true, options: {} },
		{ webhookId: uuid(), credentials: { slackApi: credential } },
	);
	const name = 'Slack Trigger (built in, HMAC)';
	const base = await plain(world, name, flow, 'webhook');
	const load = () => {
		const { url, body: event } = base.load();
		const body = JSON.stringify({ type: 'event_callback', event: { type: 'message', event } });
		return { url, body, headers: { ...JSON_TYPE, ...slackHeaders(body) } };
	};
	return { ...base, load };
}

async function webhook(world: World): Promise<Contender> {
	const path = `bench-${uuid()}`;
	const flow = new Flow('Webhook').webhook('Trigger', path);
	const base = await plain(world, 'Webhook (built in, unverified)', flow, '');
	return { ...base, load: () => ({ ...base.load(), url: `${world.n8n.url}/webhook/${path}` }) };
}

/**
 * Publishes a workflow for each contender. The first one is what the others are compared with.
 *
 * Stripe's and Twilio's triggers cannot be published without their services on the internet; Slack's
 * is the built-in one that verifies and registers nothing.
 */
export async function publishContenders(world: World): Promise<Contender[]> {
	const bare = new Flow('Bare').node(
		'Trigger',
		'n8n-nodes-bare.bareTrigger',
		{},
		{ webhookId: uuid() },
	);
	const repeated = uuid();
	return [
		await webhook(world),
		await plain(world, 'bare trigger (unverified)', bare, 'bare'),
		await slack(world),
		await telnyx(world, 'Telnyx Voice Trigger', {}),
		await telnyx(world, 'Telnyx Voice Trigger, no look-up in the database', {
			rememberEvents: false,
		}),
		await telnyx(world, 'the same event again', {}, { starts: false, nextId: () => repeated }),
		await telnyx(
			world,
			'an event that is not chosen',
			{},
			{ starts: false, events: ['call.hold'] },
		),
	];
}
