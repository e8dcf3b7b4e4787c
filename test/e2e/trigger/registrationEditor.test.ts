/// <reference lib="dom" />
import type { StoredWorkflow } from '../../n8n/clientTypes';
import type { Application } from '../../simulator';
import { openEditor, type Editor } from '../../support/n8n/chromium';
import { Flow } from '../../support/n8n/flow';
import {
	addApplication,
	automatic,
	NOTHING_SET,
	placeOf,
	webhookOf,
} from '../../support/n8n/registration';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

const WITHIN = { timeoutMs: 90_000 };

let world: World;
let editor: Editor;
beforeAll(async () => {
	world = await startWorld();
	editor = await openEditor(world.n8n, world.client, { width: 1400, height: 1000 });
});
afterAll(async () => {
	await editor?.close();
	await world?.close();
});

const add = (more: Partial<Application> = {}): Application => addApplication(world.simulator, more);

async function open(application: Application, name = 'Calls') {
	const flow = new Flow(name).trigger('Trigger', automatic(application)).mark('Started');
	const workflow = await world.create(flow.arrow('Trigger', 'Started').build());
	await editor.openWorkflow(workflow.id);
	opened = workflow;
	return `${world.n8n.url}/webhook/${workflow.nodes[0].webhookId}/telnyx-voice`;
}

let opened: StoredWorkflow;

/** Waits until a field or a list shows a text. */
const shown = async (text: string) =>
	await editor.page.waitForFunction(
		(wanted) =>
			Array.from(document.querySelectorAll('input')).some(
				({ value, placeholder }) => value.includes(wanted) || placeholder.includes(wanted),
			) || document.body.innerText.includes(wanted),
		text,
	);

const click = async (id: string) =>
	await editor.page.locator(`[data-test-id="${id}"]:visible`).first().click();

async function publishInEditor(): Promise<void> {
	await click('workflow-open-publish-modal-button');
	await click('workflow-publish-button');
}

it('publishing in the editor sends the calls here, unpublishing sends them back', async () => {
	const application = add({ webhook_api_version: '1' });
	const before = webhookOf(application);
	const url = await open(application);
	await publishInEditor();
	await world.simulator.waitFor(() => placeOf(application) === url, WITHIN);
	expect(application.webhook_api_version).toBe('2');

	await editor.page.getByText('Got it').click();
	await click('version-menu-button');
	await click('version-menu-item-unpublish');
	const dialogue = editor.page.locator(
		'[data-test-id="workflow-history-version-unpublish-modal"]:visible',
	);
	await dialogue.getByRole('button', { name: 'Unpublish' }).click();
	await world.simulator.waitFor(() => application.webhook_event_url === NOTHING_SET, WITHIN);
	expect(webhookOf(application)).toEqual(before);
});

it('the editor shows what would keep calls from working, and how to mend it', async () => {
	const application = add({ outbound: {} });
	application.outbound = {};
	world.simulator.numbers.add({ phone_number: '+13125550990' });
	await open(application);
	await editor.openNode('Trigger');
	const { page } = editor;
	const check = page.locator('[data-test-id="parameter-input-setupCheck"]');
	await shown('No phone number · No outbound profile');
	await check.click();
	await page.getByText('Choose one in the field Phone Numbers').waitFor();
	await page.keyboard.press('Escape');

	await page.locator('[data-test-id="parameter-input-phoneNumbers"]').first().click();
	await page.getByText('+13125550990 (rings nothing now)').click();
	await page.keyboard.press('Escape');
	await shown('⚠ No outbound profile');
});

it('the editor shows who has the application', async () => {
	const application = add();
	world.simulator.numbers.add({ phone_number: '+13125550991', connection_id: application.id });
	const url = await open(application, 'Front desk');
	const frontDesk = opened;
	await world.client.publish(frontDesk);
	await world.simulator.waitFor(() => placeOf(application) === url, WITHIN);

	await open(application, 'Second');
	await editor.openNode('Trigger');
	await shown('⚠ Taken by workflow “Front desk”');
	await editor.openWorkflow(frontDesk.id);
	await editor.openNode('Trigger');
	await shown('✓ Ready');
	await editor.page.locator('[data-test-id="parameter-input-setupCheck"]').click();
	await shown('The calls of the application come to this workflow.');
	await world.client.unpublish(frontDesk.id);
});

it('publishing without an application says which field is empty', async () => {
	const flow = new Flow('Nobody').trigger('Trigger', { setup: 'automatic' }).mark('Started');
	const workflow = await world.create(flow.arrow('Trigger', 'Started').build());
	const failure = world.client.publish(workflow);
	await expect(failure).rejects.toThrow(/in the field Application/);
	await expect(failure).rejects.not.toThrow(/connectionId/);
});

it('a refused publication says in the editor why', async () => {
	const application = add({ webhook_event_url: 'https://pbx.acme.org/hook' });
	await open(application);
	await publishInEditor();
	await editor.page.getByText('Got it').click();
	await editor.page
		.getByText(/already sends its calls to https:\/\/pbx\.acme\.org\/hook/)
		.first()
		.waitFor({ timeout: 90_000 });
	expect(application.webhook_event_url).toBe('https://pbx.acme.org/hook');
});
