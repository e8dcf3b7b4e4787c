import type { Page } from 'playwright-core';
import { openEditor, type Editor } from '../../support/n8n/chromium';
import { Flow } from '../../support/n8n/flow';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

// A browser beside n8n is slow on a small machine.
jest.setTimeout(240_000);

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});
afterAll(async () => await world?.close());

const byTestId = (page: Page, id: string) => page.locator(`[data-test-id="${id}"]`);

describe('in the editor', () => {
	let editor: Editor;
	let page: Page;
	const errors: string[] = [];

	beforeAll(async () => {
		const keys = { key: [{ digits: '1', label: 'Sales' }, { digits: '42' }] };
		const flow = new Flow('Canvas')
			.node('Start', 'n8n-nodes-base.manualTrigger')
			.call('Dial', 'dial')
			.call('Menu', 'gather', { keys })
			.trigger('Calls', {
				events: ['incomingCall', 'call.hangup', 'allEvents'],
				options: { outputs: 'perEvent' },
			})
			.arrow('Start', 'Dial')
			.arrow('Dial', 'Menu')
			.build();
		const { id } = await world.create(flow);
		editor = await openEditor(world.n8n, world.client);
		({ page } = editor);
		page.on('pageerror', ({ message }) => errors.push(message));
		page.on('console', (message) => {
			// The browser reports by itself what n8n could not load from the internet.
			const isOwn = !message.text().startsWith('Failed to load resource');
			if (message.type() === 'error' && isOwn) errors.push(message.text());
		});
		await editor.openWorkflow(id);
	});
	afterAll(async () => await editor?.close());
	afterEach(() => expect(errors).toEqual([]));

	const node = (name: string) =>
		page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

	it.each([
		['Dial', ['Answered', 'Busy', 'No Answer', 'Rejected', 'Failed']],
		['Menu', ['Other Input', 'No Input', 'Invalid', 'Hung Up', 'Timed Out', '1: Sales', '42']],
		['Calls', ['Incoming Call', 'Call Ended', 'All Others']],
	])('%s shows the names of its outputs before it has run', async (name, outputs) => {
		const handles = node(name).locator('[data-test-id="canvas-node-output-handle"]');
		expect((await handles.allTextContents()).map((text) => text.trim())).toEqual(outputs);
	});

	it('the icon suits the theme', async () => {
		const icon = node('Dial').locator('img').first();
		const shown = async (file: string) =>
			await page.waitForFunction((end) => {
				const image = document.querySelector<HTMLImageElement>('[data-node-name="Dial"] img');
				return image?.src.endsWith(end) && image.complete && image.naturalWidth > 0;
			}, file);
		await icon.waitFor();
		await shown('/telnyx-voice.svg');
		await page.emulateMedia({ colorScheme: 'dark' });
		await shown('/telnyx-voice.dark.svg');
		await page.emulateMedia({ colorScheme: 'light' });
	});

	it('the panel of Dial opens, and takes an option out of a group', async () => {
		await editor.openNode('Dial');
		for (const name of ['connectionId', 'to', 'from', 'waitForOutcome']) {
			await byTestId(page, `parameter-input-${name}`).waitFor();
		}
		await add('SIP');
		// The group has a button of its own, above that of the options.
		await byTestId(page, 'collection-parameter-add').nth(1).waitFor();
		await add('Transport Protocol');
		await byTestId(page, 'parameter-input-sipTransportProtocol').waitFor();
		await byTestId(page, 'ndv-close-button').click();
	});

	it('the nodes panel finds both nodes, and adds one that knows its call', async () => {
		await byTestId(page, 'node-creator-plus-button').click();
		await byTestId(page, 'node-creator-search-bar').fill('telnyx');
		const names = byTestId(page, 'node-creator-item-name');
		await names
			.filter({ hasText: /^Telnyx Voice/ })
			.first()
			.click();
		const groups = byTestId(page, 'node-creator-category-item');
		await groups.filter({ hasText: 'Actions' }).waitFor();
		await groups.filter({ hasText: 'Triggers' }).waitFor();
		await names.filter({ hasText: 'Answer an incoming call' }).click();

		const call = byTestId(page, 'parameter-input-callControlId');
		await call.filter({ hasText: '{{ $json.call_control_id }}' }).waitFor();
	});

	/** Adds a field to the first group, from above, that takes one. */
	async function add(name: string): Promise<void> {
		await byTestId(page, 'collection-parameter-add').first().click();
		const choice = new RegExp(`^\\s*${name}\\s*$`);
		const options = page.getByRole('option', { name: choice });
		await options
			.or(page.locator('li:visible', { hasText: choice }))
			.first()
			.click();
	}
});

it('Trigger → Answer → Speak → Gather → Transfer needs no expression', async () => {
	const { simulator, client } = world;
	const colleague = '+13125550177';
	simulator.people.set(colleague, { does: 'answer' });
	const keys = { key: [{ digits: '1', label: 'Sales' }] };
	const flow = new Flow('Reception')
		.trigger('Incoming', { setup: 'automatic' })
		.call('Answer', 'answer')
		.call('Greet', 'speak', { payload: 'Hello, this is the clinic.' })
		.call('Menu', 'gatherUsingSpeak', { payload: 'For sales, press 1.', keys })
		.call('Sales', 'transfer', { to: colleague })
		.mark('Talking');
	for (const [from, to] of [
		['Incoming', 'Answer'],
		['Answer', 'Greet'],
		['Greet', 'Menu'],
		['Sales', 'Talking'],
	]) {
		flow.arrow(from, to);
	}
	// Behind Other Input, No Input, Invalid, Hung Up and Timed Out.
	flow.arrow('Menu', 'Sales', 5);
	const workflow = flow.build();
	expect(JSON.stringify(workflow.nodes.map(({ parameters }) => parameters))).not.toMatch(/=|\{\{/);

	const { id } = await world.publish(workflow);
	const caller = { presses: ['1'] };
	const leg = await simulator.incomingCall({ from: '+13125550123', to: ACCOUNT_NUMBER, caller });
	await simulator.waitFor(() => simulator.count('transfer', leg.call_control_id) === 1, {
		timeoutMs: 120_000,
	});

	const [{ id: run }, ...more] = await client.listExecutions(id);
	expect(more).toEqual([]);
	const { status, runData } = await client.waitForExecution(run);
	expect(status).toBe('success');
	expect(runData.Talking[0].data?.main[0]).toMatchObject([
		{ json: { outcome: 'connected', call_control_id: leg.call_control_id } },
	]);
	const commands = ['answer', 'speak', 'gather_using_speak', 'transfer'];
	expect(commands.map((name) => simulator.count(name, leg.call_control_id))).toEqual([1, 1, 1, 1]);
});
