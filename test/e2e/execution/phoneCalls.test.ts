import { setUpPlayground, handOver } from '../../demo/playground';
import { SALES } from '../../demo/scenes';
import { tellRuns } from '../../demo/runTeller';
import { openPhones, type PhonePage } from '../../support/n8n/phonePage';
import { ALWAYS_OPEN, readyWorkflow, withHours } from '../../support/n8n/ready';
import { Runs, way } from '../../support/n8n/runs';
import { dialFlow, marksOf, newestRun, RINGING, start } from '../../support/n8n/waitFlows';
import { startWorld, type PublishedWorkflow, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

let world: World;
let runs: Runs;
let phones: PhonePage;
let stopTelling: () => void;
beforeAll(async () => {
	world = await startWorld();
	setUpPlayground(world);
	handOver(world);
	// People speak in their own time; the machine need not.
	world.simulator.speed = 5;
	stopTelling = tellRuns(world);
	const menu = withHours(readyWorkflow('phone-menu', world), ALWAYS_OPEN);
	runs = new Runs(world, await world.publish(menu));
	phones = await openPhones(world.simulator.origin);
});
afterAll(async () => {
	stopTelling?.();
	await phones?.close();
	await world?.close();
});

const says = (name: string, hasText: string) =>
	phones.phone(name).getByRole('listitem').filter({ hasText }).last();

/** Anna calls the phone menu by a click, and hears it. */
async function annaHearsTheMenu(): Promise<void> {
	const from = phones.phone('Anna');
	const menu = from.getByRole('option').filter({ hasText: '(n8n)' });
	await from.getByLabel('Number to call').selectOption((await menu.getAttribute('value')) ?? '');
	await phones.press('Anna', 'Call');
	await phones.phone('Anna').getByRole('button', { name: 'Key 1' }).waitFor();
	await says('Anna', 'press 1').waitFor();
}

async function rings(name: string): Promise<void> {
	await phones.phone(name).getByRole('status').filter({ hasText: 'Rings' }).waitFor();
}

describe('by clicks alone, somebody at the page plays the phone menu', () => {
	it.each([
		['Key 1', 'Sales', 'Menu: key_1', 'Transfer to sales: connected'],
		['Key 2', 'Support', 'Menu: key_2', 'Transfer to support: connected'],
	])('%s: %s picks up, and the two talk', async (key, colleague, menu, transfer) => {
		await annaHearsTheMenu();
		await phones.press('Anna', key);
		await rings(colleague);
		await phones.press(colleague, 'Answer');
		await phones.phone('Anna').getByText(`On the line with ${colleague}`).waitFor();
		await phones.phone(colleague).getByLabel('Say something').fill('How can I help?');
		await phones.page.keyboard.press('Enter');
		await says('Anna', 'How can I help?').waitFor();
		expect(way(await runs.next())).toEqual(expect.arrayContaining([menu, transfer]));
		await phones.press('Anna', 'Hang up');
		await phones.phone(colleague).getByText('The call is over.').waitFor();
	});

	it('sales declines: the caller leaves a message, and the story links to the run', async () => {
		await annaHearsTheMenu();
		await phones.press('Anna', 'Key 1');
		await rings('Sales');
		await phones.press('Sales', 'Decline');
		await phones.phone('Anna').getByText('recorded').waitFor();
		await phones.phone('Anna').getByLabel('Say something').fill('Please call me back.');
		await phones.page.keyboard.press('Enter');
		await says('Anna', 'Please call me back.').waitFor();
		await phones.press('Anna', 'Key hash');
		const run = await runs.next();
		expect(way(run)).toEqual(
			expect.arrayContaining(['Transfer to sales: rejected', 'Record message: recorded']),
		);
		const line = phones.told('Transfer to sales → Rejected').last();
		const link = await line.getByRole('link').getAttribute('href');
		expect(link).toContain(`/executions/${run.id}/`);
		await phones.phone('Anna').getByText('The call is over.').waitFor();
	});
});

/** Buttons of a phone that rings, and the exits of Dial with answering machine detection. */
const RING: Array<[button: string, exit: string]> = [
	['Answering machine', 'Voicemail'],
	['Machine without beep', 'Voicemail'],
	['Fax', 'Fax'],
	['Busy', 'Busy'],
	['Decline', 'Rejected'],
	['Answer', 'Answered'],
];

describe('a workflow dials, and a click decides on its exit', () => {
	const exits = ['Answered', ...RINGING, 'Timed Out', 'Voicemail', 'Fax', 'Silence'];
	let workflow: PublishedWorkflow;
	let runs = 0;
	beforeAll(async () => {
		const detection = { options: { answeringMachineDetection: 'premium', waitLimitMinutes: 5 } };
		workflow = await world.publish(dialFlow(world, 'dial-by-click', detection, exits).build());
	});

	it.each(RING)('%s: %s', async (button, exit) => {
		await start(world, 'dial-by-click', { to: SALES });
		await rings('Sales');
		await phones.press('Sales', button);
		const run = await newestRun(world, workflow, ++runs);
		expect(marksOf(run, workflow.nodes)).toEqual([exit]);
		await phones.told(`→ ${exit}`).last().waitFor();
		const hangUp = phones.phone('Sales').getByRole('button', { name: 'Hang up' });
		if (await hangUp.isVisible()) await hangUp.click();
	});
});

test('a forged end of a call ends nothing, and is seen in red', async () => {
	await annaHearsTheMenu();
	await phones.page.getByRole('button', { name: 'Forged event' }).click();
	await phones.told('Call Ended', 'forged', 'nothing was started').waitFor();
	await phones.press('Anna', 'Key 2');
	await rings('Support');
	await phones.press('Support', 'Busy');
	await phones.phone('Anna').getByText('recorded').waitFor();
	await phones.press('Anna', 'Hang up');
	expect(way(await runs.next())).toContain('Transfer to support: busy');
	expect(await runs.others()).toEqual([]);
});
