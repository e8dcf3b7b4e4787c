import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { timedOut } from '../outcomes/exits';
import { meanwhile } from '../live/meanwhile';
import { saveWaitState } from './waitState';
import { onExit, outcomeItem } from '../outcomes/outputs';
import type { WaitDefinition, Waiting } from '../outcomes/types';

/** How long the run may pause, and where the timer leads. */
export interface PauseLimit {
	seconds: number;
	exit: string;
}

/** How often a paused run looks whether its call is still there, in seconds. */
const LOOK_EVERY_SECS = 300;

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
 * Pauses the run until an event continues it or a timer of n8n wakes it. Nothing may be done after
 * this: n8n ends a run with an error when its node throws once the wait is set, and the call would
 * be lost.
 *
 * Everything here works around what n8n does with a paused node (measured on 2.8 and 2.40):
 * - A second run of the node that is queued already would be skipped, because the node object that
 *   n8n disables on resume is shared: {@link ownNode}.
 * - Links to earlier items end behind every output but the first, unless the source is known for
 *   each output.
 * - A timer passes the input on to the first output, whatever the time is; see {@link letLook}.
 * - The node is told apart from a new run of it by `forwardAllOutputs`, which only a pause sets.
 *   Should a timer ever pass the input on nevertheless, it is what is prepared here, one list per
 *   output.
 * - A run that was woken counts as one more run of the node, unless its number is kept.
 *
 * @returns what the node returns meanwhile; see {@link meanwhile}
 */
export async function pause(
	context: IExecuteFunctions,
	definition: WaitDefinition,
	waiting: Waiting,
): Promise<INodeExecutionData[][]> {
	const expired = expiredOutputs(waiting);
	const executeData = context.getExecuteData();
	saveWaitState(context, waiting);
	const source = executeData.source?.main?.[0];
	if (executeData.source && source) executeData.source.main = expired.map(() => source);
	// In the order of old workflows, n8n wakes a node only with items at its first input.
	const isOld = context.getWorkflowSettings().executionOrder !== 'v1';
	const main = isOld && expired[0].length === 0 ? [expired.flat(), ...expired.slice(1)] : expired;
	executeData.data = { ...executeData.data, main };
	executeData.runIndex = Number(context.getWorkflowDataProxy(0).$runIndex);
	context.setMetadata({ forwardAllOutputs: true });

	const nothingYet = meanwhile(context, expired.length);
	// A new call may ring for as long as it likes, and says nothing of being alive meanwhile.
	const looks = definition.startsCall !== true;
	const next = looks ? Date.now() + LOOK_EVERY_SECS * 1000 : waiting.until;
	await context.putExecutionToWait(letLook(Math.min(next, waiting.until)));
	return nothingYet;
}

/** The item of a pause that ends without an outcome, on the exit for it. */
export function expiredOutputs(waiting: Waiting): INodeExecutionData[][] {
	const json = outcomeItem(waiting, timedOut.value, {}, false);
	return onExit(waiting, waiting.expires, { json, pairedItem: { item: 0 } });
}

/**
 * A time at which n8n runs the node again, instead of passing its input on.
 *
 * n8n disables the node of a run that it wakes if the time stands in what is stored of the run
 * (n8n-core `handleWaitingState`, 2.8 to 2.41), and whatever the time is: its timers are not
 * cleared when an event continues the run, so they also strike in a later wait (n8n
 * `wait-tracker`). When to wake a run, n8n reads elsewhere. So the time is not stored with the run,
 * and the node looks for itself.
 */
function letLook(time: number): Date {
	return Object.assign(new Date(time), { toJSON: () => null });
}
