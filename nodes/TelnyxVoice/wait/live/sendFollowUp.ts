import { NodeApiError, type JsonObject } from 'n8n-workflow';
import { isCallEnded } from '../../shared/api/errors';
import { type RequestContext, telnyxRequest } from '../../shared/api/telnyxRequest';
import type { FollowUp } from '../outcomes/types';

/**
 * Sends what an event asks for. If it comes too late for the call, nothing is left to do.
 *
 * @throws {NodeApiError} for any other failure
 */
export async function sendFollowUp(context: RequestContext, followUp: FollowUp): Promise<void> {
	try {
		await telnyxRequest.call(context, { method: 'POST', ...followUp });
	} catch (error) {
		if (!isCallEnded(error)) throw new NodeApiError(context.getNode(), error as JsonObject);
	}
}
