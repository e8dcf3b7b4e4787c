/* eslint-disable no-console -- this file runs beside n8n, never inside it */
import type { Tally } from './checks';
import type { EarlyReport } from './earlyRuns';

/** Prints what came of the calls. A run that went wrong, or a call placed twice, has failed. */
export function printReport(report: EarlyReport, count: number): Tally {
	const { right, byDelivery, wrong, dialled, seconds } = report;
	for (const line of wrong.slice(0, 20)) console.log(line);
	console.log(
		`\n${right} of ${count} runs went on by the right exit, in ${Math.round(seconds)} s.`,
	);
	const deliveries = byDelivery.map((runs, index) => `${index + 1}: ${runs}`).join(', ');
	console.log(`Runs by the delivery of the event that continued them: ${deliveries}.`);
	console.log(`Calls placed: ${dialled}.`);
	return { passed: right, failed: count - right + Math.abs(dialled - count) };
}

/**
 * Prints the last line, `N passed, N failed`, as for the other tests.
 *
 * @returns whether nothing failed
 */
export function printTally(...tallies: Tally[]): boolean {
	const sum = (name: keyof Tally) => tallies.reduce((all, tally) => all + tally[name], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') === 0;
}

/** Says how far it is, every hundred calls. */
export function progress(count: number): (done: number) => void {
	return (done) => {
		if (done % 100 === 0) console.log(`${done} of ${count} calls`);
	};
}
