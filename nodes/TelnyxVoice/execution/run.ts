import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { failedItem, sendCommand } from './sendCommand';
import type { Failure } from './sendCommand';
import { paced, toPacing } from './pacing';
import type { Pacing } from './pacing';
import { nodeError, prepare } from './prepare';
import type { PathFields } from '../definition/properties';
import type { Operation, PreparedRequest } from '../definition/types';

/**
 * Runs an operation for all items: first all parameters are checked, then the requests are sent.
 * With Continue On Fail each failed item becomes an item with its error, paired like the others.
 *
 * @throws {NodeOperationError} for the first bad parameter, before anything is sent
 * @throws {NodeApiError} for the first refusal of Telnyx; its description counts what was done
 */
export async function runOperation(
	this: IExecuteFunctions,
	operation: Operation,
	pathFields: PathFields,
): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const goesOn = this.continueOnFail();
	const prepared = items.map((_, index): PreparedRequest | Failure => {
		try {
			return prepare.call(this, operation, pathFields, index);
		} catch (error) {
			if (goesOn && error instanceof NodeOperationError) return error;
			throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: index });
		}
	});

	let done = 0;
	const signal = this.getExecutionCancelSignal();
	const perItem = async (index: number): Promise<INodeExecutionData[]> => {
		const request = prepared[index];
		try {
			if (!('path' in request)) return failedItem(request, index);
			const sent = await send.call(this, operation, request);
			done++;
			return sent.map((item) => ({ ...item, pairedItem: { item: index } }));
		} catch (error) {
			const failure = error as Failure;
			if (goesOn) return failedItem(failure, index);
			failure.description = [failure.description, countDone(done, items.length)].join(' ').trim();
			throw failure;
		}
	};
	return (await paced(items.length, readPacing.call(this), perItem, signal)).flat();
}

async function send(
	this: IExecuteFunctions,
	operation: Operation,
	request: PreparedRequest,
): Promise<INodeExecutionData[]> {
	if (operation.sendItems) return await operation.sendItems.call(this, request);
	return (await sendCommand.call(this, operation, request)).map((json) => ({ json }));
}

function readPacing(this: IExecuteFunctions): Pacing {
	try {
		return toPacing(this.getNodeParameter('options.pacing', 0, {}) as IDataObject);
	} catch (error) {
		throw nodeError(this.getNode(), error, 0);
	}
}

function countDone(done: number, total: number): string {
	return total > 1 && done > 0
		? `${done} of ${total} items were done before this one. To keep their results, set On Error to “Continue”.`
		: '';
}
