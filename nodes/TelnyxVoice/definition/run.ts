import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { isCallEnded } from '../shared/errors';
import { telnyxRequest } from '../shared/telnyxRequest';
import { paced } from './pacing';
import type { Pacing } from './pacing';
import { prepare } from './prepare';
import type { PathFields } from './properties';
import type { Operation, PreparedRequest } from './types';

type Failure = NodeApiError | NodeOperationError;

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
	const results = await paced(items.length, readPacing.call(this), async (index) => {
		const request = prepared[index];
		try {
			if (!('path' in request)) return failedItem(request, index);
			const sent = await send.call(this, operation, request);
			done++;
			return sent.map((json): INodeExecutionData => ({ json, pairedItem: { item: index } }));
		} catch (error) {
			const failure = error as Failure;
			if (goesOn) return failedItem(failure, index);
			failure.description = [failure.description, countDone(done, items.length)].join(' ').trim();
			throw failure;
		}
	});
	return results.flat();
}

/**
 * `error` beside an empty `json` is the form in which n8n's Retry On Fail leaves the node alone:
 * an `error` inside `json` would make it run, and dial, once more.
 */
function failedItem(error: Failure, index: number): INodeExecutionData[] {
	return [{ json: {}, error, pairedItem: { item: index } }];
}

async function send(
	this: IExecuteFunctions,
	operation: Operation,
	request: PreparedRequest,
): Promise<IDataObject[]> {
	try {
		if (operation.send) return await operation.send.call(this, request);
		const { data } = await telnyxRequest.call(this, {
			...request,
			body: request.method === 'GET' ? undefined : request.body,
		});
		return [toResult(request, data as IDataObject, operation.endedIsResult ? false : undefined)];
	} catch (error) {
		if (operation.endedIsResult && isCallEnded(error)) return [toResult(request, {}, true)];
		throw new NodeApiError(this.getNode(), error as JsonObject);
	}
}

/** What Telnyx returned, with the ids that lead to the next step and the `command_id` used. */
function toResult(
	{ ids, body }: PreparedRequest,
	data: IDataObject,
	alreadyEnded: boolean | undefined,
): IDataObject {
	return {
		...ids,
		...data,
		...(body.command_id !== undefined && { command_id: body.command_id }),
		...(alreadyEnded !== undefined && { call_already_ended: alreadyEnded }),
	};
}

function readPacing(this: IExecuteFunctions): Pacing {
	const { itemsAtOnce, pauseMillis } = this.getNodeParameter(
		'options.pacing',
		0,
		{},
	) as Partial<Pacing>;
	return { itemsAtOnce: Math.max(1, itemsAtOnce ?? 1), pauseMillis: pauseMillis ?? 0 };
}

function countDone(done: number, total: number): string {
	return total > 1 && done > 0
		? `${done} of ${total} items were done before this one. To keep their results, set On Error to “Continue”.`
		: '';
}
