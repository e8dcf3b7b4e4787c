import type { INodeProperties } from 'n8n-workflow';

const NUMBERS = 'Whole numbers like +13125550001, or how they begin: +44 or +1312*';

/** Narrows the chosen events down; what is filtered costs no execution. */
export const filterFields: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description:
		'Which of the chosen events start the workflow. All filters must fit; what does not fit is answered and costs no execution.',
	options: [
		{
			displayName: 'Answered By',
			name: 'answeredBy',
			type: 'multiOptions',
			options: [
				{ name: 'Fax', value: 'fax' },
				{
					name: 'Machine',
					value: 'machine',
					description: 'Also the events about the greeting of a machine',
				},
				{
					name: 'Person',
					value: 'person',
					description: 'Also when Telnyx is not sure, as it advises',
				},
				{ name: 'Silence', value: 'silence' },
			],
			default: [],
			description: 'Applies to the events of answering machine detection',
		},
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			options: [
				{ name: 'Incoming Calls', value: 'incoming' },
				{ name: 'Outgoing Calls', value: 'outgoing' },
			],
			default: 'incoming',
			description:
				'Telnyx says it in the first event of a call, and the trigger remembers it for the later ones. Where it has not seen the first one, e.g. after a restart of n8n, it looks whether the caller or the person called has a number of your account. If that leaves doubt, as with a call between two of your numbers or with SIP addresses, the event starts nothing.',
		},
		{
			displayName: 'Final Recordings Only',
			name: 'finalRecordings',
			type: 'boolean',
			default: true,
			description:
				'Whether Recording Saved starts the workflow only for recordings that went on until the call ended, not for those that were stopped during the call. Telnyx sends the hang-up first: until it has come in, the trigger asks for the recording again. A recording of a call whose beginning was not seen passes.',
		},
		{
			displayName: 'Final Transcriptions Only',
			name: 'finalTranscriptions',
			type: 'boolean',
			default: true,
			description:
				'Whether Live Transcription starts the workflow only with text that will not change any more',
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Number' },
			default: [],
			placeholder: 'e.g. +44',
			description: `Numbers that may call. ${NUMBERS}.`,
		},
		{
			displayName: 'How the Call Ended',
			name: 'endings',
			type: 'multiOptions',
			options: [
				{
					name: 'Busy',
					value: 'busy',
					description: 'The line was busy: user_busy',
				},
				{
					name: 'Completed',
					value: 'completed',
					description: 'Answered, then hung up: normal_clearing, time_limit',
				},
				{
					name: 'Failed',
					value: 'failed',
					description: 'No such number, or a failure on the way: not_found, unspecified',
				},
				{
					name: 'Missed',
					value: 'missed',
					description:
						'It rang, and nobody answered or the caller gave up: no_answer, timeout, originator_cancel',
				},
				{
					name: 'Rejected',
					value: 'rejected',
					description: 'Declined by a person or by Reject: call_rejected',
				},
			],
			default: [],
			description: 'Applies to Call Ended',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Number' },
			default: [],
			placeholder: 'e.g. +13125550100',
			description: `Numbers that may be called. ${NUMBERS}.`,
		},
		{
			displayName: 'Withheld Numbers',
			name: 'withheld',
			type: 'options',
			options: [
				{
					name: 'Leave Out',
					value: 'exclude',
					description: 'Callers without a number start nothing',
				},
				{
					name: 'Let In',
					value: 'include',
					description: 'Beside the numbers of the filter From, if there is one',
				},
				{
					name: 'Only These',
					value: 'only',
					description: 'Nobody else starts the workflow; the filter From makes no difference',
				},
			],
			default: 'exclude',
			description:
				'Callers who hide their number: Telnyx names them “anonymous”, or nothing at all. Without this filter, they start the workflow as long as the filter From is empty.',
		},
	],
};
