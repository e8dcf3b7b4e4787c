import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isCallEnded } from '../shared/errors';
import { onExit, outcomeItem } from '../wait/outputs';
import { pause, pauseLimit } from '../wait/pause';
import { startWaiting } from '../wait/start';
import type { WaitDefinition, Waiting } from '../wait/types';
import { failedItem, sendCommand } from './command';
import type { Failure } from './command';
import { nodeError, prepare } from './prepare';
import type { PathFields } from './properties';
import type { Operation, PreparedRequest } from './types';

interface Started {
	request: PreparedRequest;
	waiting: Waiting;
}

/**
 * Sends one command and pauses the run until its outcome is known. A call that has ended already
 * is an outcome too, and known at once.
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
	if (this.getInputData().length === 0) return [[]];
	const started = await start.call(this, operation, wait, pathFields);
	if (started instanceof NodeOperationError) return [failedItem(started, 0)];
	const { request, waiting } = started;

	let result: IDataObject;
	try {
		[result] = await sendCommand.call(this, operation, request);
	} catch (error) {
		if (isCallEnded(error)) return known(waiting, wait.ended, request.ids);
		const failure = error as Failure;
		if (!this.continueOnFail()) throw failure;
		return onExit(waiting, wait.refused, failedItem(failure, 0)[0]);
	}
	if (result.call_already_ended === true) return known(waiting, wait.ended, result);
	// Telnyx repeats the stamped state, where the exit has the user's own, and what it says of the
	// call (`is_alive`) is older than the outcome.
	delete result.client_state;
	delete result.is_alive;
	return await pause(this, { ...waiting, result }, pauseLimit(wait, request.parameters));
}

async function start(
	this: IExecuteFunctions,
	operation: Operation,
	wait: WaitDefinition,
	pathFields: PathFields,
): Promise<Started | NodeOperationError> {
	try {
		const request = prepare.call(this, operation, pathFields, 0);
		return { request, waiting: await startWaiting(this, wait, request) };
	} catch (error) {
		const failure =
			error instanceof NodeOperationError ? error : nodeError(this.getNode(), error, 0);
		if (this.continueOnFail()) return failure;
		throw failure;
	}
}

function known(waiting: Waiting, outcome: string, result: IDataObject): INodeExecutionData[][] {
	const json = outcomeItem({ ...waiting, result }, outcome, {}, false);
	return onExit(waiting, outcome, { json, pairedItem: { item: 0 } });
}
