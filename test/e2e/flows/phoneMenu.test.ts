import { itemsOf } from '../../n8n/execution';
import type { CallerScript, Leg, Script } from '../../simulator';
import { ALWAYS_OPEN, readyWorkflow, withHours } from '../../support/n8n/ready';
import { heard, Runs, way } from '../../support/n8n/runs';
import {
	CALL_IS_OVER,
	FAST,
	incoming,
	tooShort,
	unknownKey,
	type Act,
} from '../../support/n8n/story';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(180_000);

const SALES = '+13125550101';
const SUPPORT = '+13125550102';
const MENU = 'Welcome to Example Company. For sales, press 1. For support, press 2.';
const BUSY =
	'Nobody is free just now. Please leave a message after the tone, and press the hash key when you are done.';
const GOODBYE = 'Goodbye, and thank you for calling.';
const WORDS = 'This is Ann. Please call me back about my order.';

let world: World;
let runs: Runs;
beforeAll(async () => {
	world = await startWorld({ simulator: FAST });
	const open = withHours(readyWorkflow('phone-menu', world), ALWAYS_OPEN);
	runs = new Runs(world, await world.publish(open));
});
afterAll(async () => await world?.close());
afterEach(() => {
	world.simulator.faults.clear();
	world.simulator.switches.answerDelayMs = 300;
});

const at = (command: string, does: Act['does']): Act => ({ at: command, does });
const hangUp = (command: string) => at(command, (leg) => world.simulator.hangUp(leg));

interface Case {
	what: string;
	caller?: CallerScript;
	colleague?: Script;
	act?: () => Act;
	before?: () => void;
	/** Behind `Answer`. */
	way: string[];
	heard?: string[];
}

/** Keys, and what the colleague behind them does. */
const departments = [
	{ key: '1', number: SALES, node: 'Transfer to sales' },
	{ key: '2', number: SUPPORT, node: 'Transfer to support' },
];

const message = ['Ask for a message: finished', 'Record message: recorded', 'Message received'];

const transfers: Array<{ outcome: string; colleague: Script }> = [
	{ outcome: 'busy', colleague: { does: 'busy' } },
	{ outcome: 'no_answer', colleague: { does: 'noAnswer' } },
	{ outcome: 'rejected', colleague: { does: 'reject' } },
	{ outcome: 'failed', colleague: { does: 'unallocated' } },
];

const behindMenu: Case[] = [
	{
		what: 'no key at all, and goodbye',
		way: ['Menu: no_input', 'Say goodbye: finished', 'Hang up'],
		heard: [MENU, GOODBYE],
	},
	{
		what: 'a wrong key twice, and goodbye',
		caller: { presses: [['9', '8']] },
		way: ['Menu: invalid', 'Say goodbye: finished', 'Hang up'],
		heard: [MENU, GOODBYE],
	},
	{
		what: 'a wrong key, then a right one',
		caller: { presses: [['9', '1']] },
		colleague: { does: 'answer' },
		way: ['Menu: key_1', 'Transfer to sales: connected'],
	},
	{
		what: 'a key that Telnyx reports and no exit has',
		act: () => at('gather_using_speak', async (leg) => await unknownKey(world.simulator, leg)),
		way: ['Menu: other_input', 'Say goodbye: finished', 'Hang up'],
	},
	{
		what: 'a caller who hangs up in the menu',
		caller: { hangsUpDuring: 'gather' },
		way: ['Menu: caller_hung_up'],
	},
	{
		what: 'a caller who hangs up while we say goodbye',
		caller: { hangsUpDuring: 'speak' },
		way: ['Menu: no_input', 'Say goodbye: call_ended'],
	},
	{
		what: 'a caller who hangs up instead of leaving a message',
		caller: { presses: ['1'], hangsUpDuring: 'speak' },
		colleague: { does: 'busy' },
		way: ['Menu: key_1', 'Transfer to sales: busy', 'Ask for a message: call_ended'],
	},
	{
		what: 'a message that is too short',
		caller: { presses: ['1'] },
		act: () => at('record_start', async (leg) => await tooShort(world.simulator, leg)),
		colleague: { does: 'busy' },
		way: [
			...['Menu: key_1', 'Transfer to sales: busy', 'Ask for a message: finished'],
			...['Record message: no_message', 'Hang up'],
		],
	},
	{
		what: 'a call that is over before the message begins',
		caller: { presses: ['1'] },
		colleague: { does: 'busy' },
		before: () => world.simulator.faults.add({ path: /record_start$/, ...CALL_IS_OVER }),
		way: [
			...['Menu: key_1', 'Transfer to sales: busy', 'Ask for a message: finished'],
			'Record message: call_ended',
		],
	},
];

describe('the phone menu, while open', () => {
	const call = async ({ caller, act, before, colleague }: Partial<Case>) => {
		if (colleague)
			for (const { number } of departments) world.simulator.people.set(number, colleague);
		before?.();
		return await incoming(world, runs, { to: ACCOUNT_NUMBER, caller, act: act?.() });
	};
	const open = ['Incoming call', 'Closed now?', 'Answer: answered'];
	const numbersCalled = (leg: Leg) =>
		world.simulator.calls
			.ofSession(leg.call_session_id)
			.filter((each) => each !== leg)
			.map(({ to }) => to);

	describe.each(departments)('key $key', ({ key, number, node }) => {
		it('connects with the colleague', async () => {
			const { leg, run } = await call({
				caller: { presses: [key] },
				colleague: { does: 'answer' },
			});

			expect(way(run)).toEqual([...open, `Menu: key_${key}`, `${node}: connected`]);
			expect(numbersCalled(leg)).toEqual([number]);
			expect(heard(world.simulator, leg)).toEqual([MENU]);
		});

		it.each(transfers)('takes a message: $outcome', async ({ outcome, colleague }) => {
			const caller = { presses: [key], says: WORDS };
			const { leg, run } = await call({ caller, colleague });

			expect(way(run)).toEqual([
				...open,
				...[`Menu: key_${key}`, `${node}: ${outcome}`, ...message, 'Hang up'],
			]);
			expect(numbersCalled(leg)).toEqual([number]);
			expect(heard(world.simulator, leg)).toEqual([MENU, BUSY]);
			expect(itemsOf(run, 'Message received')).toMatchObject([
				{ from: '+13125550123', message: expect.stringMatching(/^http.*\.mp3/) },
			]);
		});

		it('ends when the caller hangs up while it rings', async () => {
			const caller = { presses: [key] };
			const act = () => hangUp('transfer');
			const { run } = await call({ caller, colleague: { does: 'noAnswer' }, act });

			expect(way(run)).toEqual([...open, `Menu: key_${key}`, `${node}: caller_hung_up`]);
		});
	});

	it.each(behindMenu)('$what', async ({ way: expected, heard: texts, ...rest }) => {
		const { leg, run } = await call(rest);

		expect(way(run)).toEqual([...open, ...expected]);
		if (texts) expect(heard(world.simulator, leg)).toEqual(texts);
	});

	it('a caller who gives up before we answer', async () => {
		world.simulator.switches.answerDelayMs = 60_000;
		const { run } = await call({ act: () => hangUp('answer') });

		expect(way(run)).toEqual(['Incoming call', 'Closed now?', 'Answer: call_ended']);
	});

	it('has had one run for each call, and nothing waits', async () => {
		expect(await runs.others()).toEqual([]);
	});
});
