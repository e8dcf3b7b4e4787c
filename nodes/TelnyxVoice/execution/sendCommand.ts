import { NodeApiError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	JsonObject,
	NodeOperationError,
} from 'n8n-workflow';
import { isCallEnded, isCallGone } from '../shared/api/errors';
import { telnyxRequest } from '../shared/api/telnyxRequest';
import { unwrapState } from '../shared/events/correlation';
import { sendOnce } from './sendOnce';
import type { Operation, PreparedRequest } from '../definition/types';

/** What a failed item carries. */
export type Failure = NodeApiError | NodeOperationError;

/**
 * `error` beside an empty `json` is the form in which n8n's Retry On Fail leaves the node alone:
 * an `error` inside `json` would make it run, and dial, once more.
 */
export function failedItem(error: Failure, index: number): INodeExecutionData[] {
	// The message is all that n8n keeps of it in the item.
	if (error.description)
		error.message = `${error.message.replace(/\.$/, '')}. ${error.description}`;
	return [{ json: {}, error, pairedItem: { item: index } }];
}

/**
 * Sends one prepared request, unless an earlier try of the node has done it.
 *
 * @returns one result per output item
 * @throws {NodeApiError} when Telnyx refuses, or when it may have done it before
 */
export async function sendCommand(
	this: IExecuteFunctions,
	operation: Operation,
	prepared: PreparedRequest,
): Promise<IDataObject[]> {
	return await sendOnce.call(
		this,
		prepared,
		async (request) => await send.call(this, operation, request),
	);
}

async function send(
	this: IExecuteFunctions,
	operation: Operation,
	request: PreparedRequest,
): Promise<IDataObject[]> {
	try {
		if (operation.send) return (await operation.send.call(this, request)).map(withoutCorrelation);
		const { data } = await telnyxRequest.call(this, {
			...request,
			body: request.method === 'GET' ? undefined : request.body,
		});
		// The reference does not say what Dial answers for several destinations: one leg, or a list.
		const legs = [data as IDataObject | IDataObject[]].flat();
		return legs.map((leg) =>
			toResult(request, withoutCorrelation(leg), operation.endedIsResult ? false : undefined),
		);
	} catch (error) {
		if (operation.endedIsResult && isOver(this.getNode(), error, request))
			return [toResult(request, {}, true)];
		throw new NodeApiError(this.getNode(), error as JsonObject);
	}
}

/**
 * Whether a refusal says that the call is over. Of a call that ended longer ago, Telnyx says that
 * its id is not valid; it is one if it came with the ids that only Telnyx knows, or from the data of
 * this run and in the form of such an id (`v3:` and 54 letters, as seen), instead of having been typed into the field.
 */
export function isOver({ parameters }: INode, error: unknown, { ids }: PreparedRequest): boolean {
	const isFromData = String(parameters.callControlId).startsWith('=');
	const isCallId = isFromData && /^v\d+:[\w-]{40,100}$/.test(String(ids.call_control_id));
	return isCallEnded(error) || ((ids.call_leg_id !== undefined || isCallId) && isCallGone(error));
}

/** Telnyx returns `client_state` with what a paused run has put around the user's own state. */
function withoutCorrelation(data: IDataObject): IDataObject {
	const { correlation, own } = unwrapState(data.client_state);
	return correlation ? { ...data, client_state: (own ?? null) as string | null } : data;
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
