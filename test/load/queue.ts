/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * `npm run test:queue [-- count]`: n8n in queue mode, with one main process, two webhook processors
 * and one worker. Webhooks reach them as behind a usual load balancer. First the trigger is checked,
 * then 300 calls are placed, 8 at a time, and the event with the outcome of each is sent before the
 * command that placed it is answered.
 */
import { ensureBuilt } from '../support/command/ensureBuilt';
import { Checks } from './checks';
import { Closing } from './closing';
import { runEarly } from './earlyRuns';
import { printReport, printTally, progress } from './print';
import { checkRegistration } from './queueRegistration';
import { checkRepeats, checkSameInstant } from './queueRepeats';
import { checkTaken } from './queueTaken';
import { startQueueWorld } from './queueWorld';

async function main(closing: Closing): Promise<void> {
	const count = Number(process.argv[2] ?? 300);
	await ensureBuilt();
	const world = await startQueueWorld(closing, (text) => console.log(text));

	const checks = new Checks(closing);
	await checkRegistration(world, checks);
	await checkRepeats(world, checks);
	await checkSameInstant(world, checks);
	await checkTaken(world, checks);

	const onProgress = progress(count);
	const report = await runEarly(world, world.balancer, { count, atOnce: 8, onProgress });
	if (!printTally(checks.tally, printReport(report, count))) process.exitCode = 1;
}

const closing = new Closing();
main(closing)
	.catch((error: Error) => {
		// What follows from the interruption is no news.
		if (closing.hasBegun) return;
		console.error(error.message);
		process.exitCode = 1;
	})
	.finally(async () => await closing.close());
