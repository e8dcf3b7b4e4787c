import type { IExecuteFunctions } from 'n8n-workflow';
import { bare } from '../../shared/values/address';
import { readApplication } from '../../shared/api/application';
import { ParameterError } from '../../shared/values/parameterError';

/** The path of a Telnyx Voice Trigger's webhook, wherever n8n is served from. */
export const TRIGGER_PATH = /^(\/[\w.-]+)*\/webhook\/[\w-]+\/telnyx-voice$/;

/**
 * Looks at the application of a call whose events are about to go to the node's own relay.
 *
 * @param id of the application
 * @param relay address of that relay
 * @returns path of the trigger of this n8n that gets the application's events otherwise, so that the
 *   relay can pass on what no paused run wants; undefined where there is none
 * @throws {ParameterError} if the application's events are in the old format: nothing can verify
 *   them, so the outcome would be lost (Telnyx, Call Control Applications, `webhook_api_version`)
 * @throws {NodeApiError} if Telnyx does not answer, or knows no such application
 */
export async function findTrigger(
	context: IExecuteFunctions,
	id: string,
	relay: URL,
): Promise<string | undefined> {
	const { webhook_api_version: version, webhook_event_url: url = '' } = await readApplication(
		context,
		id,
	);
	if (version === '1') throw oldFormat();
	const address = bare(url);
	const path = address.slice(relay.origin.length);
	return address.startsWith(`${relay.origin}/`) && TRIGGER_PATH.test(path) ? path : undefined;
}

function oldFormat(): ParameterError {
	const error = new ParameterError(
		'sends its events in an old format (webhook API v1), which nobody can verify',
		'Nothing was sent. Publish a workflow with a Telnyx Voice Trigger for this application, or choose API v2 for it in the Telnyx portal, or turn “Wait for Outcome” off.',
	);
	error.field = 'Application';
	return error;
}
