import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { endOf, hasPaused, look } from '../wait/pause/look';
import { CALL_IDS, onExit, outcomeItem, PARTIES } from '../wait/outcomes/outputs';
import { ownNode, pause } from '../wait/pause/pause';
import { planExits, type ExitPlan } from '../wait/outcomes/plan';
import { beginCommand, goOn, hangupOf } from '../wait/live/runsHere';
import { waitInMemory } from '../wait/live/inMemory';
import type { LiveRun } from '../wait/live/liveRuns';
import { startWaiting } from '../wait/pause/start';
import type { WaitDefinition, Waiting } from '../wait/outcomes/types';
import { failedItem, isOver, sendCommand } from './sendCommand';
import type { Failure } from './sendCommand';
import { nodeError, prepare } from './prepare';
import type { PathFields } from '../definition/properties';
import type { Operation, PreparedRequest } from '../definition/types';

interface Started {
	request: PreparedRequest;
	waiting: Waiting;
}

/**
 * Sends one command and pauses the run until its outcome is known. A call that has ended already
 * is an outcome too, and known at once. Where the node shall go on after an error, so is a refusal:
 * n8n would pass the input on to the first output, as if it were the best of outcomes.
 *
 * @returns one list per output
 * @throws {NodeOperationError} for what cannot work, before anything is sent
 * @throws {NodeApiError} when Telnyx refuses and the node shall not go on
 */
export async function runWaiting(
	this: IExecuteFunctions,
	operation: Operation,
	wait: WaitDefinition,
	pathFields: PathFields,
): Promise<INodeExecutionData[][]> {
	if (hasPaused(this)) return await look(this, wait);
	if (this.getInputData().length === 0) return [[]];
	ownNode(this);
	const plan = planExits(this, wait);
	const run = this.getExecutionId();
	beginCommand(run);
	let paused = false;
	let live: LiveRun | undefined;
	try {
		const { request, waiting } = await start.call(this, operation, wait, plan, pathFields);
		const over = wait.startsCall ? undefined : hangupOf(run, request.ids.call_control_id);
		if (over) return known(waiting, wait.ended, request.ids, over as IDataObject);
		const other = wait.otherEnded && hangupOf(run, waiting.settings.otherCall);
		if (other) return known(waiting, wait.otherEnded ?? wait.ended, request.ids);
		live = waitInMemory(this, wait, { ...waiting, result: request.ids });
		const result = await send.call(this, operation, request);
		if (!result) return known(waiting, await ending(this, wait, waiting, request), request.ids);
		if (result.call_already_ended === true) return known(waiting, wait.ended, result);
		const sent = { ...waiting, result };
		const outputs = await live?.expect(sent, this.getExecutionCancelSignal());
		if (outputs) return outputs;
		paused = true;
		return await pause(this, wait, sent);
	} catch (error) {
		const failure = error as Failure;
		if (!this.continueOnFail()) throw failure;
		return refused.call(this, plan, wait, failure);
	} finally {
		live?.close('goneOn');
		if (!paused) goOn(run);
	}
}

async function start(
	this: IExecuteFunctions,
	operation: Operation,
	wait: WaitDefinition,
	plan: ExitPlan,
	pathFields: PathFields,
): Promise<Started> {
	try {
		const request = prepare.call(this, operation, pathFields, 0);
		return { request, waiting: await startWaiting(this, wait, plan, request) };
	} catch (error) {
		const isWorded = error instanceof NodeOperationError || error instanceof NodeApiError;
		throw isWorded ? error : nodeError(this.getNode(), error, 0);
	}
}

/** @returns undefined when the call has ended already */
async function send(
	this: IExecuteFunctions,
	operation: Operation,
	request: PreparedRequest,
): Promise<IDataObject | undefined> {
	try {
		const [result] = await sendCommand.call(this, operation, request);
		// Telnyx repeats the wrapped state, where the exit has the user's own, and what it says of
		// the call (`is_alive`) is older than the outcome.
		delete result.client_state;
		delete result.is_alive;
		return result;
	} catch (error) {
		if (isOver(this.getNode(), error, request)) return undefined;
		throw new NodeApiError(this.getNode(), error as JsonObject);
	}
}

/** A command for two calls is refused when one of them is over, whichever it is. */
async function ending(
	context: IExecuteFunctions,
	wait: WaitDefinition,
	waiting: Waiting,
	{ ids }: PreparedRequest,
): Promise<string> {
	if (wait.otherEnded === undefined) return wait.ended;
	try {
		return (await endOf(context, wait, waiting, ids.call_control_id)) ?? wait.ended;
	} catch {
		return wait.ended;
	}
}

function known(
	waiting: Waiting,
	outcome: string,
	result: IDataObject,
	event: IDataObject = {},
): INodeExecutionData[][] {
	const json = outcomeItem({ ...waiting, result }, outcome, event, false);
	return onExit(waiting, outcome, { json, pairedItem: { item: 0 } });
}

/** The item of a refusal, with the call that it was for. */
function refused(
	this: IExecuteFunctions,
	plan: ExitPlan,
	wait: WaitDefinition,
	failure: Failure,
): INodeExecutionData[][] {
	const { onError, retryOnFail } = this.getNode();
	const [item] = failedItem(failure, 0);
	const input = wait.startsCall ? {} : this.getInputData()[0].json;
	const ids = [...CALL_IDS, ...PARTIES].filter((name) => input[name] !== undefined);
	const json = {
		outcome: 'failed',
		...Object.fromEntries(ids.map((name) => [name, input[name]])),
		error: failure.message,
	};
	const outputs = onExit(plan, wait.refused, { json, pairedItem: item.pairedItem });
	// In the other form n8n moves the item to its error output, and does not run the node once more.
	const wouldRepeat = retryOnFail && outputs[0].length > 0;
	if (onError !== 'continueErrorOutput' && !wouldRepeat) return outputs;
	return onExit(plan, wait.refused, item);
}
