import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import { standard } from '../common/standardFields';
import { COMMAND_RESULT } from '../common/samples';
import { enqueueWait } from './waits/queueWaits';

export const enqueue = defineOperation<Telnyx.Calls.ActionEnqueueParams>()({
	resource: 'call',
	option: {
		name: 'Enqueue',
		value: 'enqueue',
		action: 'Put a call into a queue',
		description: 'Let the call wait in a queue until somebody takes it with Bridge',
	},
	method: 'POST',
	path: '/calls/{callControlId}/actions/enqueue',
	required: [
		{
			displayName: 'Queue Name',
			name: 'queueName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. support',
			description: 'The queue comes into being with its first call',
		},
	],
	optional: [
		{
			displayName: 'Maximum Waiting Time (Seconds)',
			name: 'maxWaitTimeSecs',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 300,
			description: 'After so many seconds the call leaves the queue, and goes on',
		},
		{
			displayName: 'Maximum Size',
			name: 'maxSize',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 100,
			description: 'How many calls may wait at once; it stays as it is for a queue that exists',
		},
		...standard,
		{
			displayName: 'Keep After Hangup',
			name: 'keepAfterHangup',
			type: 'boolean',
			default: true,
			description: 'Whether the call keeps its place in the queue when the caller hangs up',
		},
	],
	wait: enqueueWait,
	sample: COMMAND_RESULT satisfies Telnyx.Calls.ActionEnqueueResponse['data'],
});
