import type { IDataObject } from 'n8n-workflow';

import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import type { Leg, Script } from '../../simulator';
import { readyWorkflow } from '../../support/n8n/ready';
import { heard, Runs, way } from '../../support/n8n/runs';
import { act, FAST, settle, type Act } from '../../support/n8n/story';
import { startWorld, type PublishedWorkflow, type World } from '../../support/n8n/world';

jest.setTimeout(180_000);

const MARIA = '+13125550121';
const NOAH = '+13125550122';
const ANN = '+13125550123';
const WHISPER = 'New lead: Ann. To take it, press 1, and stay on the line.';
const SORRY = 'The customer does not pick up. Goodbye.';

let world: World;
let workflow: PublishedWorkflow;
let runs: Runs;
beforeAll(async () => {
	world = await startWorld({ simulator: FAST });
	workflow = await world.publish(readyWorkflow('speed-to-lead', world));
	runs = new Runs(world, workflow);
});
afterAll(async () => await world?.close());

/** Ann, or somebody with another number, fills in the form. */
async function submit(phone = ANN): Promise<void> {
	const form = workflow.nodes.find(({ name }) => name === 'New lead');
	const body = new FormData();
	body.set('field-0', 'Ann');
	body.set('field-1', phone);
	const reply = await fetch(`${world.n8n.url}/form/${form?.webhookId}`, { method: 'POST', body });
	expect(reply.status).toBe(200);
}

interface Called {
	run: ExecutionResult;
	/** Legs of this lead, by the number that was called. */
	legs: Map<string, Leg>;
}

interface Cast {
	maria: Script;
	noah?: Script;
	ann?: Script;
	phone?: string;
	/** What Maria does in the middle of her call. */
	act?: Act;
}

async function lead({ maria, noah, ann, phone, act: acting }: Cast): Promise<Called> {
	const { simulator } = world;
	simulator.people.set(MARIA, maria);
	simulator.people.set(NOAH, noah ?? { does: 'busy' });
	simulator.people.set(ANN, ann ?? { does: 'answer' });
	const before = simulator.calls.all().length;
	const fresh = () => simulator.calls.all().slice(before);
	await submit(phone);
	if (acting) {
		const leg = await simulator.waitFor(() => fresh().find(({ to }) => to === MARIA), {
			timeoutMs: 30_000,
		});
		await act(simulator, leg, acting);
	}
	const run = await runs.next();
	await settle(simulator, new Set(fresh().map((leg) => leg.call_session_id)));
	return { run, legs: new Map(fresh().map((leg) => [leg.to, leg])) };
}

const begin = ['New lead', 'Reps', 'One item each', 'Loop over reps'];
const takes: Script = { does: 'answer', presses: ['1'] };
const taken = ['Call the rep: answered', 'Ask the rep: key_1'];
const connected = ['Call the customer: answered', 'Connect them: bridged', 'Connected'];
const result = (run: ExecutionResult, node: string): IDataObject | undefined =>
	itemsOf(run, node)?.[0];

