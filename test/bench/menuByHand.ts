import { randomUUID as uuid } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { Flow } from '../support/n8n/flow';
import type { World } from '../support/n8n/world';
import type { MenuWay } from './menu';
import { addLine, MENU, THANKS } from './menuNumber';

const HTTP = 'n8n-nodes-base.httpRequest';

/** What each event leads to. */
const STEPS: ReadonlyArray<[event: string, command: string, body: IDataObject]> = [
	['call.initiated', 'answer', {}],
	['call.answered', 'gather_using_speak', { ...MENU, maximum_digits: 1 }],
	['call.gather.ended', 'speak', THANKS],
	['call.speak.ended', 'hangup', {}],
];

/**
 * As people build it without this package: one execution per event, a Webhook that checks nothing, a
 * Switch, and an HTTP Request for each command.
 */
export async function buildByHand(world: World): Promise<MenuWay> {
	const { client, n8n, simulator } = world;
	const credential = await client.createCredential('Telnyx by hand', 'httpHeaderAuth', {
		name: 'Authorization',
		value: `Bearer ${simulator.apiKey}`,
	});
	const path = `menu-${uuid()}`;
	const flow = new Flow('By hand').webhook('Event', path).node(
		'Switch',
		'n8n-nodes-base.switch',
		{
			rules: {
				values: STEPS.map(([event]) => ({
					conditions: {
						options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
						conditions: [
							{
								leftValue: '={{ $json.body.data.event_type }}',
								rightValue: event,
								operator: { type: 'string', operation: 'equals' },
							},
						],
						combinator: 'and',
					},
				})),
			},
			options: {},
		},
		{ typeVersion: 3.2 },
	);
	flow.arrow('Event', 'Switch');
	for (const [output, [, command, body]] of STEPS.entries()) {
		flow
			.node(
				command,
				HTTP,
				{
					method: 'POST',
					url: `=${simulator.baseUrl}/calls/{{ $json.body.data.payload.call_control_id }}/actions/${command}`,
					authentication: 'genericCredentialType',
					genericAuthType: 'httpHeaderAuth',
					sendBody: true,
					specifyBody: 'json',
					jsonBody: JSON.stringify(body),
					options: {},
				},
				{ typeVersion: 4.2, credentials: { httpHeaderAuth: credential } },
			)
			.arrow('Switch', command, output);
	}
	const stored = await world.client.createWorkflow(flow.build());
	await client.publish(stored);
	const { to } = addLine(world, 'By hand', `${n8n.url}/webhook/${path}`);
	return { name: 'built by hand (Webhook, Switch, HTTP Request)', to };
}
