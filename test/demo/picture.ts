/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * Takes a picture of a workflow on n8n's canvas, such as the one in the README:
 *
 *     node test/support/start.mjs test/demo/picture.ts <workflow> <file.png> [--dark]
 *
 * `<workflow>` is a name in `workflows/`, e.g. `answer-and-transfer`.
 */
import { openEditor } from '../support/chromium';
import { ensureBuilt } from '../support/ensureBuilt';
import { readWorkflow, startWorld } from '../support/world';

async function main(): Promise<void> {
	const [name, file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
	if (!name || !file) throw new Error('Which workflow, and into which file?');
	await ensureBuilt();
	const world = await startWorld({ onProgress: (text) => console.log(text) });
	try {
		const workflow = await world.create(readWorkflow(name));
		const editor = await openEditor(world.n8n, world.client, {
			width: 1200,
			height: 700,
			dark: process.argv.includes('--dark'),
		});
		try {
			await editor.openWorkflow(workflow.id);
			await editor.pictureOfCanvas(file);
		} finally {
			await editor.close();
		}
	} finally {
		await world.close();
	}
}

void main();
