/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * Takes a picture of a workflow on n8n's canvas:
 *
 *     node test/support/start.mjs test/demo/picture.ts <workflow> <file.png> [<node>] [--dark]
 *
 * `<workflow>` is a name in `workflows/`, e.g. `phone-menu`. With the name of a node, somebody calls
 * first, and the picture shows the run while it waits at that node. `phone-menu` in the README:
 *
 *     node test/support/start.mjs test/demo/picture.ts phone-menu .github/pictures/phone-menu.png Menu
 */
import { openEditor, type Editor } from '../support/chromium';
import { ensureBuilt } from '../support/ensureBuilt';
import { readyWorkflow } from '../support/ready';
import { ACCOUNT_NUMBER, startWorld, type World } from '../support/world';

const SIZE = { width: 1900, height: 1240 };

/** Executes the workflow in the editor, as a user who tests it, and lets the phone ring. */
async function callUntil(node: string, { page }: Editor, world: World): Promise<void> {
	await page.locator('[data-test-id="execute-workflow-button"]').first().click();
	const { simulator, application } = world;
	await page.locator('[data-test-id="canvas-node-status-running"]').first().waitFor();
	console.log(application.webhook_event_url);
	await simulator.incomingCall({ from: '+13125550123', to: ACCOUNT_NUMBER });
	await page
		.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`)
		.locator('[data-test-id="canvas-node-status-waiting"]')
		.waitFor();
}

async function main(): Promise<void> {
	const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
	const [name, file, node] = words;
	if (!name || !file) throw new Error('Which workflow, and into which file?');
	await ensureBuilt();
	const world = await startWorld({ onProgress: (text) => console.log(text) });
	try {
		const { id } = await world.create(readyWorkflow(name, world));
		const editor = await openEditor(world.n8n, world.client, {
			...SIZE,
			dark: process.argv.includes('--dark'),
		});
		try {
			await editor.openWorkflow(id);
			if (node) await callUntil(node, editor, world);
			await editor.pictureOfCanvas(file);
		} finally {
			await editor.close();
		}
	} finally {
		await world.close();
	}
}

void main();