describe('speed to lead', () => {
	it('connects the first rep with the customer', async () => {
		const { run, legs } = await lead({ maria: takes });

		expect(way(run)).toEqual([...begin, ...taken, ...connected]);
		expect(result(run, 'Connected')).toEqual({
			...{ name: 'Ann', phone: ANN, rep: 'Maria', result: 'connected' },
		});
		const [maria, ann] = [legs.get(MARIA), legs.get(ANN)];
		expect(heard(world.simulator, maria as Leg)).toEqual([WHISPER]);
		expect(ann?.call_session_id).toBe(maria?.call_session_id);
		const bridges = world.simulator.commands.filter(({ name }) => name === 'bridge');
		expect(bridges).toMatchObject([
			{
				call_control_id: ann?.call_control_id,
				body: { call_control_id: maria?.call_control_id },
			},
		]);
	});

	const notTaken: Array<{ exit: string; maria: Script; way: string[]; act?: Act }> = [
		...(
			[
				['busy', { does: 'busy' }],
				['no_answer', { does: 'noAnswer' }],
				['rejected', { does: 'reject' }],
				['failed', { does: 'unreachable' }],
			] satisfies Array<[string, Script]>
		).map(([exit, maria]) => ({ exit, maria, way: [`Call the rep: ${exit}`] })),
		...(
			[
				['no_input', {}],
				['other_input', { presses: ['2'] }],
				['invalid', { presses: [['#', '#']] }],
				['caller_hung_up', { hangsUpDuring: 'gather' }],
			] satisfies Array<[string, Partial<Script & { does: 'answer' }>]>
		).map(([exit, behaviour]): (typeof notTaken)[number] => ({
			...{ exit, maria: { does: 'answer', ...behaviour } },
			way: ['Call the rep: answered', `Ask the rep: ${exit}`, 'Hang up the rep'],
		})),
	];

	it.each(notTaken)('goes on to the next rep: $exit', async ({ maria, way: expected }) => {
		const { run, legs } = await lead({ maria, noah: takes });

		expect(way(run)).toEqual([
			...[...begin, ...expected, 'Next rep', 'Loop over reps'],
			...[...taken, ...connected],
		]);
		expect(result(run, 'Connected')).toMatchObject({ rep: 'Noah', phone: ANN });
		expect(legs.get(MARIA)?.isAlive).toBe(false);
	});

	it('says so when nobody takes it', async () => {
		const { run, legs } = await lead({ maria: { does: 'machine' }, noah: { does: 'busy' } });

		expect(way(run)).toEqual([
			...[...begin, 'Call the rep: answered', 'Ask the rep: no_input', 'Hang up the rep'],
			...['Next rep', 'Loop over reps', 'Call the rep: busy', 'Next rep'],
			...['Loop over reps', 'Nobody took it'],
		]);
		expect(itemsOf(run, 'Nobody took it')).toEqual([
			{ name: 'Ann', phone: ANN, result: 'nobody took it' },
		]);
		expect(legs.has(ANN)).toBe(false);
	});

	const notReached: Array<{ exit: string; ann: Script; phone?: string }> = [
		{ exit: 'busy', ann: { does: 'busy' } },
		{ exit: 'no_answer', ann: { does: 'noAnswer' } },
		{ exit: 'rejected', ann: { does: 'reject' } },
		{ exit: 'failed', ann: { does: 'unallocated' } },
		// Not even a number: Telnyx is not asked.
		{ exit: 'failed', ann: { does: 'busy' }, phone: '555-0123' },
	];

	it.each(notReached)(
		'tells the rep that the customer is not there: $exit $phone',
		async (cast) => {
			const { run, legs } = await lead({ maria: takes, ...cast });

			expect(way(run)).toEqual([
				...[...begin, ...taken, `Call the customer: ${cast.exit}`, 'Tell the rep: finished'],
				...['Say goodbye to the rep', 'Customer not reached'],
			]);
			expect(heard(world.simulator, legs.get(MARIA) as Leg)).toEqual([WHISPER, SORRY]);
			expect(result(run, 'Customer not reached')).toEqual({
				...{ name: 'Ann', phone: cast.phone ?? ANN, rep: 'Maria', result: 'customer not reached' },
			});
		},
	);

	it('lets a rep go who hangs up while the customer is not there', async () => {
		const maria: Script = { ...takes, hangsUpDuring: 'speak' };
		const { run } = await lead({ maria, ann: { does: 'busy' } });

		expect(way(run)).toEqual([
			...[...begin, ...taken, 'Call the customer: busy', 'Tell the rep: call_ended'],
			...['Say goodbye to the rep', 'Customer not reached'],
		]);
	});

	it('lets both go when one of them is gone before they are connected', async () => {
		// What Telnyx answers when the hang-up comes first.
		const ended = { code: '90018', title: 'Call has already ended' };
		const body = { errors: [ended] };
		world.simulator.faults.add({ path: /\/actions\/bridge$/, status: 422, body });
		const { run, legs } = await lead({ maria: takes, ann: { does: 'answer' } });

		expect(way(run)).toEqual([
			...[...begin, ...taken, 'Call the customer: answered', 'Connect them: call_ended'],
			...['Hang up the customer', 'Say goodbye to the rep', 'Customer not reached'],
		]);
		expect([...legs.values()].every((leg) => !leg.isAlive)).toBe(true);
	});

	it('has had one run for each lead, and nothing waits', async () => {
		expect(await runs.others()).toEqual([]);
	});
});
