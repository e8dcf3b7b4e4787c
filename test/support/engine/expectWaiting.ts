import type { ResumeResult } from './harness';

/** The run still waits, and the sender got a clear answer. */
export function expectWaiting(result: ResumeResult, status = 200): void {
	expect(result.run).toBeUndefined();
	expect(result.workflowData).toBeUndefined();
	expect(result.status).toBe(status);
}
