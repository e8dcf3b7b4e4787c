import {
	makeCommandId,
	uuid5,
	type CommandOrigin,
} from '../../../../nodes/TelnyxVoice/shared/values/commandId';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('uuid5', () => {
	it.each([
		// RFC 9562, appendix A.4.
		[
			'www.example.com',
			'6ba7b810-9dad-11d1-80b4-00c04fd430c8',
			'2ed6657d-e927-568b-95e1-2665a8aea6a2',
		],
		// The examples of Python's `uuid` module.
		['python.org', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
		[
			'http://python.org/',
			'6ba7b811-9dad-11d1-80b4-00c04fd430c8',
			'4c565f0d-3f5a-5890-b41b-20cf47701c5e',
		],
	])('names %s in %s as %s', (name, namespace, expected) => {
		expect(uuid5(name, namespace)).toBe(expected);
	});

	it('names any text in the namespace of this package', () => {
		// Made with Python: uuid5(uuid5(NAMESPACE_DNS, 'n8n-nodes-telnyx-voice'), text).
		expect(uuid5('Grüße ☎')).toBe('eeb2fc11-ac45-5fdf-a703-b0bda39d0001');
	});
});

describe('commandId', () => {
	const origin: CommandOrigin = {
		executionId: '231',
		nodeId: '6f1c7a52-3c1e-4d0b-9a55-0f4f6f1f7c11',
		runIndex: 0,
		itemIndex: 0,
	};

	it('is the same when a try is repeated', () => {
		expect(makeCommandId({ ...origin })).toBe(makeCommandId(origin));
		expect(makeCommandId(origin)).toMatch(UUID);
	});

	it.each<[string, Partial<CommandOrigin>]>([
		['another execution', { executionId: '232' }],
		['another node', { nodeId: '6f1c7a52-3c1e-4d0b-9a55-0f4f6f1f7c12' }],
		['the next run of a loop', { runIndex: 1 }],
		['another item', { itemIndex: 1 }],
	])('differs for %s', (_, change) => {
		expect(makeCommandId({ ...origin, ...change })).not.toBe(makeCommandId(origin));
	});

	it('does not mix up the run and the item', () => {
		const one = makeCommandId({ ...origin, runIndex: 1, itemIndex: 11 });
		expect(one).not.toBe(makeCommandId({ ...origin, runIndex: 11, itemIndex: 1 }));
	});

	it.each([undefined, ''])('is random without an execution id (%p)', (executionId) => {
		const first = makeCommandId({ ...origin, executionId });
		expect(first).toMatch(UUID);
		expect(makeCommandId({ ...origin, executionId })).not.toBe(first);
	});
});
