import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { timedOut } from './exits';
import { remember } from './memory';
import { onExit, outcomeItem } from './outputs';
import type { WaitDefinition, Waiting } from './types';

/** How long the run may pause, and where the timer leads. */
export interface PauseLimit {
	seconds: number;
	exit: string;
}

/**
 * Gives this run of the node a node object of its own, which n8n may disable without touching
 * other runs. It also switches Always Output Data off, which would fire the first output beside
 * the right one.
 */
export function ownNode(context: IExecuteFunctions): void {
	// As a tool of an older agent, it would be the agent's node.
	if (context.isToolExecution?.()) return;
	const executeData = context.getExecuteData();
	executeData.node = { ...executeData.node, alwaysOutputData: false };
}

/** The user's own limit with its exit, or the one that follows from the command. */
export function pauseLimit(definition: WaitDefinition, parameters: IDataObject): PauseLimit {
	const minutes = Number((parameters.options as IDataObject | undefined)?.waitLimitMinutes ?? 0);
	if (minutes > 0) return { seconds: minutes * 60, exit: timedOut.value };
	return { seconds: definition.limit.seconds(parameters), exit: definition.limit.exit };
}

/**
 * Pauses the run until an event or the timer continues it. Nothing may be done after this: n8n
 * ends a run with an error when its node throws once the wait is set, and the call would be lost.
 *
 * Everything here works around what n8n does with a paused node (measured on 2.8 and 2.40):
 * - A second run of the node that is queued already would be skipped, because the node object that
 *   n8n disables on resume is shared: {@link ownNode}.
 * - Links to earlier items end behind every output but the first, unless the source is known for
 *   each output.
 * - The timer passes the input on to the first output; with `forwardAllOutputs` it passes on what
 *   is prepared here, one list per output.
 *
 * @returns what the node returns meanwhile: nothing on any output, so that the canvas shows no exit
 *   as taken. It must be a list all the same, or n8n does not find the node on resume.
 */
export async function pause(
	context: IExecuteFunctions,
	waiting: Waiting,
	limit: PauseLimit,
): Promise<INodeExecutionData[][]> {
	const json = outcomeItem(waiting, timedOut.value, {}, false);
	const expired = onExit(waiting, limit.exit, { json, pairedItem: { item: 0 } });
	const waitTill = new Date(Date.now() + limit.seconds * 1000);

	const executeData = context.getExecuteData();
	remember(context, waiting);
	const source = executeData.source?.main?.[0];
	if (executeData.source && source) executeData.source.main = expired.map(() => source);
	executeData.data = { ...executeData.data, main: expired };
	context.setMetadata({ forwardAllOutputs: true });
	await context.putExecutionToWait(waitTill);
	return expired.map(() => []);
}
