import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, JsonObject } from 'n8n-workflow';
import { isUnsure, notRepeatedError } from '../shared/api/errors';
import { mayStart } from '../shared/api/retry';
import type { PreparedRequest } from '../definition/types';

const KEY = 'telnyxVoiceTries';

/** What became of a command in an earlier try of the node. */
interface Earlier {
	/** When it was sent for the first time, in milliseconds since 1970. */
	startedAt: number;
	/** Its results, once it was done; without them, it may have been done. */
	results?: IDataObject[];
}

/**
 * Does once what n8n's Retry On Fail would do again: it runs the whole node anew, all items that
 * were done included, and Telnyx recognises a repeated `command_id` for 60 seconds only. What was
 * done is kept in the node's context, which n8n keeps from try to try, by {@link
 * PreparedRequest.ownId}: the next round of a loop has other ones.
 *
 * @param send sends the request, and tells by {@link isUnsure} of a failure what it may have done
 * @returns the results, those of an earlier try where there are some
 * @throws {NodeApiError} when it may have been done and a repeat would be a second command; and
 *   what `send` throws
 */
export async function sendOnce(
	this: IExecuteFunctions,
	request: PreparedRequest,
	send: (request: PreparedRequest) => Promise<IDataObject[]>,
): Promise<IDataObject[]> {
	if (this.getNode().retryOnFail !== true || request.method === 'GET') return await send(request);
	const context = this.getContext('node');
	const tries = (context[KEY] ??= {}) as { [ownId: string]: Earlier | undefined };
	const earlier = tries[request.ownId];
	if (earlier?.results) return earlier.results;
	if (earlier && !isRecognised(request, earlier)) throw notRepeatedError(this.getNode(), request);

	const startedAt = earlier?.startedAt ?? Date.now();
	// While it is under way it may have been done, whatever ends the try.
	tries[request.ownId] = { startedAt };
	try {
		const results = await send({ ...request, startedAt });
		tries[request.ownId] = { startedAt, results };
		return results;
	} catch (error) {
		if (!earlier && !isUnsure(error)) delete tries[request.ownId];
		throw new NodeApiError(this.getNode(), error as JsonObject);
	}
}

/** The node is done, so n8n does not try it again: large executions shall not carry results twice. */
export function forgetTries(context: IExecuteFunctions): void {
	if (context.getNode().retryOnFail === true) delete context.getContext('node')[KEY];
}

function isRecognised({ method, body }: PreparedRequest, { startedAt }: Earlier): boolean {
	return method !== 'POST' || (body.command_id !== undefined && mayStart(startedAt, 0));
}
