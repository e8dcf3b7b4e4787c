/**
 * Checked by `npm run typecheck`: each line below an `@ts-expect-error` must not compile, and the
 * definition above it must.
 */
import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../nodes/TelnyxVoice/definition/defineOperation';
import { json } from '../../nodes/TelnyxVoice/definition/mappers';
import type { FieldOf } from '../../nodes/TelnyxVoice/definition/types';
import { standard } from '../../nodes/TelnyxVoice/resources/call/common/standardFields';

type Reject = Telnyx.Calls.ActionRejectParams;

const about = {
	resource: 'call',
	option: { name: 'Reject', value: 'reject', action: 'Reject a call', description: 'Reject' },
	method: 'POST',
	path: '/calls/{callControlId}/actions/reject',
	sample: {},
} as const;

const cause = {
	displayName: 'Cause',
	name: 'cause',
	type: 'options',
	default: 'USER_BUSY',
	options: [{ name: 'Busy', value: 'USER_BUSY' }],
} satisfies FieldOf<Reject>;

defineOperation<Reject>()({ ...about, required: [cause], optional: [...standard] });

// @ts-expect-error a required parameter (cause) without a field
defineOperation<Reject>()({ ...about, required: [], optional: [...standard] });

// @ts-expect-error a required parameter that is offered as an option only
defineOperation<Reject>()({ ...about, required: [], optional: [cause, ...standard] });

// @ts-expect-error a parameter (client_state, command_id) that nobody can set
defineOperation<Reject>()({ ...about, required: [cause], optional: [] });

export const misspelt = {
	displayName: 'Cause',
	// @ts-expect-error a misspelt name
	name: 'couse',
	type: 'options',
	default: 'USER_BUSY',
	options: [{ name: 'Busy', value: 'USER_BUSY' }],
} satisfies FieldOf<Reject>;

export const wrongChoice = {
	displayName: 'Cause',
	name: 'cause',
	type: 'options',
	default: 'USER_BUSY',
	options: [{ name: 'Away', value: 'USER_AWAY' }],
	// @ts-expect-error a choice that the API does not have
} satisfies FieldOf<Reject>;

export const wrongType = {
	displayName: 'Ring Time',
	name: 'timeoutSecs',
	type: 'boolean',
	default: false,
	// @ts-expect-error a number of the API as a switch
} satisfies FieldOf<Pick<Telnyx.CallDialParams, 'timeout_secs'>>;

export const wrongMapping = {
	displayName: 'Ring Time',
	name: 'timeoutSecs',
	type: 'number',
	default: 30,
	// @ts-expect-error a mapping to a type that the API does not take
	toApi: (value) => String(value),
} satisfies FieldOf<Pick<Telnyx.CallDialParams, 'timeout_secs'>>;

json<Telnyx.Calls.DialogflowConfig>({
	analyze_sentiment: 'boolean',
	partial_automated_agent_reply: 'boolean',
});

json<Telnyx.Calls.DialogflowConfig>({
	analyze_sentiment: 'boolean',
	partial_automated_agent_reply: 'boolean',
	// @ts-expect-error a key that the API does not have
	sentiment: 'boolean',
});

// @ts-expect-error a key of the API is missing
json<Telnyx.Calls.DialogflowConfig>({ analyze_sentiment: 'boolean' });
