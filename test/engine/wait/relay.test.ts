import type { INode } from 'n8n-workflow';
import { eventOf, IDS } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';
import type { NodeSpec } from '../../support/engine/harness';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

const RELAY = 'https://n8n.example.com/webhook/webhook-under-test/telnyx-voice-events';
const RESUME =
	/^https:\/\/n8n\.example\.com\/webhook-waiting\/\d+\/telnyx-voice\?signature=[0-9a-f]{64}$/;

/** A node before the one under test. */
function before(
	type: string,
	parameters: INode['parameters'] = {},
	disabled = false,
): Partial<NodeSpec> {
	const node: INode = {
		id: 'before',
		name: 'Before',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		disabled,
	};
	return {
		nodes: [node],
		connections: { Before: { main: [[{ node: 'Telnyx Voice', type: 'main', index: 0 }]] } },
	};
}
const trigger = 'n8n-nodes-telnyx-voice.telnyxVoiceTrigger';
const action = 'n8n-nodes-telnyx-voice.telnyxVoice';

describe('where Telnyx sends the events', () => {
	const cases: Array<[string, string, Partial<NodeSpec>, string | RegExp | undefined]> = [
		['a published Dial: its relay', 'dial', {}, RELAY],
		['a published Dial behind a trigger: its relay', 'dial', before(trigger), RELAY],
		['a published Answer: its relay', 'answer', {}, RELAY],
		['Answer behind a trigger: where they went before', 'answer', before(trigger), undefined],
		['Answer behind a disabled trigger: its relay', 'answer', before(trigger, {}, true), RELAY],
		['Transfer behind a trigger: where they went before', 'transfer', before(trigger), undefined],
		[
			'Transfer behind Dial: its relay',
			'transfer',
			before(action, { resource: 'call', operation: 'dial' }),
			RELAY,
		],
		['Speak: it has no say', 'speak', {}, undefined],
		// n8n does not tell a worker that the workflow is published.
		['Dial on a worker: its relay', 'dial', { active: false }, RELAY],
		[
			'Answer on a worker, in a run that a schedule began: its relay',
			'answer',
			{ mode: 'trigger', active: false },
			RELAY,
		],
		['Dial in a test run: the paused run', 'dial', { mode: 'manual' }, RESUME],
		[
			'Answer in a test run behind a trigger: the paused run',
			'answer',
			{ mode: 'manual', ...before(trigger) },
			RESUME,
		],
		[
			'Dial in a sub-workflow that is not published: the paused run',
			'dial',
			{ mode: 'integrated', active: false },
			RESUME,
		],
		[
			'Answer in such a sub-workflow: where they went before',
			'answer',
			{ mode: 'integrated', active: false },
			undefined,
		],
	];
	it.each(cases)('%s', async (_, operation, more, expected) => {
		const { body } = await lab.pause(operation, {}, more);
		if (expected instanceof RegExp) expect(body.webhook_url).toMatch(expected);
		else expect(body.webhook_url).toBe(expected);
	});
});

describe('where a trigger of this n8n gets the events of the application', () => {
	const TRIGGER = 'https://n8n.example.com/webhook/5f0c/telnyx-voice';
	const CLAIM = `${TRIGGER}?previous=https://pbx.acme.org&version=2&timeout=&owner=ab`;
	const NEXT = `${RELAY}?next=${encodeURIComponent('/webhook/5f0c/telnyx-voice')}`;
	const setUrl = (url: string) => {
		lab.application.webhook_event_url = url;
	};
	afterEach(() => setUrl('https://pbx.acme.org/events'));

	it.each([
		['by automatic setup', CLAIM, NEXT],
		['by manual setup', TRIGGER, NEXT],
		['of another n8n: not', 'https://other.acme.org/webhook/5f0c/telnyx-voice', RELAY],
		['that is no trigger of ours: not', 'https://n8n.example.com/webhook/5f0c/webhook', RELAY],
		['in a test: not', 'https://n8n.example.com/webhook-test/5f0c/telnyx-voice', RELAY],
	])('the relay of Dial knows it: %s', async (_, url, expected) => {
		setUrl(url);
		const { body } = await lab.pause('dial');
		expect(body.webhook_url).toBe(expected);
	});

	it('the relay of a Transfer behind Dial knows it, too', async () => {
		setUrl(CLAIM);
		const { body } = await lab.pause(
			'transfer',
			{},
			{
				...before(action, { resource: 'call', operation: 'dial' }),
				items: [{ ...IDS, connection_id: lab.application.id }],
			},
		);
		expect(body.webhook_url).toBe(NEXT);
	});

	it('a test run keeps to its own address', async () => {
		setUrl(CLAIM);
		const { body } = await lab.pause('dial', {}, { mode: 'manual' });
		expect(body.webhook_url).toMatch(RESUME);
	});
});

describe('the relay', () => {
	it('answers 200 to what is for nobody', async () => {
		const event = lab.sign(eventOf('call.answered', { ...IDS, client_state: null }));
		const result = await lab.engine.webhook({ ...lab.spec('dial'), ...event });
		expect(result).toMatchObject({ status: 200, body: { status: 'notWanted' } });
		expect(result.workflowData).toBeUndefined();
	});

	it('answers 401 to what Telnyx did not sign', async () => {
		const { body } = lab.sign(eventOf('call.answered', IDS));
		const result = await lab.engine.webhook({ ...lab.spec('dial'), body });
		expect(result.status).toBe(401);
		expect(result.workflowData).toBeUndefined();
	});
});
