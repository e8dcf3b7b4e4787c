import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { decodeClientState } from '../shared/clientState';
import type { ExitPlan } from './plan';
import type { Waiting } from './types';

/** What every item carries of its call. */
export const CALL_IDS = ['call_control_id', 'call_leg_id', 'call_session_id'];

/**
 * The data of an exit: outcome, the event's fields, what the command returned, the user's own
 * state. An event of a leg that the command started (Transfer) keeps its ids under `target_…`, so
 * that `call_control_id` stays the call the next node is for.
 *
 * @param event the event's fields on one level; empty when no event led here
 */
export function outcomeItem(
	waiting: Pick<Waiting, 'result' | 'userState' | 'settings'>,
	outcome: string,
	event: IDataObject,
	secondLeg: boolean,
): IDataObject {
	const { result, userState } = waiting;
	const ofOther = secondLeg && event.call_control_id !== result.call_control_id;
	const own: IDataObject = { ...event };
	for (const key of CALL_IDS) {
		if (ofOther && event[key] !== undefined) own[`target_${key}`] = event[key];
		if (ofOther || event[key] === undefined) delete own[key];
	}
	delete own.client_state_decoded;
	const decoded = decodeClientState(userState) as IDataObject[string];
	return {
		outcome,
		...result,
		...own,
		client_state: userState ?? null,
		...(decoded !== undefined && { client_state_decoded: decoded }),
	};
}

/**
 * One item on the output of its outcome, nothing on the others.
 *
 * @param outcome decides the output
 */
export function onExit(
	{ exits, branches, otherwise }: ExitPlan,
	outcome: string,
	item: INodeExecutionData,
): INodeExecutionData[][] {
	if (!branches) return [[item]];
	const index = exits.indexOf(exits.includes(outcome) ? outcome : otherwise);
	return exits.map((_, output) => (output === index ? [item] : []));
}
