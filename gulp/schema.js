const { createSchema } = require('genson-js');

/** What an outcome adds to the result of a command. */
function withOutcome(sample, wait) {
	return {
		outcome: wait.exits[0].value,
		...sample,
		event_id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0',
		event_type: wait.events[0],
		occurred_at: '2026-01-15T09:30:00.000000Z',
		delivery_attempt: 1,
		client_state: 'eyJwYXRpZW50Ijo0Mn0=',
		client_state_decoded: {},
	};
}

/**
 * The output schema of every operation, at the place where n8n looks for it: beside the node, in
 * `__schema__/v<type version>/<resource>/<operation>.json`. The editor shows the fields of a node
 * from it before the node has run.
 *
 * `version: 1` is the version of the schema file, as in n8n's own nodes. Nothing is marked as
 * required: a sample shows what can be there, never what must.
 *
 * @param {ReadonlyArray<{ resource: string, option: { value: string }, sample: unknown, wait?: object }>} operations
 *   an operation that waits by default shows what its outcome looks like
 * @returns {Array<[path: string, schema: object]>} paths relative to the node's folder
 */
function schemaFiles(operations) {
	return operations.map(({ resource, option, sample, wait }) => {
		const item = wait?.byDefault ? withOutcome(sample, wait) : sample;
		return [
			`__schema__/v2.0.0/${resource}/${option.value}.json`,
			{ ...createSchema(item, { noRequired: true }), version: 1 },
		];
	});
}

module.exports = { schemaFiles };
