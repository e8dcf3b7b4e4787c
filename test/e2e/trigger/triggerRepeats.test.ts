import { randomUUID as uuid } from 'node:crypto';
import { itemsOf } from '../../n8n/execution';
import { Flow } from '../../support/n8n/flow';
import {
	deliver,
	listening,
	newCall,
	publishTrigger,
	ranNodes,
	runsOf,
} from '../../support/n8n/triggerEvents';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

let world: World;

beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});

afterAll(async () => await world?.close());

describe('an event that Telnyx delivers again', () => {
	const event = (id: string) => ({ event_type: 'call.hold', payload: newCall(), id });

	it('starts one execution, and costs none', async () => {
		const workflow = await publishTrigger(world, listening('Repeats', ['call.hold']));
		const id = uuid();
		const first = await deliver(world, workflow.triggerUrl, event(id));
		expect(first).toEqual({ code: 200, status: 'accepted' });
		for (let n = 0; n < 3; n++) {
			const again = await deliver(world, workflow.triggerUrl, event(id));
			expect(again).toEqual({ code: 200, status: 'duplicate' });
		}
		await deliver(world, workflow.triggerUrl, event(uuid()));
		await runsOf(world, workflow, 2);
	});

	it('starts one execution when it arrives eight times at the same instant', async () => {
		const workflow = await publishTrigger(world, listening('Same instant', ['call.hold']));
		const id = uuid();
		const answers = await Promise.all(
			Array.from({ length: 8 }, async () => await deliver(world, workflow.triggerUrl, event(id))),
		);
		expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(1);
		// The others are told to come back, since nobody knows yet what becomes of the first.
		for (const { code } of answers) expect([200, 503]).toContain(code);
		await runsOf(world, workflow, 1);
	});

	it('starts nothing a second time after a restart of n8n', async () => {
		const workflow = await publishTrigger(world, listening('Restart', ['call.hold']));
		const forgetful = await publishTrigger(
			world,
			listening('Restart, forgetful', ['call.hold'], { options: { rememberEvents: false } }),
		);
		const id = uuid();
		for (const { triggerUrl } of [workflow, forgetful]) await deliver(world, triggerUrl, event(id));
		await runsOf(world, workflow, 1);
		await runsOf(world, forgetful, 1);

		await world.n8n.restart();
		for (const { triggerUrl } of [workflow, forgetful]) {
			expect(await deliver(world, triggerUrl, event(id))).toMatchObject({ code: 200 });
		}

		// The new process knows nothing; n8n's database does, once the execution has begun.
		const runs = await runsOf(world, workflow, 2);
		expect(runs.map(ranNodes)).toEqual([['Seen', 'Trigger'], ['Trigger']]);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
		expect((await runsOf(world, forgetful, 2)).map(ranNodes)).toEqual([
			['Seen', 'Trigger'],
			['Seen', 'Trigger'],
		]);
	});
});

describe('an event from before the hang-up that arrives after it', () => {
	it.each([
		[true, 'late', 2],
		[false, 'accepted', 3],
	])('with the order guard %p is %s', async (ignoreLate, status, count) => {
		const events = ['call.answered', 'call.hangup', 'call.recording.saved'];
		const workflow = await publishTrigger(
			world,
			listening(`Order ${ignoreLate}`, events, { options: { ignoreLate } }),
		);
		const payload = newCall();
		const at = (second: number) => `2026-01-01T00:00:${second}.000000Z`;
		const send = async (event_type: string, second: number) =>
			await deliver(world, workflow.triggerUrl, { event_type, payload, occurred_at: at(second) });
		expect(await send('call.hangup', 20)).toMatchObject({ status: 'accepted' });
		expect(await send('call.answered', 10)).toEqual({ code: 200, status });
		expect(await send('call.recording.saved', 23)).toMatchObject({ status: 'accepted' });

		const runs = await runsOf(world, workflow, count);
		// Without the guard, the time tells that an event is late.
		const times = runs.map((run) => itemsOf(run, 'Seen')?.[0]?.occurred_at);
		expect(times).toEqual(ignoreLate ? [at(20), at(23)] : [at(20), at(10), at(23)]);
	});
});

