/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
/**
 * `npm run demo`: a simulated phone call, handled by a workflow in a real n8n.
 *
 * With `-- --once` it ends by itself: exit code 0 if the whole story happened, 1 if not.
 * Otherwise n8n stays open until Ctrl+C.
 */
import { createInterface } from 'node:readline';

import { ensureBuilt } from '../support/ensureBuilt';
import { readWorkflow, startWorld, type PublishedWorkflow, type World } from '../support/world';
import * as print from './print';
import { lastRunsOf, runsOf } from './runs';
import { playScene, type Scene } from './scene';
import { scenes } from './scenes';

/** Phone time passes this much faster, so that 20 seconds of ringing do not bore. */
const SPEED = 5;

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

async function setUp(): Promise<[World, PublishedWorkflow]> {
	print.heading('Set-up');
	print.progress('Building the package');
	await ensureBuilt();
	const world = await startWorld({ simulator: { speed: SPEED }, onProgress: print.progress });
	print.done(`n8n ${world.n8n.version} runs at ${world.n8n.url} with the package installed`);
	try {
		const workflow = await world.publish(readWorkflow('answer-and-transfer'));
		print.done(`The workflow “${workflow.name}” is published, and Telnyx knows its address`);
		return [world, workflow];
	} catch (error) {
		await world.close();
		throw error;
	}
}

/** @returns whether all of it happened; what did not is printed */
async function tell(scene: Scene, world: World, workflow: PublishedWorkflow): Promise<boolean> {
	print.heading(`${scene.title} (phone time runs ${SPEED} times faster)`);
	try {
		const caller = await playScene(scene, world);
		print.line();
		print.line('What n8n recorded: one run for each event');
		for (const { id, event, actions } of await runsOf(world, workflow, caller)) {
			print.line(`  run ${id.padStart(2)}  ${event} → ${actions.join(', ') || 'nothing to do'}`);
		}
		return true;
	} catch (error) {
		print.failure(messageOf(error));
		print.line('What n8n recorded, newest first:');
		for (const run of await lastRunsOf(world, workflow)) print.line(run);
		return false;
	}
}

/** Tells the story again on request, until the person at the keyboard has seen enough. */
async function stayOpen(world: World, workflow: PublishedWorkflow): Promise<void> {
	print.heading('n8n stays open until you press Ctrl+C');
	print.line(`Address   ${world.n8n.url}/workflow/${workflow.id}`);
	print.line(`E-mail    ${world.n8n.owner.email}`);
	print.line(`Password  ${world.n8n.owner.password}`);
	print.line();
	print.line('Type 1 or 2 and Enter to play a scene again while you look.');
	const keyboard = createInterface({ input: process.stdin });
	for await (const text of keyboard) {
		const scene = scenes[Number(text) - 1];
		if (scene)
			await tell(scene, world, workflow).catch((error: unknown) => print.failure(String(error)));
	}
	// Without a keyboard (input closed) there is still Ctrl+C.
	await new Promise(() => setInterval(() => {}, 1 << 30));
}

async function main(): Promise<void> {
	const once = process.argv.includes('--once');
	let world: World | undefined;
	const stop = (signal: NodeJS.Signals) => {
		print.line();
		print.progress('Stopping');
		void Promise.resolve(world?.close()).finally(() => {
			process.exit(process.exitCode ?? (world ? 0 : signal === 'SIGINT' ? 130 : 143));
		});
	};
	process.on('SIGINT', stop).on('SIGTERM', stop);
	try {
		let workflow: PublishedWorkflow;
		[world, workflow] = await setUp();
		let whole = true;
		for (const scene of scenes) whole = whole && (await tell(scene, world, workflow));
		print.line();
		if (whole) print.done('The whole story happened.');
		else process.exitCode = 1;
		if (!once) await stayOpen(world, workflow);
	} catch (error) {
		process.exitCode = 1;
		print.failure(messageOf(error));
	}
	await world?.close();
}

void main();
