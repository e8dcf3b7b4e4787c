/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
/**
 * `npm run demo`: a simulated phone call, handled by a workflow in a real n8n.
 *
 * With `-- --once` it ends by itself: exit code 0 if the whole story happened, 1 if not.
 * Otherwise n8n and the phones stay open until Ctrl+C.
 */
import { createInterface } from 'node:readline';

import { ensureBuilt } from '../support/command/ensureBuilt';
import { ALWAYS_OPEN, readyWorkflow, withHours } from '../support/n8n/ready';
import { Runs } from '../support/n8n/runs';
import { startWorld, type PublishedWorkflow, type World } from '../support/n8n/world';
import { openInBrowser } from '../support/n8n/openInBrowser';
import { handOver, invitation, setUpPlayground } from './playground';
import * as print from './print';
import { assertSameWay, lastRunsOf, passed } from './runs';
import { tellRuns } from './runTeller';
import { playScene, type Scene } from './scene';
import { scenes, SPEED } from './scenes';

/** What the story happens on. */
interface Stage {
	world: World;
	workflow: PublishedWorkflow;
	runs: Runs;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

async function setUp(): Promise<Stage> {
	print.heading('Set-up');
	print.progress('Building the package');
	await ensureBuilt();
	const world = await startWorld({ simulator: { speed: SPEED }, onProgress: print.progress });
	print.done(`n8n ${world.n8n.version} runs at ${world.n8n.url} with the package installed`);
	try {
		const menu = withHours(readyWorkflow('phone-menu', world), ALWAYS_OPEN);
		const workflow = await world.publish(menu);
		setUpPlayground(world);
		print.done(`The workflow “${workflow.name}” is published, and Telnyx knows its address`);
		print.done('Its business hours are set to always, so that the story works at night, too');
		return { world, workflow, runs: new Runs(world, workflow) };
	} catch (error) {
		await world.close();
		throw error;
	}
}

/** @returns whether all of it happened; what did not is printed */
async function tell(scene: Scene, { world, workflow, runs }: Stage): Promise<boolean> {
	world.simulator.speed = SPEED;
	print.heading(`${scene.title} (phone time runs ${SPEED} times faster)`);
	try {
		const run = await playScene(scene, world, runs);
		const way = passed(run, workflow);
		print.line();
		print.line(`What n8n recorded: run ${run.id}, one run for the whole call`);
		for (const { node, exit } of way) {
			print.line(exit ? `  ${node.padEnd(20)} → ${exit}` : `  ${node}`);
		}
		assertSameWay(way, scene.way);
		const others = await runs.others();
		if (others.length > 0) throw new Error(`There were more runs: ${others.join(', ')}`);
		return true;
	} catch (error) {
		print.failure(messageOf(error));
		print.line('What n8n recorded, newest first:');
		for (const run of await lastRunsOf(world, workflow)) print.line(run);
		return false;
	}
}

/** Tells the story again on request, until the person at the keyboard has seen enough. */
async function stayOpen(stage: Stage): Promise<void> {
	const { world, workflow } = stage;
	handOver(world);
	tellRuns(world);
	print.heading('Now you: phones and n8n stay open until you press Ctrl+C');
	for (const text of invitation(world, workflow.id)) print.line(text);
	print.line();
	print.line('Type 1 or 2 and Enter to play a scene again while you look.');
	await openInBrowser(world.simulator.origin);
	const keyboard = createInterface({ input: process.stdin });
	for await (const text of keyboard) {
		const scene = scenes[Number(text) - 1];
		if (!scene) continue;
		await tell(scene, stage).catch((error: unknown) => print.failure(String(error)));
		handOver(world);
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
		const stage = await setUp();
		world = stage.world;
		let whole = true;
		for (const scene of scenes) whole = whole && (await tell(scene, stage));
		print.line();
		if (whole) print.done('The whole story happened.');
		else process.exitCode = 1;
		if (!once) await stayOpen(stage);
	} catch (error) {
		process.exitCode = 1;
		print.failure(messageOf(error));
	}
	await world?.close();
}

void main();
