import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../../shared/api/credential';
import { ParameterError } from '../../shared/values/parameterError';
import { eventsUrl, isRelay, NEXT, resumeUrl } from './addresses';
import { findTrigger } from './findTrigger';
import { unwrapState, wrapState, stampNonce } from '../../shared/events/correlation';
import { assertCanAnswer } from '../live/meanwhile';
import { partiesOf } from '../outcomes/outputs';
import { pauseLimit } from './pause';
import { assertFixedExits, type ExitPlan } from '../outcomes/plan';
import { assertCanWait } from './preconditions';
import { assertOfThisTestRun, rememberCall } from './testRun';
import type { WaitDefinition, Waiting } from '../outcomes/types';

/** A command that is about to be sent, and whose outcome will be waited for. */
export interface WaitRequest {
	/** The node's parameters with all expressions resolved. */
	parameters: IDataObject;
	/** The body for Telnyx; gets the correlation and the address for events. */
	body: IDataObject;
	/** The call that the command is for; empty where it starts one. */
	ids: IDataObject;
	/** Tells this run of the node from every other one. */
	ownId: string;
}

/**
 * Makes a command one that can be waited for: checks that waiting works here, then wraps
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
	{ parameters, body, ids, ownId }: WaitRequest,
): Promise<Waiting> {
	const resume = resumeUrl(context);
	const credential = await context.getCredentials(CREDENTIAL);
	assertCanWait(context, plan.branches, resume.toString(), credential);
	assertCanAnswer(context);
	assertOfThisTestRun(context, definition);
	assertFixedExits(context.getNode(), plan.branches);
	definition.check?.(parameters);
	definition.body?.(body, parameters);

	const earlier = definition.startsCall ? undefined : earlierState(context, ids);
	const userState = (body.client_state as string | undefined) ?? earlier;
	const address = resume.pathname + resume.search;
	const correlationId = stampNonce(String(credential.apiKey), ownId, address);
	const correlation = { correlationId, resume: address, events: [...definition.events] };
	body.client_state = wrapState(correlation, userState);
	const { secondLegState } = definition;
	if (secondLegState) {
		body[secondLegState] = wrapState(correlation, body[secondLegState] as string | undefined);
	}
	if (definition.webhookUrl) {
		await sendEventsTo(context, body, resume, definition.startsCall === true);
	}
	rememberCall(context, definition);
	const { seconds, exit } = pauseLimit(definition, parameters);
	return {
		...plan,
		correlationId,
		operation: String(parameters.operation),
		result: {},
		parties: definition.startsCall
			? {}
			: partiesOf(context.getInputData()[0].json, ids.call_control_id),
		userState,
		settings: definition.settings?.(parameters, context.getInputData()[0].json) ?? {},
		executionId: context.getExecutionId(),
		until: Date.now() + seconds * 1000,
		expires: exit,
	};
}

/**
 * @throws {ParameterError} when the user sends the events to another place, or nobody can verify them
 * @throws {NodeApiError} when the application cannot be read
 */
async function sendEventsTo(
	context: IExecuteFunctions,
	body: IDataObject,
	resume: URL,
	startsCall: boolean,
): Promise<void> {
	if (body.webhook_url !== undefined || body.webhook_urls !== undefined) {
		throw new ParameterError(
			'Webhook Overrides and “Wait for Outcome” exclude each other',
			'The events that end the pause would go elsewhere. Remove the overrides, or turn “Wait for Outcome” off.',
		);
	}
	const url = eventsUrl(context, resume, startsCall);
	if (url === undefined) return;
	const application = startsCall
		? body.connection_id
		: context.getInputData()[0].json.connection_id;
	if (typeof application === 'string' && application !== '') {
		const trigger = await findTrigger(context, application, url);
		if (trigger !== undefined && isRelay(url)) url.searchParams.set(NEXT, trigger);
	}
	body.webhook_url = url.toString();
}

/** A command without a state of its own must not wipe out what the user gave the call before. */
function earlierState(context: IExecuteFunctions, ids: IDataObject): string | undefined {
	const { client_state: state, call_control_id: id } = context.getInputData()[0].json;
	// The item can be about another call: its state is not this one's.
	if (id !== ids.call_control_id) return undefined;
	const { own } = unwrapState(state);
	return typeof own === 'string' && own !== '' ? own : undefined;
}
