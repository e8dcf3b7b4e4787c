import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CallEvent } from '../../shared/events/envelope';
import { toOutput } from '../../shared/events/eventOutput';
import { unwrapState } from '../../shared/events/correlation';
import { isOfCommand } from './belongs';
import { hear, heardBy, take, wasTaken } from './heard';
import { isHangup, isOtherHangup, ofOwnLeg } from './judges';
import { onExit, outcomeItem } from './outputs';
import type { FollowUp, WaitDefinition, Waiting } from './types';

/** What an event means for the command that a run waits for. */
export type Verdict =
	/** Nothing: the run goes on waiting. */
	| undefined
	/** Nothing yet, but a command is due. */
	| { readonly followUp: FollowUp }
	/** The run leaves the node. */
	| { readonly outcome: string; readonly outputs: INodeExecutionData[][] };

/**
 * Judges an event, alike for a run that waits in memory and for one that is stored, and remembers
 * what this process has learnt by it.
 *
 * @param event verified
 */
export function judgeEvent(
	definition: WaitDefinition,
	waiting: Waiting,
	event: CallEvent,
): Verdict {
	if (!definition.events.includes(event.eventType)) return undefined;
	if (!isForThis(event, waiting, definition)) return undefined;
	const followUp = definition.command?.(event, waiting);
	if (followUp) return { followUp };
	const isOfOther = definition.otherEnded !== undefined && isOtherHangup(event, waiting);
	const found = isOfOther
		? definition.otherEnded
		: definition.judge(event, waiting, heardBy(waiting.correlationId));
	if (found === undefined) {
		hear(waiting.correlationId, event);
		return undefined;
	}
	take(waiting.correlationId, event);
	const { outcome, fields } = typeof found === 'string' ? { outcome: found, fields: {} } : found;
	const json = outcomeItem(
		waiting,
		outcome,
		{ ...(toOutput(event, 'simplified') as IDataObject), ...fields },
		isOfOther || definition.secondLegState !== undefined,
	);
	return { outcome, outputs: onExit(waiting, outcome, { json, pairedItem: { item: 0 } }) };
}

/**
 * An event is for this command when it carries the command's correlation and is of one of its legs. The
 * end of the call counts whatever it carries: it may have been sent before the command's state was
 * set. Of the very call, an event without any state counts, too, unless it has ended an earlier
 * pause.
 */
function isForThis(event: CallEvent, waiting: Waiting, definition: WaitDefinition): boolean {
	const { client_state: state } = event.payload;
	const { correlation } = unwrapState(state);
	const isStamped =
		correlation?.correlationId === waiting.correlationId && isOfCommand(event, waiting, definition);
	if (isStamped || isHangup(event, waiting) || isOtherHangup(event, waiting)) return true;
	const hasNone = state === undefined || state === null || state === '';
	return hasNone && !definition.needsState && ofOwnLeg(event, waiting) && !wasTaken(event);
}
