/* eslint-disable no-console -- this file runs beside n8n, never inside it */
import type { EarlyReport } from './earlyRuns';

/**
 * Prints the counts; the last line is `N passed, N failed`, as for the other tests.
 *
 * @returns whether every run went on where it should, and no call was placed twice
 */
export function printReport(report: EarlyReport, count: number): boolean {
	const { right, byDelivery, wrong, dialled, seconds } = report;
	for (const line of wrong.slice(0, 20)) console.log(line);
	console.log(
		`\n${right} of ${count} runs went on by the right exit, in ${Math.round(seconds)} s.`,
	);
	const deliveries = byDelivery.map((runs, index) => `${index + 1}: ${runs}`).join(', ');
	console.log(`Runs by the delivery of the event that continued them: ${deliveries}.`);
	console.log(`Calls placed: ${dialled}.`);
	const failed = count - right + Math.abs(dialled - count);
	console.log(`\n${right} passed, ${failed} failed`);
	return failed === 0;
}

/** Says how far it is, every hundred calls. */
export function progress(count: number): (done: number) => void {
	return (done) => {
		if (done % 100 === 0) console.log(`${done} of ${count} calls`);
	};
}
