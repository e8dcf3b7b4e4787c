import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { isCallEnded, isCallGone } from '../../shared/api/errors';
import { telnyxRequest } from '../../shared/api/telnyxRequest';
import { remembered } from './waitState';
import { onExit, outcomeItem } from '../outcomes/outputs';
import { expiredOutputs, pause } from './pause';
import { goOn } from '../live/runsHere';
import type { Found, WaitDefinition, Waiting } from '../outcomes/types';

/** A timer may strike that much before the time it was set to, in milliseconds. */
const EARLY_MS = 1000;

/** Whether this run of the node has sent its command and paused: n8n's timer has woken it. */
export function hasPaused(context: IExecuteFunctions): boolean {
	return context.getExecuteData().metadata?.forwardAllOutputs === true;
}

/**
 * What a run does that a timer of n8n has woken, which can be the timer of an earlier wait: it asks
 * Telnyx for the outcome, ends the pause if its time is up, and else pauses again. It never sends
 * the command once more.
 *
 * @throws {NodeOperationError} when it is another run, started with what this one has stored
 */
export async function look(
	context: IExecuteFunctions,
	definition: WaitDefinition,
): Promise<INodeExecutionData[][]> {
	const waiting = remembered(context);
	if (waiting?.executionId !== context.getExecutionId()) {
		throw new NodeOperationError(
			context.getNode(),
			'This run was stopped while it waited for a call, and cannot go on',
			{ description: 'Nothing was sent. Start the workflow anew.' },
		);
	}
	const isDue = Date.now() >= waiting.until - EARLY_MS;
	const found = await ask(context, definition, waiting, isDue);
	if (!found && !isDue) return await pause(context, definition, waiting);
	goOn(waiting.executionId);
	if (!found) return expiredOutputs(waiting);
	const json = outcomeItem(waiting, found.outcome, found.fields, false);
	return onExit(waiting, found.outcome, { json, pairedItem: { item: 0 } });
}

/** What Telnyx does not say now, an event or the next look will. */
async function ask(
	context: IExecuteFunctions,
	definition: WaitDefinition,
	waiting: Waiting,
	isDue: boolean,
): Promise<Found | undefined> {
	try {
		if (definition.ask) return await definition.ask(context, waiting, isDue);
		if (definition.startsCall) return undefined;
		const outcome = await endOf(context, definition, waiting, waiting.result.call_control_id);
		return outcome === undefined ? undefined : { outcome, fields: {} };
	} catch {
		return undefined;
	}
}

/**
 * Which end of a call ends the command: that of its own one, or of the other one that it is about.
 *
 * @returns undefined when both are there
 * @throws {NodeApiError} when Telnyx does not say
 */
export async function endOf(
	context: IExecuteFunctions,
	{ ended, otherEnded }: WaitDefinition,
	{ settings: { otherCall } }: Waiting,
	callControlId: unknown,
): Promise<string | undefined> {
	if (await isOver(context, callControlId)) return ended;
	if (otherEnded === undefined || otherCall === undefined) return undefined;
	return (await isOver(context, otherCall)) ? otherEnded : undefined;
}

/** Telnyx tells the state of a call for ten minutes after its end. */
async function isOver(context: IExecuteFunctions, callControlId: unknown): Promise<boolean> {
	const path = `/calls/${encodeURIComponent(String(callControlId))}`;
	try {
		const request = { method: 'GET', path, doing: 'Retrieve Status' } as const;
		const { data } = await telnyxRequest.call(context, request);
		return (data as { is_alive?: unknown }).is_alive === false;
	} catch (error) {
		if (isCallEnded(error) || isCallGone(error)) return true;
		throw new NodeApiError(context.getNode(), error as JsonObject);
	}
}
