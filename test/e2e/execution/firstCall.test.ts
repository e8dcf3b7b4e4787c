import { handOver, setUpPlayground } from '../../demo/playground';
import { openEditor, type Editor } from '../../support/n8n/chromium';
import { openPhones, type PhonePage } from '../../support/n8n/phonePage';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

let world: World;
let editor: Editor;
let phones: PhonePage;
beforeAll(async () => {
	world = await startWorld();
	setUpPlayground(world);
	handOver(world);
	editor = await openEditor(world.n8n, world.client, { width: 1400, height: 1000 });
	phones = await openPhones(world.simulator.origin);
});
afterAll(async () => {
	await phones?.close();
	await editor?.close();
	await world?.close();
});

const byTestId = (id: string) => editor.page.locator(`[data-test-id="${id}"]:visible`);
const listed = (text: RegExp) => byTestId('node-creator-item-name').filter({ hasText: text });

async function choose(node: string, action: RegExp): Promise<void> {
	await byTestId('node-creator-search-bar').fill(node);
	await listed(/^Telnyx Voice/)
		.first()
		.click();
	await listed(action).first().click();
	await byTestId('ndv').first().waitFor();
}

/** Adds a node behind the first output of the last one. */
async function add(action: RegExp): Promise<void> {
	await byTestId('canvas-node')
		.last()
		.locator('[data-test-id="canvas-node-output-handle"]')
		.first()
		.locator('[data-test-id="canvas-handle-plus"]')
		.click();
	await choose('Telnyx Voice', action);
}

const close = async () => await byTestId('ndv-close-button').click();

it('the first workflow of the README is built and called by clicks, with one text typed', async () => {
	await editor.page.goto(`${world.n8n.url}/workflow/new`);
	await byTestId('canvas-add-button').click();
	await choose('Telnyx Voice Trigger', /incoming call/i);
	await byTestId('parameter-input-connectionId').locator('[data-test-id="rlc-input"]').click();
	await byTestId('rlc-item').filter({ hasText: 'Playground' }).click();
	await close();
	await add(/^Answer/);
	await close();
	await add(/^Speak (?!.*gather)/);
	const text = byTestId('parameter-input-payload').locator('textarea, input').first();
	await text.fill('Hello from my first workflow.');
	await close();
	await add(/^Hang up/);
	await close();
	await byTestId('workflow-open-publish-modal-button').first().click();
	await byTestId('workflow-publish-button').first().click();
	await phones.page.getByRole('link', { name: 'Account' }).click();
	await phones.page.getByText(`${world.n8n.url}/webhook/`).waitFor();
	await phones.page.getByRole('link', { name: 'Phones' }).click();

	await phones.press('Anna', 'Call');
	await phones
		.phone('Anna')
		.getByRole('listitem')
		.filter({ hasText: 'Hello from my first workflow.' })
		.waitFor();
	await phones.phone('Anna').getByText('The call is over.').waitFor();
	const [leg] = world.simulator.calls.all();
	expect(leg.ending).toMatchObject({ cause: 'normal_clearing', source: 'callee' });
	// Answer, Speak, Hang Up: each after an event of the call.
	expect(await phones.told('Workflow', 'silence').count()).toBe(3);
});
