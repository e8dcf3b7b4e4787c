import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { decodeClientState } from '../../shared/values/clientState';
import type { ExitPlan } from './plan';
import type { Waiting } from './types';

/** What every item carries of its call. */
export const CALL_IDS = ['call_control_id', 'call_leg_id', 'call_session_id'];

/** Who calls whom. They stay those of the call that the command was for. */
export const PARTIES = ['from', 'to', 'direction'];

/** What says of an event whose leg it is of (Telnyx, `call.initiated`, and recorded events). */
const LEG_FIELDS = [
	...CALL_IDS,
	...PARTIES,
	'caller_id_name',
	'calling_party_type',
	'from_sip_uri',
	'to_sip_uri',
];

/** Every field of an event can be missing, or null. */
function isThere(value: unknown): boolean {
	return value !== undefined && value !== null;
}

/** Who calls whom, where an item is of the call with this id. */
export function partiesOf(item: IDataObject, callControlId: unknown): IDataObject {
	const names = item.call_control_id === callControlId ? PARTIES : [];
	return Object.fromEntries(
		names.filter((name) => isThere(item[name])).map((name) => [name, item[name]]),
	);
}

/**
 * The data of an exit: outcome, the event's fields, what the command returned, the user's own
 * state. An event of a leg that the command started (Transfer) keeps what it says of that leg under
 * `target_…`, so that `call_control_id`, `from` and `to` stay those of the call the next node is
 * for. That Telnyx accepted the command (`result: "ok"`) is not said: it is no outcome.
 *
 * @param event the event's fields on one level; empty when no event led here
 */
export function outcomeItem(
	waiting: Pick<Waiting, 'result' | 'parties' | 'userState' | 'settings'>,
	outcome: string,
	event: IDataObject,
	secondLeg: boolean,
): IDataObject {
	const { result, parties, userState } = waiting;
	const { result: accepted, ...reply } = result;
	void accepted;
	const ofOther = secondLeg && event.call_control_id !== result.call_control_id;
	const own: IDataObject = { ...event };
	for (const key of LEG_FIELDS) {
		if (ofOther && isThere(event[key])) own[`target_${key}`] = event[key];
		if (ofOther || !isThere(event[key])) delete own[key];
	}
	delete own.client_state_decoded;
	const decoded = decodeClientState(userState) as IDataObject[string];
	return {
		outcome,
		...parties,
		...reply,
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
