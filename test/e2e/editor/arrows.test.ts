/// <reference lib="dom" />
import type { INodeParameters } from 'n8n-workflow';
import type { Page } from 'playwright-core';
import { callOperations } from '../../../nodes/TelnyxVoice/resources/call';
import { openEditor, type Editor } from '../../support/n8n/chromium';
import { Flow } from '../../support/n8n/flow';
import { startWorld, type World } from '../../support/n8n/world';

// A browser beside n8n is slow on a small machine.
jest.setTimeout(240_000);

let world: World;
let editor: Editor;
let page: Page;
beforeAll(async () => {
	world = await startWorld();
	editor = await openEditor(world.n8n, world.client, { width: 1600, height: 1200 });
	({ page } = editor);
});
afterAll(async () => {
	await editor?.close();
	await world?.close();
});

const byTestId = (id: string) => page.locator(`[data-test-id="${id}"]:visible`);

/** What somebody does in the panel of the node. */
type Step = () => Promise<void>;

const choose = async (name: string): Promise<void> => {
	const text = new RegExp(`^\\s*${name.replace(/[()]/g, '\\$&')}`);
	await page
		.locator('li:visible, [role="option"]:visible')
		.filter({ hasText: text })
		.first()
		.click();
};
const option =
	(name: string): Step =>
	async () => {
		await byTestId('collection-parameter-add').last().click();
		await choose(name);
	};
const key =
	(digits: string, label = ''): Step =>
	async () => {
		await byTestId('fixed-collection-add').click();
		const field = (name: string) => byTestId(`parameter-input-${name}`).last().locator('input');
		await field('digits').fill(digits);
		await field('label').fill(label);
	};
const event =
	(name: string): Step =>
	async () => {
		await byTestId('parameter-input-events').locator('.el-select').first().click();
		await choose(name);
		await page.keyboard.press('Escape');
	};

const detection = option('Answering Machine Detection');
const limit = option('Stop Waiting After');
const ringing = ['Answered', 'Busy', 'No Answer', 'Rejected', 'Failed'];
const detected = ['Timed Out', 'Voicemail', 'Fax', 'Silence'];
const keyed = ['Other Input', 'No Input', 'Invalid', 'Hung Up', 'Timed Out'];
const oneKey = { keys: { key: [{ digits: '1', label: 'Sales' }] } };
const premium = { answeringMachineDetection: 'premium' };

/** Name, what the node is at first, all of its exits then, what is added, and the exits that come. */
type Case = [string, string, INodeParameters, string[], Step[], string[]];
const cases: Case[] = [
	['Dial: detection, then a limit', 'dial', {}, ringing, [detection, limit], detected],
	['Dial: a limit, then detection', 'dial', {}, ringing, [limit, detection], detected],
	[
		'Dial with a limit: detection',
		'dial',
		{ options: { waitLimitMinutes: 5 } },
		[...ringing, 'Timed Out'],
		[detection],
		detected.slice(1),
	],
	[
		'Dial with detection: a limit',
		'dial',
		{ options: premium },
		[...ringing, ...detected],
		[limit],
		[],
	],
	['Gather: a key, then a limit', 'gather', {}, keyed, [key('2'), limit], ['2']],
	['Gather: a limit, then a key', 'gather', {}, keyed, [limit, key('2')], ['2']],
	[
		'Gather with a key: an empty one, the same one, one more, a limit',
		'gather',
		oneKey,
		[...keyed, '1: Sales'],
		[key(''), key('1'), limit, key('0', 'Desk')],
		['New Key', '1', '0: Desk'],
	],
	[
		'Speak: a limit',
		'speak',
		{ payload: 'Hello' },
		['Finished', 'Call Ended'],
		[limit],
		['Timed Out'],
	],
	[
		'Transfer: detection, then a limit',
		'transfer',
		{ to: '+13125550199' },
		['Connected', ...ringing.slice(1), 'Hung Up'],
		[detection, limit],
		['Timed Out'],
	],
	[
		'Trigger: events that the list has before the others, and all others',
		'trigger',
		{ events: ['incomingCall', 'call.hangup'], options: { outputs: 'perEvent' } },
		['Incoming Call', 'Call Ended'],
		[event('Call Answered'), event('All Events'), event('Audio Ended')],
		['Call Answered', 'All Others', 'Audio Ended'],
	],
];

it.each(cases)('%s', async (name, operation, parameters, exits, steps, more) => {
	const flow = new Flow(name);
	if (operation === 'trigger') flow.trigger('Node', parameters);
	else flow.call('Node', operation, parameters);
	const marks = exits.map((exit) => `To ${exit}`);
	const workflow = flow
		.mark(...marks)
		.arrows('Node', ...marks)
		.build();
	workflow.nodes.forEach((node, index) => {
		node.position = index === 0 ? [0, 400] : [400, index * 128];
	});
	const { id } = await world.create(workflow);
	await editor.openWorkflow(id);
	expect(await arrows(id)).toEqual(exits.map((exit) => [exit, `To ${exit}`]));

	await editor.openNode('Node');
	for (const step of steps) await step();
	await byTestId('ndv-close-button').click();
	await page
		.locator(handles)
		.nth(exits.length + more.length - 1)
		.waitFor();
	// What the editor stores is what runs.
	await page.keyboard.press('Control+s');
	await world.client.session.poll(
		async () => JSON.stringify((await world.client.getWorkflow(id)).nodes[0].parameters),
		(stored) => stored !== JSON.stringify(workflow.nodes[0].parameters),
		60_000,
		'the editor to save',
	);
	expect(await arrows(id)).toEqual([
		...exits.map((exit) => [exit, `To ${exit}`]),
		...more.map((exit) => [exit, undefined]),
	]);
	expect(await page.locator('[data-test-id="edge"]').count()).toBe(exits.length);
});

it('the canvas shows the name of every exit whole', async () => {
	const waiting = callOperations.filter(({ wait }) => wait);
	const flow = new Flow('Names');
	for (const { option } of waiting) {
		const options = { ...premium, waitLimitMinutes: 5 };
		flow.call(option.name, option.value, { waitForOutcome: true, options, ...oneKey });
	}
	const { id } = await world.create(flow.build());
	await editor.openWorkflow(id);
	const labels = page.locator('[data-test-id="canvas-node-output-handle"] [class*="outputLabel"]');
	const names = (await labels.allTextContents()).map((text) => text.trim());
	for (const { name } of waiting.flatMap(({ wait }) => wait?.exits ?? [])) {
		expect(names).toContain(name);
	}
	const cut = await labels.evaluateAll((all) =>
		all.filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent),
	);
	expect(cut).toEqual([]);
});

const handles =
	'[data-test-id="canvas-node"][data-node-name="Node"] [data-test-id="canvas-node-output-handle"]';

/** The exits as the canvas names them, each with the node that its arrow leads to. */
async function arrows(id: string): Promise<Array<[string, string | undefined]>> {
	const names = (await page.locator(handles).allTextContents()).map((text) => text.trim());
	const { main = [] } = (await world.client.getWorkflow(id)).connections.Node;
	return names.map((exit, index) => [exit, main[index]?.[0]?.node]);
}
