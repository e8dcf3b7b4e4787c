import { itemsOf } from '../../n8n/execution';
import type { CallerScript } from '../../simulator';
import { ALWAYS_OPEN, readyWorkflow, withHours, type Hours } from '../../support/n8n/ready';
import { heard, Runs, way } from '../../support/n8n/runs';
import { FAST, incoming, type Act } from '../../support/n8n/story';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(180_000);

const CLOSED =
	'Thank you for calling. We are closed now. Please leave a message after the tone, and press the hash key when you are done.';

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: FAST });
});
afterAll(async () => await world?.close());

let applications = 0;

/** Publishes the phone menu with an application and a number of its own. */
async function publish(hours: Hours, timezone?: string): Promise<{ to: string; runs: Runs }> {
	const { simulator } = world;
	applications += 1;
	const to = `+1312555020${applications}`;
	const application = simulator.applications.add({
		application_name: `Menu ${applications}`,
		webhook_event_url: 'https://example.com/not-set-yet',
		webhook_timeout_secs: 10,
	});
	simulator.numbers.add({ phone_number: to, connection_id: application.id });
	const workflow = withHours(readyWorkflow('phone-menu', { application }), hours);
	const settings = { ...workflow.settings, ...(timezone && { timezone }) };
	return { to, runs: new Runs(world, await world.publish({ ...workflow, settings })) };
}

/** Whether a caller is told that nobody is there. */
async function isClosed(hours: Hours, timezone?: string): Promise<boolean> {
	const { to, runs } = await publish(hours, timezone);
	const { run } = await incoming(world, runs, { to, caller: { hangsUpDuring: 'speak' } });
	expect(await runs.others()).toEqual([]);
	return way(run).includes('Answer when closed: answered');
}

describe('the business hours of the phone menu', () => {
	it('are over on days after the last one', async () => {
		expect(await isClosed({ ...ALWAYS_OPEN, lastDay: 0 })).toBe(true);
	});

	it('have not begun before the first hour', async () => {
		expect(await isClosed({ ...ALWAYS_OPEN, opensAt: 24 })).toBe(true);
	});

	it('are over from the last hour on', async () => {
		expect(await isClosed({ ...ALWAYS_OPEN, closesAt: 0 })).toBe(true);
	});

	it('follow the time zone of the workflow', async () => {
		const hours = { lastDay: 7, opensAt: 10, closesAt: 15 };
		const noon = 12 - new Date().getUTCHours();
		const evening = noon <= 4 ? noon + 8 : noon - 8;

		expect(await isClosed(hours, zone(noon))).toBe(false);
		expect(await isClosed(hours, zone(evening))).toBe(true);
	});
});

/** @param offset hours ahead of UTC; names of this kind count the other way round (tz database) */
function zone(offset: number): string {
	return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

describe('the phone menu, while closed', () => {
	const talks: CallerScript = { says: 'This is Ann. Please call me back about my order.' };
	const open = ['Incoming call', 'Closed now?'];
	let to: string;
	let runs: Runs;
	beforeAll(async () => {
		({ to, runs } = await publish({ ...ALWAYS_OPEN, closesAt: 0 }));
	});

	it('takes a message', async () => {
		const { leg, run } = await incoming(world, runs, { to, caller: talks });

		expect(way(run)).toEqual([
			...open,
			...['Answer when closed: answered', 'Say that it is closed: finished'],
			...['Record message: recorded', 'Message received', 'Hang up'],
		]);
		expect(heard(world.simulator, leg)).toEqual([CLOSED]);
		expect(itemsOf(run, 'Message received')).toMatchObject([{ from: '+13125550123' }]);
	});

	it('ends when the caller hangs up at once', async () => {
		const caller: CallerScript = { hangsUpDuring: 'speak' };
		const { run } = await incoming(world, runs, { to, caller });

		expect(way(run)).toEqual([
			...open,
			...['Answer when closed: answered', 'Say that it is closed: call_ended'],
		]);
	});

	it('ends when the caller gives up before we answer', async () => {
		const { simulator } = world;
		simulator.switches.answerDelayMs = 60_000;
		const act: Act = { at: 'answer', does: (leg) => simulator.hangUp(leg) };
		const { run } = await incoming(world, runs, { to, act });
		simulator.switches.answerDelayMs = 300;

		expect(way(run)).toEqual([...open, 'Answer when closed: call_ended']);
	});

	it('has had one run for each call, and nothing waits', async () => {
		expect(await runs.others()).toEqual([]);
	});
});
