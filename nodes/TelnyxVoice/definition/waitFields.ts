import type { Field, LocalField, Operation } from './types';

const waitForOutcome: Field = {
	displayName: 'Wait for Outcome',
	name: 'waitForOutcome',
	type: 'boolean',
	noDataExpression: true,
	default: true,
	description:
		'Whether to pause the run until it is known what became of this, then go on from there',
	local: true,
};

const outcomeOutputs: Field = {
	displayName: 'Outputs',
	name: 'outcomeOutputs',
	type: 'options',
	noDataExpression: true,
	default: 'branches',
	description: 'How the outcome leaves this node',
	showFor: { waitForOutcome: [true] },
	hideInTool: true,
	local: true,
	options: [
		{
			name: 'One per Outcome',
			value: 'branches',
			description: 'Connect each outcome with what shall happen then',
		},
		{
			name: 'One Output',
			value: 'single',
			description: 'The field “outcome” of the item tells what happened',
		},
	],
};

const keys = {
	displayName: 'Keys',
	name: 'keys',
	type: 'fixedCollection',
	noDataExpression: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Key',
	default: {},
	description:
		'Each key gets an output of its own, in this order. When you remove a key, the arrows of the keys below it move up by one output: connect them again.',
	showFor: { waitForOutcome: [true] },
	local: true,
	options: [
		{
			displayName: 'Key',
			name: 'key',
			values: [
				{
					displayName: 'Key',
					name: 'digits',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. 1',
					description: 'The key, or all digits of a longer input',
				},
				{
					displayName: 'Label',
					name: 'label',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. Sales',
					description: 'Name of the output',
				},
			],
		},
	],
} satisfies LocalField;

const waitLimitMinutes: Field = {
	displayName: 'Stop Waiting After (Minutes)',
	name: 'waitLimitMinutes',
	type: 'number',
	noDataExpression: true,
	// The longest call that Telnyx allows, four hours, and what an event of its end may be late.
	typeOptions: { minValue: 1, maxValue: 245, numberPrecision: 0 },
	default: 60,
	description:
		'Adds the output Timed Out, for the case that no event arrives in time: after 1 to 245 minutes, since a call lasts four hours at the most',
	local: true,
};

const storeAtOnce: Field = {
	displayName: 'Store Run at Once',
	name: 'storeAtOnce',
	type: 'boolean',
	noDataExpression: true,
	default: true,
	description:
		'Whether the run is stored as soon as it waits, instead of after a few seconds. Then even a crash of n8n loses nothing, and the caller waits a moment longer for what comes next.',
	local: true,
};

/** What an operation that can wait asks for beside its own fields. */
export function waitFields({ wait }: Operation): Field[] {
	if (!wait) return [];
	const type = wait.always ? 'hidden' : 'boolean';
	const first = { ...waitForOutcome, type, default: wait.byDefault } satisfies Field;
	return [...(wait.keyExits ? [keys] : []), first, outcomeOutputs];
}

/** Options of an operation that can wait. */
export function waitOptions({ wait }: Operation): Field[] {
	return wait ? [storeAtOnce, waitLimitMinutes] : [];
}
