/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { once } from 'node:events';
import { randomUUID as uuid } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { itemsOf } from '../../n8n/execution';
import { freePort } from '../../n8n/n8nProcess';
import { Flow } from '../../support/n8n/flow';
import { startLoginWall, type LoginWall } from '../../support/n8n/loginWall';
import { listening, ranNodes, runsOf } from '../../support/n8n/triggerEvents';
import { dialFlow, newestRun, start } from '../../support/n8n/waitFlows';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

const CALLER = '+13125550001';

let wall: LoginWall;
let world: World;

// The address that n8n takes for its own asks for a login: events find their runs all the same.
beforeAll(async () => {
	const port = await freePort();
	wall = await startLoginWall(port);
	world = await startWorld({ simulator: { speed: 20 }, n8n: { port, webhookUrl: wall.url } });
});

afterAll(async () => {
	await world?.close();
	await wall?.close();
});

/** Deliveries of an event of a call, by what became of them. */
const deliveries = (event_type: string, call: string) =>
	world.simulator.deliveries.filter(
		({ event: { data } }) =>
			data.event_type === event_type && data.payload.call_control_id === call,
	);

const automatic = { setup: 'automatic' };
const waits = { waitForOutcome: true, outcomeOutputs: 'branches' };

it('a call goes through n8n though its own address asks for a login', async () => {
	const workflow = await world.publish(
		new Flow('Behind a login')
			.trigger('Trigger', automatic)
			.call('Answer', 'answer', waits)
			.call('Speak', 'speak', { payload: 'Hello', ...waits })
			.mark('Spoken')
			.arrow('Trigger', 'Answer')
			.arrow('Answer', 'Speak')
			.arrow('Speak', 'Spoken')
			.build(),
	);
	await world.simulator.incomingCall({ from: CALLER, to: ACCOUNT_NUMBER });
	const [run] = await runsOf(world, workflow, 1);
	expect(ranNodes(run)).toEqual(['Answer', 'Speak', 'Spoken', 'Trigger']);
	expect(wall.turnedAway).toEqual([]);
	expect(world.n8n.log.join('\n')).not.toMatch(/could not be handed/);
});

it('a run takes what its trigger takes: one window for one event', async () => {
	world.simulator.switches.timestampSkewSecs = -600;
	const workflow = await world.publish(
		new Flow('Clock')
			.trigger('Trigger', { ...automatic, options: { toleranceSecs: 900, takeOver: true } })
			.call('Answer', 'answer', waits)
			.mark('Answered')
			.arrow('Trigger', 'Answer')
			.arrow('Answer', 'Answered')
			.build(),
	);
	await world.simulator.incomingCall({ from: CALLER, to: ACCOUNT_NUMBER });
	const [run] = await runsOf(world, workflow, 1);
	world.simulator.switches.timestampSkewSecs = 0;
	expect(ranNodes(run)).toEqual(['Answer', 'Answered', 'Trigger']);
});

describe('a call that a paused run has', () => {
	const list = (name: string, options: object = {}) =>
		listening(name, ['call.answered', 'call.hangup'], {
			...automatic,
			options: { takeOver: true, ...options },
		}).build();
	const dial = async (script: 'busy' | 'answer') => {
		const to = `+1312555${String(4000 + Math.floor(Math.random() * 1000))}`;
		// A phone rings before it is busy, so that the trigger knows the call by then.
		world.simulator.people.set(to, { does: script, afterMs: 10_000 });
		const hook = `relay-${uuid()}`;
		const workflow = await world.publish(dialFlow(world, hook).build());
		await start(world, hook, { to });
		return await newestRun(world, workflow, 1);
	};

	afterEach(() => {
		world.simulator.switches.duplicateDeliveries = 0;
	});

	it('stands in a list of ended calls once, also when nobody answered', async () => {
		world.simulator.switches.duplicateDeliveries = 2;
		const calls = await world.publish(list('Call list'));
		const run = await dial('busy');
		expect(ranNodes(run)).toContain('Busy');
		const [ended] = await runsOf(world, calls, 1);
		expect(itemsOf(ended, 'Seen')?.[0]).toMatchObject({
			event_type: 'call.hangup',
			hangup_cause: 'user_busy',
			direction: 'outgoing',
		});
	});

	it('starts nothing with an event that is delivered again', async () => {
		world.simulator.switches.duplicateDeliveries = 2;
		const calls = await world.publish(list('No answers', { hangupsOfRuns: false }));
		const run = await dial('answer');
		expect(ranNodes(run)).toContain('Answered');
		const call = world.simulator.calls.all().at(-1);
		const id = String(call?.call_control_id);
		await world.simulator.waitFor(() => deliveries('call.answered', id).length === 3);
		expect(await world.client.listExecutions(calls.id)).toEqual([]);
	});
});

describe('a run that is busy while its call ends', () => {
	let held: ServerResponse | undefined;
	let slow: Server;
	beforeAll(async () => {
		slow = createServer((_, response) => {
			held = response;
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => slow.once('listening', resolve));
	});
	afterAll(async () => {
		slow.closeAllConnections();
		await new Promise((resolve) => slow.close(resolve));
	});

	it('leaves its next command by Call Ended, though the event came once', async () => {
		const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`;
		const { simulator } = world;
		const workflow = await world.publish(
			new Flow('Busy')
				.trigger('Trigger', { ...automatic, options: { takeOver: true } })
				.call('Answer', 'answer', waits)
				.node('Look Up', 'n8n-nodes-base.httpRequest', { url, options: {} }, { typeVersion: 4.2 })
				.node(
					'Call',
					'n8n-nodes-base.set',
					{
						mode: 'raw',
						jsonOutput: '={{ $("Answer").item.json }}',
						options: {},
					},
					{ typeVersion: 3.4 },
				)
				.call('Speak', 'speak', { payload: 'Hello', ...waits })
				.mark('Finished', 'Call Ended')
				.arrow('Trigger', 'Answer')
				.arrow('Answer', 'Look Up')
				.arrow('Look Up', 'Call')
				.arrow('Call', 'Speak')
				.arrows('Speak', 'Finished', 'Call Ended')
				.build(),
		);
		const asked = once(slow, 'request');
		const leg = await simulator.incomingCall({ from: CALLER, to: ACCOUNT_NUMBER });
		await asked;
		simulator.hangUp(leg);
		await simulator.waitFor(() =>
			deliveries('call.hangup', leg.call_control_id).some(({ outcome }) => outcome === 'delivered'),
		);
		expect(deliveries('call.hangup', leg.call_control_id)).toHaveLength(1);
		held?.writeHead(200, { 'content-type': 'application/json' }).end('{}');

		const [run] = await runsOf(world, workflow, 1);
		expect(ranNodes(run)).toContain('Call Ended');
		expect(itemsOf(run, 'Call Ended')?.[0]).toMatchObject({
			call_control_id: leg.call_control_id,
			event_type: 'call.hangup',
			hangup_cause: 'normal_clearing',
		});
		expect(simulator.count('speak', leg.call_control_id)).toBe(0);
	});
});
