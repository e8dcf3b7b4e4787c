import { itemsOf } from '../../n8n/execution';
import type { CallerScript } from '../../simulator';
import { readyWorkflow } from '../../support/n8n/ready';
import { heard, Runs, way } from '../../support/n8n/runs';
import { CALL_IS_OVER, FAST, incoming, talking, tooShort, type Act } from '../../support/n8n/story';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(180_000);

const WORDS = 'This is Ann. Please call me back about my order.';

let world: World;
let runs: Runs;
beforeAll(async () => {
	world = await startWorld({ simulator: FAST });
	runs = new Runs(world, await world.publish(readyWorkflow('voicemail', world)));
});
afterAll(async () => await world?.close());
afterEach(() => {
	world.simulator.faults.clear();
	world.simulator.switches.answerDelayMs = 300;
});

const call = async (caller: CallerScript = {}, act?: Act) =>
	await incoming(world, runs, { to: ACCOUNT_NUMBER, caller, act });

const begin = ['Incoming call', 'Answer: answered'];
const recorded = [
	...[...begin, 'Greeting: finished', 'Record message: recorded'],
	...['Hang up', 'Download the recording', 'Message'],
];

const endings: Array<{ how: string; caller: CallerScript; act?: Act }> = [
	{ how: 'silence', caller: { says: WORDS } },
	{
		how: 'the hash key',
		caller: { says: WORDS, silentAfterMs: 600_000 },
		act: {
			at: 'record_start',
			does: async (leg) => {
				await talking(4);
				world.simulator.press(leg, '#');
			},
		},
	},
	{
		how: 'the caller, who hangs up',
		caller: { says: WORDS, hangsUpDuring: 'recording', hangsUpDuringMs: 4000 },
	},
];

describe('the voicemail', () => {
	it.each(endings)('gives file and text of a message ended by $how', async ({ caller, act }) => {
		const { leg, run } = await call(caller, act);

		expect(way(run)).toEqual(recorded);
		expect(heard(world.simulator, leg)).toEqual([
			expect.stringMatching(/^Hello, you have reached Example Company\./),
		]);
		expect(itemsOf(run, 'Message')).toMatchObject([{ from: '+13125550123', text: WORDS }]);
		const { binary } = run.runData.Message[0].data?.main[0]?.[0] ?? {};
		expect(binary?.data).toMatchObject({ fileExtension: 'mp3', mimeType: 'audio/mpeg' });
	});

	it('hangs up after a message that is too short', async () => {
		const short: Act = {
			at: 'record_start',
			does: async (leg) => await tooShort(world.simulator, leg),
		};
		const { run } = await call({}, short);

		expect(way(run)).toEqual([
			...begin,
			...['Greeting: finished', 'Record message: no_message', 'Hang up'],
		]);
	});

	it('ends when the call is over before the recording begins', async () => {
		world.simulator.faults.add({ path: /record_start$/, ...CALL_IS_OVER });
		const { run } = await call();

		expect(way(run)).toEqual([...begin, 'Greeting: finished', 'Record message: call_ended']);
	});

	it('ends when the caller hangs up during the greeting', async () => {
		const { run } = await call({ hangsUpDuring: 'speak' });

		expect(way(run)).toEqual([...begin, 'Greeting: call_ended']);
	});

	it('ends when the caller gives up before we answer', async () => {
		world.simulator.switches.answerDelayMs = 60_000;
		const { run } = await call({}, { at: 'answer', does: (leg) => world.simulator.hangUp(leg) });

		expect(way(run)).toEqual(['Incoming call', 'Answer: call_ended']);
	});

	it('has had one run for each call, and nothing waits', async () => {
		expect(await runs.others()).toEqual([]);
	});
});
