import { randomUUID as uuid } from 'node:crypto';
import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import type { Script } from '../../simulator';
import { listening, runsOf } from '../../support/n8n/triggerEvents';
import { dialFlow, marksOf, newestRun, RINGING, start } from '../../support/n8n/waitFlows';
import { startWorld, type PublishedWorkflow, type World } from '../../support/n8n/world';

jest.setTimeout(300_000);

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});
afterAll(async () => await world?.close());

let numbers = 0;
/** A phone of its own for each call. */
function phone(script: Script): string {
	const to = `+1312555${String(2000 + numbers++)}`;
	world.simulator.people.set(to, script);
	return to;
}
const answers: Script = { does: 'answer', afterMs: 2000 };
const path = () => `dial-${uuid()}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

function expectSuccess({ status, error }: ExecutionResult): void {
	expect({ status, error }).toEqual({ status: 'success', error: undefined });
}

describe('Dial leaves by', () => {
	const detection = {
		options: { answeringMachineDetection: 'premium', waitLimitMinutes: 5 },
	};
	const exits = ['Answered', ...RINGING, 'Timed Out', 'Voicemail', 'Fax', 'Silence'];
	let workflow: PublishedWorkflow;
	const hook = path();
	let runs = 0;
	beforeAll(async () => {
		workflow = await world.publish(dialFlow(world, hook, detection, exits).build());
	});

	const people: Array<[string, Script, string]> = [
		['Answered', answers, 'call.machine.premium.detection.ended'],
		['Voicemail', { does: 'machine' }, 'call.machine.premium.greeting.ended'],
		['Voicemail', { does: 'machine', greetingMs: 120_000, hangsUpAfterMs: 60_000 }, 'call.hangup'],
		['Answered', { does: 'answer', hangsUpAfterMs: 500 }, 'call.hangup'],
		['Fax', { does: 'fax' }, 'call.machine.premium.detection.ended'],
		['Silence', { does: 'answer', detected: 'silence' }, 'call.machine.premium.detection.ended'],
		['Busy', { does: 'busy' }, 'call.hangup'],
		['No Answer', { does: 'noAnswer' }, 'call.hangup'],
		['Rejected', { does: 'reject' }, 'call.hangup'],
		['Failed', { does: 'unallocated' }, 'call.hangup'],
	];
	it.each(people)('%s', async (exit, script, event_type) => {
		await start(world, hook, { to: phone(script) });
		const execution = await newestRun(world, workflow, ++runs);
		expectSuccess(execution);
		expect(marksOf(execution, workflow.nodes)).toEqual([exit]);
		expect(itemsOf(execution, exit)).toMatchObject([{ event_type }]);
	});
});

describe('events that a paused run must not take', () => {
	const hook = path();
	let workflow: PublishedWorkflow;
	beforeAll(async () => {
		const ringsLong = { options: { timeoutSecs: 600 } };
		workflow = await world.publish(dialFlow(world, hook, ringsLong).build());
	});

	it('leave it waiting, whoever sends them where', async () => {
		const { simulator, n8n } = world;
		await start(world, hook, { to: phone({ does: 'noAnswer' }) });
		const paused = await newestRun(world, workflow, 1, ['waiting']);
		const { body } = simulator.commands.at(-1) ?? {};
		const leg = simulator.calls.all().at(-1);
		const correlation = JSON.parse(
			Buffer.from(String(body?.client_state), 'base64').toString(),
		) as {
			n8nWait: [string, string, string[]];
		};
		const [, resume] = correlation.n8nWait;
		const relays = [String(body?.webhook_url), n8n.url + resume];
		const payload = (more: object = {}) => ({
			...leg?.toJSON(),
			client_state: body?.client_state,
			...more,
		});
		const other = { n8nWait: ['another-command', resume, ['call.answered']] };
		const events = [
			{
				event_type: 'call.answered',
				payload: payload({ client_state: base64(JSON.stringify(other)) }),
			},
			{ event_type: 'call.answered', payload: payload({ client_state: base64('not ours') }) },
			{
				event_type: 'call.answered',
				payload: payload({ call_control_id: 'v3:other', client_state: null }),
			},
			{
				event_type: 'call.hangup',
				payload: payload({ call_control_id: 'v3:other', client_state: null }),
			},
			{ event_type: 'call.initiated', payload: payload() },
			{ event_type: 'call.speak.ended', payload: payload() },
		];
		for (const url of relays) {
			for (const event of events) {
				const { status } = await simulator.send(event, { url });
				expect(status).toBe(200);
			}
		}

		const event = { event_type: 'call.answered', payload: payload() };
		const text = JSON.stringify({ data: { ...event, id: uuid(), record_type: 'event' }, meta: {} });
		const now = Math.floor(Date.now() / 1000);
		const good = simulator.sign(text);
		const requests: Array<[string, Record<string, string>, number]> = [
			[text, {}, 401],
			[text, { ...good, 'telnyx-signature-ed25519': Buffer.alloc(64).toString('base64') }, 401],
			[text.replace('call.answered', 'call.hangup'), good, 401],
			[text, simulator.sign(text, now - 400), 401],
			[text, simulator.sign(text, now + 400), 401],
			['{', simulator.sign('{'), 422],
			['[]', simulator.sign('[]'), 400],
			['', simulator.sign(''), 400],
		];
		for (const url of relays) {
			for (const [sent, headers, status] of requests) {
				const response = await fetch(url, {
					method: 'POST',
					headers: { 'content-type': 'application/json', ...headers },
					body: sent,
				});
				await response.arrayBuffer();
				expect([url, sent, response.status]).toEqual([url, sent, status]);
			}
		}
		// n8n's own answers: to a path that no node has, and to a wrong token.
		const wrong = [
			n8n.url + resume.replace('telnyx-voice', 'x'),
			n8n.url + resume.replace(/.$/, 'x'),
		];
		for (const url of wrong) {
			const response = await fetch(url, { method: 'POST', headers: good, body: text });
			await response.arrayBuffer();
			expect([401, 404]).toContain(response.status);
		}

		expect((await world.client.getExecution(paused.id)).status).toBe('waiting');
		expect(await world.client.listExecutions(workflow.id)).toHaveLength(1);
		// Nothing is broken: the call goes its way.
		if (leg) simulator.hangUp(leg);
		const execution = await newestRun(world, workflow, 1);
		expectSuccess(execution);
		expect(marksOf(execution, workflow.nodes)).toEqual(['Rejected']);
	});
});

it('leaves to the trigger of the same application what it does not wait for', async () => {
	const events = ['outgoingCall', 'call.answered', 'call.hangup'];
	const trigger = await world.publish(listening('Log', events, { setup: 'automatic' }).build());
	const hook = path();
	const flow = dialFlow(world, hook)
		.call('Hang Up', 'hangup', { waitForOutcome: false })
		.arrow('Answered', 'Hang Up');
	const workflow = await world.publish(flow.build());
	await world.simulator.waitFor(() => world.application.webhook_event_url.includes('owner='));
	for (const script of [answers, { does: 'busy' }] as Script[]) {
		await start(world, hook, { to: phone(script) });
	}

	// Answered and Busy continued the runs; the rest of both calls is for the trigger, and so is
	// the end of the one that nobody answered.
	const runs = await runsOf(world, trigger, 4);
	expect(runs.map((run) => itemsOf(run, 'Seen')?.[0]?.event_type).sort()).toEqual([
		'call.hangup',
		'call.hangup',
		'call.initiated',
		'call.initiated',
	]);
	const dials = await runsOf(world, workflow, 2);
	expect(dials.map((run) => marksOf(run, workflow.nodes)).sort()).toEqual([['Answered'], ['Busy']]);
});
