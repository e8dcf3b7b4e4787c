const { schemaFiles } = require('./schema');

const sorted = (entries) => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** `options.recording.channels` → `options = "single" of dual | single`: a line for each field. */
const fieldsOf = (properties) => sorted(properties.flatMap((field) => linesOf(field, '')));

function linesOf(field, above) {
	const path = above + field.name;
	const { show: { resource, operation: _, ...show } = {} } = field.displayOptions ?? {};
	const inner = field.options ?? [];
	const choices = inner.flatMap((entry) => ('value' in entry ? [String(entry.value)] : []));
	const text = [
		field.type,
		field.typeOptions?.multipleValues && 'list',
		`= ${JSON.stringify(field.default)}`,
		choices.length > 0 && `of ${choices.sort().join(' | ')}`,
		...Object.entries(show).map(([name, values]) => `if ${name} is ${values}`),
	];
	return [
		[
			field.name === 'operation' ? `operation of ${resource}` : path,
			text.filter(Boolean).join(' '),
		],
		...inner.flatMap((entry) => {
			if (entry.values)
				return entry.values.flatMap((each) => linesOf(each, `${path}.${entry.name}.`));
			return entry.displayName && entry.type ? linesOf(entry, `${path}.`) : [];
		}),
	];
}

/** Names as expressions write them: `a`, `a.b`, `a[].b`. */
function namesIn({ properties = {}, items }) {
	const here = Object.entries(properties).flatMap(([name, inner]) => [
		name,
		...namesIn(inner).map((below) => (below.startsWith('[') ? name + below : `${name}.${below}`)),
	]);
	return [...here, ...(items ? namesIn(items).map((below) => `[].${below}`) : [])];
}

const exitsOf = ({ keyExits, exits }) => [
	...exits.map(({ value, when }) => (when ? `${value} (${when})` : value)),
	...(keyExits ? ['one per key'] : []),
];

/**
 * What saved workflows rely on, as data: names and values that n8n stores, or that expressions
 * read. Defaults are part of it, since n8n stores no parameter that has its default, and the order
 * of exits, since an output is connected by its position. Texts for people are not.
 *
 * @param {{ action: object, trigger: object, credential: object }} built the two nodes'
 *   descriptions and the credential
 * @param {readonly object[]} operations the definitions
 * @returns {{ operations: Record<string, object>, [part: string]: object }} JSON, in an order that
 *   depends on names alone
 */
function contractOf({ action, trigger, credential }, operations) {
	const about = ({ name, version, credentials }) => ({ name, version, credentials });
	const shared = action.properties.filter(
		({ name }) => name === 'resource' || name === 'operation',
	);
	const schemas = schemaFiles(operations);
	const entries = operations.map(({ resource, option, wait }, index) => {
		const own = action.properties.filter(
			({ displayOptions: { show } = {} }) =>
				show?.resource?.includes(resource) && show.operation?.includes(option.value),
		);
		const parts = {
			fields: fieldsOf(own),
			...(wait && { exits: exitsOf(wait), events: [...wait.events].sort() }),
			output: namesIn(schemas[index][1]).sort(),
		};
		return [`${resource}.${option.value}`, parts];
	});
	return {
		action: { ...about(action), fields: fieldsOf(shared) },
		operations: sorted(entries),
		trigger: { ...about(trigger), fields: fieldsOf(trigger.properties) },
		credential: { name: credential.name, fields: fieldsOf(credential.properties) },
	};
}

module.exports = { contractOf };
