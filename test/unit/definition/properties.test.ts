import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { operations, properties } from '../../../nodes/TelnyxVoice/resources';

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;
const isField = (entry: Entry): entry is INodeProperties =>
	'displayName' in entry && 'type' in entry;

/** A field and everything inside it. */
function withInner(field: INodeProperties): INodeProperties[] {
	const inner = (field.options ?? []).flatMap((entry) => {
		if (isField(entry)) return withInner(entry);
		return 'values' in entry ? entry.values.flatMap(withInner) : [];
	});
	return [field, ...inner];
}

const named = (name: string) => properties.filter((property) => property.name === name);
const fieldsOf = (resource: string, operation: string) =>
	properties.filter(
		({ displayOptions: { show } = {} }) =>
			show?.resource?.includes(resource) && show.operation?.includes(operation),
	);
const all = properties.flatMap(withInner);

describe('the operations', () => {
	it('are offered once each, sorted by name, with one of them chosen', () => {
		const lists = named('operation');
		const offered = lists.flatMap(({ options }) => options as INodePropertyOptions[]);
		expect(offered).toHaveLength(operations.length);
		for (const { options, default: chosen } of lists) {
			const choices = options as INodePropertyOptions[];
			const names = choices.map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			expect(choices.map(({ value }) => value)).toContain(chosen);
			expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
		}
	});

	it('belong to a resource that is offered', () => {
		const [{ options, default: chosen }] = named('resource');
		const resources = (options as INodePropertyOptions[]).map(({ value }) => value);
		// The editor lists their actions in this order.
		expect(resources).toEqual(['call', 'phoneNumber', 'application']);
		expect(resources).toContain(chosen);
		expect(resources).toEqual(
			expect.arrayContaining([...new Set(operations.map((each) => each.resource))]),
		);
	});

	it.each(operations.map((each) => [`${each.resource}.${each.option.value}`, each] as const))(
		'%s says what it does',
		(_, { option: { name, value, action, description } }) => {
			expect(name).toMatch(/^[A-Z]/);
			expect(value).toMatch(/^[a-z][A-Za-z]*$/);
			expect(value).not.toBe('sendAndWait');
			// Sentence case: capitals begin the sentence, a proper name or an abbreviation.
			const words = action.split(' ');
			expect(words[0]).toMatch(/^[A-Z][a-z]+$/);
			for (const word of words.slice(1)) expect(word).toMatch(/^([a-z0-9-]+|[A-Z]{2,}s?|Telnyx)$/);
			expect(action).not.toBe(description);
			expect(description.toLowerCase()).not.toBe(name.toLowerCase());
			expect(description).toMatch(/^[A-Z]/);
		},
	);
});

describe.each(operations.map((each) => [each.resource, each.option.value] as const))(
	'the fields of %s.%s',
	(resource, operation) => {
		const fields = fieldsOf(resource, operation);

		it('are named once each, and shown for this operation only', () => {
			const names = fields.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			expect(names).toContain('options');
			for (const { displayOptions } of fields) {
				expect(displayOptions?.show).toMatchObject({
					resource: [resource],
					operation: [operation],
				});
			}
		});

		it('offer each option once, at the top and within a group', () => {
			for (const field of fields.flatMap(withInner)) {
				const inner = (field.options ?? []) as Array<{ name: string; value?: unknown }>;
				const keys = inner.map(({ name, value }) => value ?? name);
				expect(new Set(keys).size).toBe(keys.length);
			}
			const options = fields.find(({ name }) => name === 'options')?.options ?? [];
			const sent = options.filter(isField).map(({ name }) => name);
			for (const name of fields.map((each) => each.name)) expect(sent).not.toContain(name);
		});
	},
);

describe('every field', () => {
	it.each(
		all.filter(({ type }) => type === 'options').map((field) => [field.name, field] as const),
	)(
		'%s: its default is one of its choices, and each choice has a name of its own',
		(_, { options, default: chosen }) => {
			const choices = options as INodePropertyOptions[];
			expect(choices.map(({ value }) => value)).toContain(chosen);
			expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
		},
	);

	it.each(all.map((field) => [field.name, field] as const))(
		'%s is labelled for people',
		(_, field) => {
			const { displayName, name, description, placeholder, type } = field;
			expect(name).toMatch(/^[a-z][A-Za-z]*$/);
			expect(displayName).toMatch(/^[A-Z]/);
			expect(displayName).not.toMatch(/[:.]$/);
			expect(description).not.toBe(displayName);
			expect(description).not.toBe('');
			if (type === 'boolean') expect(description).toMatch(/^Whether /);
			if (type === 'string' || type === 'number')
				expect(placeholder ?? 'e.g. ').toMatch(/^e\.g\. /);
			if (type === 'collection') expect(field.placeholder).toMatch(/^Add /);
		},
	);

	it('keeps what only this package reads away from n8n', () => {
		const keys = new Set(all.flatMap((field) => Object.keys(field)));
		for (const own of ['apiName', 'toApi', 'flatten', 'local', 'showFor'])
			expect(keys).not.toContain(own);
	});

	it('has no sample value as its default where people must fill something in', () => {
		// n8n's own nodes call the binary data of an item “data”, too.
		const required = properties.filter(
			({ required: must, type, name }) => must && type === 'string' && name !== 'binaryField',
		);
		for (const field of required)
			expect(String(field.default)).toMatch(/^$|^=\{\{ \$json\.\w+ \}\}$/);
	});
});

it('has 15 operations to begin with', () => {
	expect(operations.length).toBeGreaterThanOrEqual(15);
});
