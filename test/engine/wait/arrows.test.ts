import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { TelnyxVoice } from '../../../nodes/TelnyxVoice/TelnyxVoice.node';
import { exits } from '../../support/engine/exits';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

// n8n connects outputs by position: an arrow stays where it is if what was drawn before is the
// beginning of what is drawn after.
type Step = [name: string, add: (parameters: INodeParameters) => INodeParameters];

const option = (name: string, value: INodeParameters[string]): Step => [
	`${name} ${JSON.stringify(value)}`,
	(parameters) => ({
		...parameters,
		options: { ...(parameters.options as INodeParameters), [name]: value },
	}),
];
const key = (digits: string, label = ''): Step => [
	`the key “${digits}”`,
	(parameters) => {
		const { key: rows = [] } = (parameters.keys ?? {}) as { key?: INodeParameters[] };
		return { ...parameters, keys: { key: [...rows, { digits, label }] } };
	},
];

function orders<T>(all: T[]): T[][] {
	if (all.length < 2) return [all];
	return all.flatMap((first, index) =>
		orders(all.filter((_, at) => at !== index)).map((rest) => [first, ...rest]),
	);
}

async function expectStay(operation: string, steps: Step[]): Promise<void> {
	let parameters: INodeParameters = {};
	let before = await lab.outputs(lab.spec(operation));
	for (const [name, add] of steps) {
		parameters = add(parameters);
		const after = await lab.outputs(lab.spec(operation, parameters));
		expect({ name, outputs: after.slice(0, before.length) }).toEqual({ name, outputs: before });
		before = after;
	}
}

const limit = option('waitLimitMinutes', 5);
const detect = option('answeringMachineDetection', 'detect');
const premium = option('answeringMachineDetection', 'premium');

describe('no arrow moves', () => {
	const additions: Array<[string, Step[]]> = [
		['dial', [limit, detect, premium, option('voicemailExit', 'atOnce')]],
		['transfer', [limit, premium]],
		...['gather', 'gatherUsingSpeak', 'gatherUsingAudio'].map((operation): [string, Step[]] => [
			operation,
			[key('1', 'Sales'), key(''), key('1'), limit, option('validDigits', '12')],
		]),
	];
	for (const [operation, steps] of additions) {
		const inOrders = orders(steps).map((order) => [order.map(([name]) => name).join(', '), order]);
		it.each(inOrders as Array<[string, Step[]]>)(`${operation}: %s`, async (_, order) => {
			await expectStay(operation, order);
		});
	}

	it('while the digits of a key and its label are typed', async () => {
		const others = (row: INodeParameters) => ({
			keys: { key: [{ digits: '1', label: '' }, row, { digits: '2', label: 'Support' }] },
		});
		const drawn = [];
		for (const row of [{}, { digits: '' }, { digits: '1' }, { digits: '12', label: 'Sal' }]) {
			drawn.push(await lab.outputs(lab.spec('gather', others(row))));
		}
		expect(new Set(drawn.map((names) => names.indexOf('2: Support')))).toEqual(new Set([7]));
		expect(new Set(drawn.map((names) => names.length))).toEqual(new Set([8]));
	});
});

/** A value for an option of each kind; several for a choice. */
function valuesOf({ type, options = [], default: initial }: INodeProperties): unknown[] {
	const choices = (options as INodePropertyOptions[]).map(({ value }) => value);
	if (type === 'options') return choices;
	if (type === 'multiOptions') return [choices];
	if (type === 'number') return [Number(initial) || 1];
	if (type === 'boolean') return [true];
	return type === 'string' ? ['x'] : [initial];
}

const { properties } = new TelnyxVoice().description;
const optionsOf = (operation: string) =>
	properties.find(
		({ name, displayOptions }) =>
			name === 'options' && displayOptions?.show?.operation?.includes(operation),
	)?.options as INodeProperties[];

describe('no arrow moves, whichever option is added to', () => {
	it.each(Object.keys(exits))('%s', async (operation) => {
		const steps = optionsOf(operation).flatMap((field) =>
			valuesOf(field).map((value) => option(field.name, value as INodeParameters[string])),
		);
		expect(steps.length).toBeGreaterThan(1);
		for (const step of steps) await expectStay(operation, [step]);
		// A choice can be taken back: only what adds is tried behind one another.
		const adding = optionsOf(operation).map((field) =>
			option(field.name, valuesOf(field).at(-1) as INodeParameters[string]),
		);
		await expectStay(operation, adding);
		await expectStay(operation, adding.reverse());
	});
});
