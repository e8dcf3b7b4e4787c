import Ajv from 'ajv';
import { schemaFiles } from '../../../gulp/schema';
import { operations } from '../../../nodes/TelnyxVoice/resources';

describe('output schemas', () => {
	const files = schemaFiles(operations);

	it('lie where n8n looks for them: node type version, resource, operation', () => {
		const dial = { resource: 'call', option: { value: 'dial' }, sample: {} };

		expect(schemaFiles([dial])[0][0]).toBe('__schema__/v2.0.0/call/dial.json');
		expect(new Set(files.map(([path]) => path)).size).toBe(operations.length);
	});

	it.each(
		operations.map(({ resource, option, sample }, index) => [
			`${resource} ${option.value}`,
			sample,
			files[index][1],
		]),
	)('%s: describes every field of the sample, and its type', (_name, sample, schema) => {
		const ajv = new Ajv({ strict: false });
		const closed = { ...schema, additionalProperties: false };

		expect(ajv.validate(closed, sample)).toBe(true);
		expect(schema).toHaveProperty('version', 1);
	});

	it('show what a field is, also inside lists and objects', () => {
		const sample = { id: '1', tags: ['a'], leg: { state: null, seconds: 2, alive: true } };
		const [[, schema]] = schemaFiles([{ resource: 'x', option: { value: 'y' }, sample }]);

		expect(schema).toEqual({
			type: 'object',
			properties: {
				id: { type: 'string' },
				tags: { type: 'array', items: { type: 'string' } },
				leg: {
					type: 'object',
					properties: {
						state: { type: 'null' },
						seconds: { type: 'integer' },
						alive: { type: 'boolean' },
					},
				},
			},
			version: 1,
		});
	});
});
