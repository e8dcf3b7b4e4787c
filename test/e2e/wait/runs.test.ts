import { randomUUID as uuid } from 'node:crypto';
import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import type { Script } from '../../simulator';
import { Flow } from '../../support/n8n/flow';
import { dialFlow, dialTo, marksOf, newestRun, RINGING, start } from '../../support/n8n/waitFlows';
import { startWorld, type World } from '../../support/n8n/world';

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

describe('an exit', () => {
	it('keeps the link to earlier items, and fires alone with Always Output Data', async () => {
		const exits = ['Answered', ...RINGING];
		const hook = path();
		const linked = {
			mode: 'raw',
			jsonOutput:
				"={{ JSON.stringify({ name: $('Start').item.json.body.name, outcome: $json.outcome }) }}",
		};
		const flow = dialFlow(world, hook, { options: { clientState: '{"ward":7}' } }, exits, {
			alwaysOutputData: true,
		});
		flow.node('Linked', 'n8n-nodes-base.set', linked, { typeVersion: 3.4 });
		exits.forEach((exit) => flow.arrow(exit, 'Linked'));
		const workflow = await world.publish(flow.build());
		let runs = 0;
		for (const [script, exit] of [
			[answers, 'Answered'],
			[{ does: 'busy' }, 'Busy'],
			[{ does: 'unallocated' }, 'Failed'],
		] as Array<[Script, string]>) {
			await start(world, hook, { to: phone(script), name: `for ${exit}` });
			const execution = await newestRun(world, workflow, ++runs);
			expectSuccess(execution);
			expect(marksOf(execution, workflow.nodes)).toEqual([exit]);
			expect(itemsOf(execution, 'Linked')).toEqual([
				{ name: `for ${exit}`, outcome: exit.toLowerCase() },
			]);
			const [item] = itemsOf(execution, exit) ?? [];
			expect(item).toMatchObject({
				client_state: base64('{"ward":7}'),
				client_state_decoded: { ward: 7 },
			});
		}
	});

	it('stands beside the error output, which takes refusals and nothing else', async () => {
		const exits = ['Answered', ...RINGING, 'Error'];
		const hook = path();
		const onError = { onError: 'continueErrorOutput' };
		const workflow = await world.publish(dialFlow(world, hook, {}, exits, onError).build());
		let runs = 0;
		for (const [script, exit, json] of [
			[{ does: 'refused', code: 'D38' }, 'Error', { error: expect.stringMatching(/D38/) }],
			[{ does: 'busy' }, 'Busy', { outcome: 'busy' }],
		] as Array<[Script, string, object]>) {
			await start(world, hook, { to: phone(script) });
			const execution = await newestRun(world, workflow, ++runs);
			expectSuccess(execution);
			expect(marksOf(execution, workflow.nodes)).toEqual([exit]);
			expect(itemsOf(execution, exit)).toMatchObject([json]);
		}
	});
});

it('refuses several calls at once before one is placed, and says what to do', async () => {
	const hook = path();
	const flow = new Flow('Several')
		.webhook('Start', hook)
		.node('Split', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.calls', options: {} })
		.call('Dial', 'dial', { ...dialTo(world), to: '={{ $json.to }}' })
		.arrow('Start', 'Split')
		.arrow('Split', 'Dial');
	const workflow = await world.publish(flow.build());
	const before = world.simulator.count('dial');
	await start(world, hook, { calls: [{ to: phone(answers) }, { to: phone(answers) }] });
	const { status, error } = await newestRun(world, workflow, 1);
	expect(status).toBe('error');
	expect(error?.message).toBe('Waiting works for one call at a time');
	expect(error?.description).toMatch(/Loop Over Items/);
	expect(world.simulator.count('dial')).toBe(before);
});

it('dials twice where both arms of an IF lead into one Dial', async () => {
	const hook = path();
	const always = {
		conditions: {
			conditions: [
				{
					id: '1',
					leftValue: true,
					rightValue: '',
					operator: { type: 'boolean', operation: 'true', singleValue: true },
				},
			],
			combinator: 'and',
			options: { version: 2 },
		},
	};
	const exits = ['Answered', ...RINGING];
	const flow = new Flow('Twice')
		.webhook('Start', hook)
		.node('If', 'n8n-nodes-base.if', always, { typeVersion: 2.2 })
		.mark('A', 'B')
		.call('Dial', 'dial', dialTo(world))
		.mark(...exits)
		.arrow('Start', 'If')
		.arrow('If', 'A')
		.arrow('If', 'B')
		.arrow('A', 'Dial')
		.arrow('B', 'Dial')
		.arrows('Dial', ...exits);
	const workflow = await world.publish(flow.build());
	const before = world.simulator.count('dial');
	await start(world, hook, { to: phone(answers) });
	const execution = await newestRun(world, workflow, 1);
	expectSuccess(execution);
	expect(world.simulator.count('dial') - before).toBe(2);
	expect(execution.runData.Answered).toHaveLength(2);
});

it('loops over three calls with three outcomes', async () => {
	const hook = path();
	const exits = ['Answered', ...RINGING];
	const flow = new Flow('Loop')
		.webhook('Start', hook)
		.node('Split', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.calls', options: {} })
		.node('Loop', 'n8n-nodes-base.splitInBatches', { options: {} }, { typeVersion: 3 })
		.call('Dial', 'dial', { ...dialTo(world), to: '={{ $json.to }}' })
		.mark('Done', ...exits)
		.arrow('Start', 'Split')
		.arrow('Split', 'Loop')
		.arrows('Loop', 'Done', 'Dial')
		.arrows('Dial', ...exits);
	exits.forEach((exit) => flow.arrow(exit, 'Loop'));
	const workflow = await world.publish(flow.build());
	const scripts: Script[] = [{ does: 'busy' }, answers, { does: 'unallocated' }];
	await start(world, hook, { calls: scripts.map((script) => ({ to: phone(script) })) });
	const execution = await newestRun(world, workflow, 1);
	expectSuccess(execution);
	expect(marksOf(execution, workflow.nodes).sort()).toEqual(['Answered', 'Busy', 'Done', 'Failed']);
	expect(itemsOf(execution, 'Done')?.map(({ outcome }) => outcome)).toEqual([
		'busy',
		'answered',
		'failed',
	]);
});

it('works in a sub-workflow, whose result reaches the workflow that called it', async () => {
	const exits = ['Answered', ...RINGING];
	const sub = new Flow('Sub')
		.node(
			'Called',
			'n8n-nodes-base.executeWorkflowTrigger',
			{ inputSource: 'passthrough' },
			{ typeVersion: 1.1 },
		)
		.call('Dial', 'dial', dialTo(world))
		.mark(...exits)
		.arrow('Called', 'Dial')
		.arrows('Dial', ...exits);
	const { id } = await world.publish(sub.build());
	const hook = path();
	const flow = new Flow('Calls sub')
		.webhook('Start', hook)
		.node(
			'Sub',
			'n8n-nodes-base.executeWorkflow',
			{ workflowId: { __rl: true, mode: 'id', value: id }, options: {} },
			{ typeVersion: 1.2 },
		)
		.mark('Back')
		.arrow('Start', 'Sub')
		.arrow('Sub', 'Back');
	const workflow = await world.publish(flow.build());
	await start(world, hook, { to: phone({ does: 'busy' }) });
	const execution = await newestRun(world, workflow, 1);
	expectSuccess(execution);
	expect(itemsOf(execution, 'Back')).toMatchObject([{ outcome: 'busy' }]);
});
