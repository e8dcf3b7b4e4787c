import type { IDataObject, IExecuteFunctions, INode, IWebhookFunctions } from 'n8n-workflow';
import { speakWait } from '../../../../nodes/TelnyxVoice/resources/call/audio/waits/audioWaits';
import { waitInMemory } from '../../../../nodes/TelnyxVoice/wait/live/inMemory';
import { noteWebhook } from '../../../../nodes/TelnyxVoice/wait/live/ownServer';
import type { Waiting } from '../../../../nodes/TelnyxVoice/wait/outcomes/types';

interface Situation {
	mode?: string;
	options?: IDataObject;
	node?: Partial<INode>;
	branches?: boolean;
	/** The node that starts the workflow. */
	start?: { type: string; parameters: IDataObject };
}

let commands = 0;

/** Whether a run in such a situation waits in memory. */
function waits({ mode = 'webhook', options, node, branches = true, start }: Situation): boolean {
	const context = {
		getMode: () => mode,
		getNode: () => ({ name: 'Speak', parameters: { options: options ?? {} }, ...node }),
		getParentNodes: () => (start ? [{ name: 'Start', disabled: false, ...start }] : []),
	} as unknown as IExecuteFunctions;
	const waiting = {
		correlationId: `command ${++commands}`,
		result: {},
		settings: {},
		branches,
	} as unknown as Waiting;
	const run = waitInMemory(context, speakWait, waiting);
	run?.close('busy');
	return run !== undefined;
}

beforeAll(() => {
	const request = { socket: { server: {} } };
	noteWebhook({ getRequestObject: () => request } as unknown as IWebhookFunctions);
});

it.each<[string, Situation]>([
	['of a published workflow', {}],
	['with Retry On Fail and outputs per outcome', { node: { retryOnFail: true } }],
	[
		'whose webhook has answered already',
		{ start: { type: 'n8n-nodes-base.webhook', parameters: { responseMode: 'onReceived' } } },
	],
])('a run %s waits in memory', (_, situation) => {
	expect(waits(situation)).toBe(true);
});

it.each<[string, Situation]>([
	['is a test run, whose events go to its resume URL', { mode: 'manual' }],
	['shall be stored at once', { options: { storeAtOnce: true } }],
	[
		'somebody waits for: n8n answers at the first pause',
		{ start: { type: 'n8n-nodes-base.webhook', parameters: { responseMode: 'lastNode' } } },
	],
	[
		'n8n could try once more for an error in its one output',
		{ node: { retryOnFail: true }, branches: false },
	],
])('is stored at once where it %s', (_, situation) => {
	expect(waits(situation)).toBe(false);
});
