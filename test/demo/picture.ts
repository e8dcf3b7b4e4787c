/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * Takes a picture of a workflow on n8n's canvas:
 *
 *     node test/support/command/start.mjs test/demo/picture.ts <workflow> <file.png> [--call] [--dark]
 *
 * `<workflow>` is a name in `workflows/`. With `--call`, which is for `phone-menu`, somebody calls
 * first, and the picture shows the run while it waits for a key. The one in the README:
 *
 *     node test/support/command/start.mjs test/demo/picture.ts phone-menu .github/pictures/phone-menu.png --call
 */
import type { WorkflowJson } from '../n8n/clientTypes';
import { openEditor, type Editor } from '../support/n8n/chromium';
import { ensureBuilt } from '../support/command/ensureBuilt';
import { ALWAYS_OPEN, readyWorkflow, withHours } from '../support/n8n/ready';
import { ACCOUNT_NUMBER, startWorld, type World } from '../support/n8n/world';

/** Large enough for n8n to draw the text well; the picture is cut to what is drawn. */
const WINDOW = { width: 1500, height: 1000 };
const WAITING_NODE = 'Menu';

/** Tests the workflow as a user does in the editor: listens, then calls the number. */
async function callTheMenu({ page }: Editor, { simulator, application }: World): Promise<void> {
	// A test run has no relay that asks Telnyx to come again: here, no event may be early.
	simulator.switches.deliveryDelayMs = 3000;
	await page.locator('[data-test-id="execute-workflow-button"]').first().click();
	await simulator.waitFor(() => application.webhook_event_url.includes('/webhook-test/'), {
		timeoutMs: 60_000,
		what: 'n8n to listen for the test call',
	});
	const leg = await simulator.incomingCall({ from: '+13125550123', to: ACCOUNT_NUMBER });
	await simulator.waitFor(() => simulator.count('gather_using_speak', leg.call_control_id) > 0, {
		timeoutMs: 60_000,
		what: 'the menu to be read out',
	});
	const node = page.locator(`[data-test-id="canvas-node"][data-node-name="${WAITING_NODE}"]`);
	await node.locator('.waiting').waitFor();
}

async function picture(world: World, workflow: WorkflowJson, file: string): Promise<void> {
	const { id } = await world.create(workflow);
	const dark = process.argv.includes('--dark');
	const editor = await openEditor(world.n8n, world.client, { ...WINDOW, dark });
	try {
		await editor.openWorkflow(id);
		if (process.argv.includes('--call')) await callTheMenu(editor, world);
		await editor.pictureOfCanvas(file);
	} finally {
		await editor.close();
	}
}

async function main(): Promise<void> {
	const [name, file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
	if (!name || !file) throw new Error('Which workflow, and into which file?');
	await ensureBuilt();
	const world = await startWorld({ onProgress: (text) => console.log(text) });
	try {
		const workflow = readyWorkflow(name, world);
		const called = process.argv.includes('--call') ? withHours(workflow, ALWAYS_OPEN) : workflow;
		await picture(world, called, file);
	} finally {
		await world.close();
	}
}

void main();
