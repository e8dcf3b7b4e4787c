import type { INodePropertyOptions, INodeProperties } from 'n8n-workflow';

const outputChoices: INodePropertyOptions[] = [
	{ name: 'One for All Events', value: 'one' },
	{
		name: 'One per Event',
		value: 'perEvent',
		description:
			'Each chosen event leaves by an output of its own, in the order in which you chose them. When you remove an event, the arrows of those behind it move up by one output: connect them again.',
	},
];

/** Options about what an event that was received does. */
export const deliveryOptions: INodeProperties[] = [
	{
		displayName: 'Call Ended for Waiting Calls',
		name: 'hangupsOfRuns',
		type: 'boolean',
		default: true,
		description:
			'Whether Call Ended starts the workflow also for a call that a paused run has, e.g. one that waits in a menu or that Dial has placed. Then a list of all calls is complete. All other events that a paused run waits for start nothing.',
	},
	{
		displayName: 'Download Recordings',
		name: 'downloadRecordings',
		type: 'boolean',
		default: true,
		description:
			'Whether the file of a saved recording is put into the item at once, as binary data in the field “data”. The links in the event work for ten minutes only. If the download fails, recording_error says why.',
	},
	{
		displayName: 'Ignore Events After Hang-Up',
		name: 'ignoreLate',
		type: 'boolean',
		default: true,
		description:
			'Whether an event that is older than the hang-up of its call, but arrives after it, is ignored. Telnyx does not promise the order of events. What happens after a hang-up, such as a saved recording, still counts. Where several n8n processes take webhooks, each knows of the hang-ups that it took itself.',
	},
	{
		displayName: 'Outputs',
		name: 'outputs',
		type: 'options',
		noDataExpression: true,
		options: outputChoices,
		default: 'perEvent',
	},
	{
		displayName: 'Recognise Repeats After a Restart',
		name: 'rememberEvents',
		type: 'boolean',
		default: true,
		description:
			'Whether an event that Telnyx sends again is recognised also after a restart of n8n, and by another process of it. Costs a look into the database per event. Repeats within one process are always recognised.',
	},
];
