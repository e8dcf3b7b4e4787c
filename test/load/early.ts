/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * `npm run test:early [-- count]`: 1,000 calls, 8 at a time, on one n8n in regular mode. The event
 * with the outcome of each call is sent before the command that placed it is answered.
 */
import { startWorld } from '../support/n8n/world';
import { runEarly } from './earlyRuns';
import { printReport, printTally, progress } from './print';

async function main(): Promise<void> {
	const count = Number(process.argv[2] ?? 1000);
	const world = await startWorld({
		simulator: { speed: 100, switches: { eventBeforeReply: true } },
		onProgress: (text) => console.log(text),
	});
	try {
		const report = await runEarly(world, world.n8n.url, {
			count,
			atOnce: 8,
			onProgress: progress(count),
		});
		if (!printTally(printReport(report, count))) process.exitCode = 1;
	} finally {
		await world.close();
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