describe('a workflow that both waits for events and is started by them', () => {
	/** One call, one canvas: what a paused run waits for continues it, the rest starts a run. */
	const flow = (name: string) =>
		new Flow(name)
			.trigger('Trigger', {
				events: ['incomingCall', 'call.answered', 'call.dequeued', 'call.hangup'],
				options: { outputs: 'perEvent' },
			})
			.call('Answer', 'answer', { waitForOutcome: true, outcomeOutputs: 'branches' })
			.mark('Started on Answered', 'Started on Dequeued', 'Started on Ended')
			.arrows(
				'Trigger',
				'Answer',
				'Started on Answered',
				'Started on Dequeued',
				'Started on Ended',
			);

	it('starts nothing with an event that continues a paused run', async () => {
		const workflow = await publishTrigger(
			world,
			flow('Waits and starts')
				.call('Hang Up', 'hangup', { waitForOutcome: false })
				.arrow('Answer', 'Hang Up'),
		);
		await world.simulator.incomingCall({ from: '+13125550001', to: ACCOUNT_NUMBER });

		// call.answered has continued the first run; the run had ended when the hang-up came.
		const runs = await runsOf(world, workflow, 2);
		expect(runs.map(ranNodes)).toEqual([
			['Answer', 'Hang Up', 'Trigger'],
			['Started on Ended', 'Trigger'],
		]);
		expect(itemsOf(runs[1], 'Started on Ended')?.[0]).toMatchObject({
			event_type: 'call.hangup',
			client_state: null,
		});
	});

	it('gives the end of a call to the run that waits for it, and starts one run with it', async () => {
		world.simulator.switches.duplicateDeliveries = 1;
		const workflow = await publishTrigger(
			world,
			flow('Waits for the hang-up')
				.call('Enqueue', 'enqueue', {
					queueName: 'support',
					waitForOutcome: true,
					outcomeOutputs: 'branches',
				})
				.arrow('Answer', 'Enqueue')
				.mark('Bridged', 'Too Long', 'Left', 'Hung Up')
				.arrows('Enqueue', 'Bridged', 'Too Long', 'Left', 'Hung Up'),
		);
		const leg = await world.simulator.incomingCall({ from: '+13125550001', to: ACCOUNT_NUMBER });
		const busy = { timeoutMs: 30_000 };
		await world.simulator.waitFor(
			() => world.simulator.count('enqueue', leg.call_control_id) > 0,
			busy,
		);
		const [listed] = await world.client.listExecutions(workflow.id);
		await world.client.waitForExecution(listed.id, ['waiting']);
		world.simulator.hangUp(leg);

		// Two events end this pause. One of them continues the run; the hang-up starts a run in any case,
		// the other one only where it was not the one.
		// Each is delivered again, be it as a duplicate or because it had to come back.
		const repeated = (event_type: string) =>
			world.simulator.deliveries.some(
				({ event, attempt, outcome }) =>
					event.data.event_type === event_type &&
					event.data.payload.call_control_id === leg.call_control_id &&
					attempt === 2 &&
					outcome === 'delivered',
			);
		await world.simulator.waitFor(() => repeated('call.dequeued') && repeated('call.hangup'), busy);
		world.simulator.switches.duplicateDeliveries = 0;

		const first = await world.client.waitForExecution(listed.id);
		expect(ranNodes(first)).toEqual(['Answer', 'Enqueue', 'Hung Up', 'Trigger']);
		const continuedBy = itemsOf(first, 'Hung Up')?.[0]?.event_type;
		const others = continuedBy === 'call.hangup' ? ['call.dequeued'] : [];
		const [, ...started] = await runsOf(world, workflow, 2 + others.length);
		const startedBy = started.map((run) =>
			[2, 3]
				.flatMap((output) => itemsOf(run, 'Trigger', output) ?? [])
				.map((item) => item.event_type),
		);
		expect(startedBy.flat().sort()).toEqual([...others, 'call.hangup']);
	});
});
