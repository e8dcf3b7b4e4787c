import { sleep } from 'n8n-workflow';
import type { IWebhookFunctions } from 'n8n-workflow';
import { hasLiveRuns, storeLiveRuns } from './liveRuns';
import { holdBack } from './memoryBudget';

/** n8n starts an execution in well under this time, unless its concurrency limit holds it back. */
const CROWDED_AFTER_MS = 1_000;
/** A timer that is this late tells of a busy machine, not of a limit. */
const BUSY_LAG_MS = 150;

/**
 * Watches an answer that n8n gives as soon as it has started or resumed an execution. If it does not
 * come although n8n is not busy, other runs have all the places that n8n's concurrency limit allows
 * (`N8N_CONCURRENCY_PRODUCTION_LIMIT`): those that wait in memory make room.
 */
export async function makeRoomUnlessAnswered(context: IWebhookFunctions): Promise<void> {
	if (!hasLiveRuns()) return;
	const began = Date.now();
	const response = context.getResponseObject();
	await sleep(CROWDED_AFTER_MS);
	const lag = Date.now() - began - CROWDED_AFTER_MS;
	if (response.writableEnded || lag > BUSY_LAG_MS) return;
	holdBack();
	storeLiveRuns();
}
