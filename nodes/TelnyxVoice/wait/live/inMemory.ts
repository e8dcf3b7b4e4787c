import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { LiveRun } from './liveRuns';
import { answersWhenDone } from './meanwhile';
import { sendFollowUp } from './sendFollowUp';
import type { FollowUp, WaitDefinition, Waiting } from '../outcomes/types';

/**
 * Opens a run to its events before its command is sent, so that it can wait for the outcome in
 * memory: no storing, no loading, no event that comes too early.
 *
 * @returns undefined where the run has to be stored at once
 */
export function waitInMemory(
	context: IExecuteFunctions,
	definition: WaitDefinition,
	waiting: Waiting,
): LiveRun | undefined {
	// The events of a test run go to its resume URL, where n8n refuses them while the run is in memory.
	if (context.getMode() === 'manual') return undefined;
	if ((context.getNode().parameters.options as IDataObject | undefined)?.storeAtOnce === true) {
		return undefined;
	}
	// Somebody waits for an answer, which n8n gives when the run pauses.
	if (answersWhenDone(context)) return undefined;
	// n8n would run the node once more for an item with a field `error` on its first output.
	if (context.getNode().retryOnFail === true && !waiting.branches) return undefined;
	const send = async (followUp: FollowUp) => await sendFollowUp(context, followUp);
	return LiveRun.open(waiting, definition, send);
}
