const { createSchema } = require('genson-js');

/**
 * The output schema of every operation, at the place where n8n looks for it: beside the node, in
 * `__schema__/v<type version>/<resource>/<operation>.json`. The editor shows the fields of a node
 * from it before the node has run.
 *
 * `version: 1` is the version of the schema file, as in n8n's own nodes. Nothing is marked as
 * required: a sample shows what can be there, never what must.
 *
 * @param {ReadonlyArray<{ resource: string, option: { value: string }, sample: unknown }>} operations
 * @returns {Array<[path: string, schema: object]>} paths relative to the node's folder
 */
function schemaFiles(operations) {
	return operations.map(({ resource, option, sample }) => [
		`__schema__/v1.0.0/${resource}/${option.value}.json`,
		{ ...createSchema(sample, { noRequired: true }), version: 1 },
	]);
}

module.exports = { schemaFiles };
