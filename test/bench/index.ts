/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a command-line tool that runs beside n8n, never inside it */
/**
 * `npm run bench`: the silence that a caller hears in a phone menu, beside the same menu built by
 * hand; events per second of the trigger on a real n8n, beside n8n's own triggers; what a verification
 * costs. Prints figures and judges nothing: they depend on the machine, only their ratios say
 * something.
 *
 * `-- --events 100`, `--rounds 3` and `--calls 1,8,32` (at once) say how much is measured;
 * `--only calls`, `verification` or `events` leaves the rest out.
 */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackage } from '../n8n/packageFiles';
import { ensureBuilt } from '../support/command/ensureBuilt';
import { startWorld, type World } from '../support/n8n/world';
import { publishContenders, type Contender } from './contenders';
import { median, run, type Round } from './load';
import { measureMenu, printMenu } from './menuTable';
import { compareVerification, type Verification } from './verification';

const WARM_UP_EVENTS = 20;

async function measure(world: World, count: number, rounds: number): Promise<void> {
	const contenders = await publishContenders(world);
	const results = new Map<Contender, Round[]>(contenders.map((each) => [each, []]));
	for (const each of contenders) await run(world, each, WARM_UP_EVENTS);
	for (let round = 1; round <= rounds; round++) {
		console.log(`Round ${round} of ${rounds}: ${count} events each …`);
		// All in turn, and each round in the other direction: the machine gets slower and faster.
		const order = round % 2 === 1 ? contenders : [...contenders].reverse();
		for (const each of order) results.get(each)?.push(await run(world, each, count));
	}
	const perSecond = (each: Contender) =>
		median((results.get(each) ?? []).map(({ done }) => count / done));
	const [base] = contenders;
	console.log(`\nEvents per second, until the last execution has ended (n8n ${world.n8n.version})`);
	for (const each of contenders) {
		const rate = perSecond(each);
		const ratio = (rate / perSecond(base)).toFixed(2);
		const answer = median((results.get(each) ?? []).map(({ medianMs }) => medianMs)).toFixed(0);
		console.log(
			`  ${rate.toFixed(1).padStart(8)}  ×${ratio.padStart(6)}  answer ${answer.padStart(4)} ms  ${each.name}`,
		);
	}
	const named = (name: string) => contenders.find((each) => each.name === name) ?? base;
	const withLookUp = 1000 / perSecond(named('Telnyx Voice Trigger'));
	const without = 1000 / perSecond(named('Telnyx Voice Trigger, no look-up in the database'));
	console.log(
		`  The look-up in the database costs ${(withLookUp - without).toFixed(1)} ms per event.`,
	);
}

function printVerifications(verifications: readonly Verification[]): void {
	console.log('\nVerifying one event');
	for (const { name, micros } of verifications) {
		const ratio = (micros / verifications[0].micros).toFixed(1);
		console.log(`  ${micros.toFixed(0).padStart(8)} µs  ×${ratio.padStart(6)}  ${name}`);
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			events: { type: 'string', default: '100' },
			rounds: { type: 'string', default: '3' },
			calls: { type: 'string', default: '1,8,32' },
			only: { type: 'string' },
		},
	});
	await ensureBuilt();
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-telnyx-voice-bench-'));
	try {
		await installPackage(join(__dirname, 'bare'), userFolder);
		const world = await startWorld({
			simulator: { speed: 100 },
			n8n: { userFolder },
			onProgress: console.log,
		});
		try {
			const rounds = Number(values.rounds);
			const wants = (part: string) => values.only === undefined || values.only === part;
			if (wants('calls')) {
				const levels = values.calls.split(',').map(Number);
				printMenu(await measureMenu(world, levels, rounds, console.log), console.log);
			}
			if (wants('verification')) printVerifications(await compareVerification(world.simulator));
			if (wants('events')) await measure(world, Number(values.events), rounds);
		} finally {
			await world.close();
		}
	} finally {
		await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	}
}

void main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
