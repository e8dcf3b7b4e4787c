import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../shared/credential';
import { ParameterError } from '../shared/parameterError';
import { eventsUrl, resumeUrl } from './addresses';
import { openClientState, stampClientState } from '../shared/stampedState';
import { assertFixedExits, type ExitPlan } from './plan';
import { assertCanWait } from './possible';
import type { WaitDefinition, Waiting } from './types';

/** A command that is about to be sent, and whose outcome will be waited for. */
export interface WaitRequest {
	/** The node's parameters with all expressions resolved. */
	parameters: IDataObject;
	/** The body for Telnyx; gets the stamp and the address for events. */
	body: IDataObject;
	/** Tells this run of the node from every other one. */
	ownId: string;
}

/**
 * Makes a command one that can be waited for: checks that waiting works here, then stamps
 * `client_state` with what leads an event back to this run.
 *
 * @param plan where the outcomes lead
 * @returns what the paused run has to remember, still without the command's result
 * @throws {NodeOperationError} or {ParameterError} before anything is sent
 */
export async function startWaiting(
	context: IExecuteFunctions,
	definition: WaitDefinition,
	plan: ExitPlan,
	{ parameters, body, ownId: nonce }: WaitRequest,
): Promise<Waiting> {
	const resume = resumeUrl(context);
	const { baseUrl } = await context.getCredentials(CREDENTIAL);
	assertCanWait(context, plan.branches, resume.toString(), baseUrl);
	if (plan.branches) assertFixedExits(context.getNode());
	definition.check?.(parameters);
	definition.body?.(body, parameters);

	const earlier = definition.startsCall ? undefined : earlierState(context);
	const userState = (body.client_state as string | undefined) ?? earlier;
	const stamp = { nonce, resume: resume.pathname + resume.search, events: [...definition.events] };
	body.client_state = stampClientState(stamp, userState);
	const { secondLegState } = definition;
	if (secondLegState) {
		body[secondLegState] = stampClientState(stamp, body[secondLegState] as string | undefined);
	}
	if (definition.webhookUrl) sendEventsTo(context, body, resume, definition.startsCall === true);
	return {
		...plan,
		nonce,
		operation: String(parameters.operation),
		result: {},
		userState,
		settings: definition.settings?.(parameters) ?? {},
	};
}

/** @throws {ParameterError} when the user sends the events to another place */
function sendEventsTo(
	context: IExecuteFunctions,
	body: IDataObject,
	resume: URL,
	startsCall: boolean,
): void {
	if (body.webhook_url !== undefined || body.webhook_urls !== undefined) {
		throw new ParameterError(
			'Webhook Overrides and “Wait for Outcome” exclude each other',
			'The events that end the pause would go elsewhere. Remove the overrides, or turn “Wait for Outcome” off.',
		);
	}
	const url = eventsUrl(context, resume, startsCall);
	if (url !== undefined) body.webhook_url = url;
}

/** A command without a state of its own must not wipe out what the user gave the call before. */
function earlierState(context: IExecuteFunctions): string | undefined {
	const { client_state: state } = context.getInputData()[0].json;
	const { own } = openClientState(state);
	return typeof own === 'string' && own !== '' ? own : undefined;
}
