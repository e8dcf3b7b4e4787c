import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { runTrigger } from '../../../../nodes/TelnyxVoice/trigger/delivery/run';
import { incomingCall } from '../../../support/signing/webhooks';

interface Given {
	items?: IDataObject[];
	parameters?: IDataObject;
	mode?: string;
	/** What n8n's database says, or how it fails. */
	lookUp?: (ids: unknown[]) => { new: unknown[]; processed: unknown[] };
}

const HOLD = { event_id: 'e1', event_type: 'call.hold', call_control_id: 'v3:c1' };

/** Runs the trigger as n8n does, without an n8n. */
async function run({ items = [HOLD], parameters = {}, mode = 'webhook', lookUp }: Given = {}) {
	const asked: unknown[][] = [];
	const warnings: string[] = [];
	const node = { name: 'Trigger', alwaysOutputData: true };
	const executeData = { node };
	const values: IDataObject = { events: ['call.hold'], ...parameters };
	const context = {
		getExecuteData: () => executeData,
		getInputData: () => items.map((json): INodeExecutionData => ({ json })),
		getNodeParameter: (name: string, _: number, fallback: unknown) => values[name] ?? fallback,
		getMode: () => mode,
		getNode: () => ({ id: 'trigger' }),
		getWorkflow: () => ({ id: 'workflow' }),
		helpers: {
			checkProcessedItemsAndRecord: async (...given: unknown[]) => {
				asked.push(given);
				const all = given[1] as unknown[];
				return lookUp?.(all) ?? { new: all, processed: [] };
			},
		},
		logger: { warn: (line: string) => warnings.push(line) },
	};
	const outputs = await runTrigger(context as unknown as IExecuteFunctions);
	return { outputs, asked, warnings, executeData, node };
}

const known: Given['lookUp'] = (ids) => ({ new: [], processed: ids });

describe('a run of the trigger', () => {
	it('passes the event on', async () => {
		const { outputs } = await run();
		expect(outputs).toEqual([[{ json: HOLD, pairedItem: { item: 0 } }]]);
	});

	it('ends there if n8n has begun a run with the event before', async () => {
		const { outputs, asked } = await run({ lookUp: known });
		expect(outputs).toEqual([[]]);
		// n8n's own list, for this node alone, that does not grow for ever.
		expect(asked).toEqual([
			[
				expect.any(String),
				[{ eventId: 'e1' }],
				'node',
				{ mode: 'entries', maxEntries: expect.any(Number) },
			],
		]);
	});

	it('finds the id in the raw body, too', async () => {
		const items = [incomingCall() as IDataObject];
		const { outputs, asked } = await run({ items, parameters: { output: 'raw' }, lookUp: known });
		expect(outputs).toEqual([[]]);
		expect(asked[0][1]).toEqual([{ eventId: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0' }]);
	});

	it.each<[string, Given]>([
		['somebody tests', { mode: 'manual' }],
		['somebody retries by hand', { mode: 'retry' }],
		['it is switched off', { parameters: { options: { rememberEvents: false } } }],
		['the event has no id', { items: [{ ...HOLD, event_id: undefined }] }],
	])('does not look it up when %s', async (_, given) => {
		const { outputs, asked } = await run({ ...given, lookUp: known });
		expect(outputs[0]).toHaveLength(1);
		expect(asked).toEqual([]);
	});

	it('goes on when the look-up fails', async () => {
		const { outputs, warnings } = await run({
			lookUp: () => {
				throw new Error('database is locked');
			},
		});
		expect(outputs[0]).toHaveLength(1);
		expect(warnings).toHaveLength(1);
	});

	it('never puts out what is no event', async () => {
		const { executeData, node } = await run({ lookUp: known });
		expect(executeData.node.alwaysOutputData).toBe(false);
		// The workflow's own node is shared with other runs.
		expect(node.alwaysOutputData).toBe(true);
	});

	it.each<[string, IDataObject, IDataObject]>([
		['simplified', { ...HOLD, event_type: 'call.initiated', direction: 'incoming' }, {}],
		['raw', incomingCall() as IDataObject, { output: 'raw' }],
		['raw without data', (incomingCall() as { data: IDataObject }).data, { output: 'raw' }],
	])('puts an event that is %s out on its own output', async (_, item, parameters) => {
		const events = ['call.hold', 'outgoingCall', 'incomingCall', 'allEvents'];
		const { outputs } = await run({
			items: [item],
			parameters: { events, options: { outputs: 'perEvent' }, ...parameters },
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 1, 0]);
	});
});
