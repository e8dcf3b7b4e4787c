import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { core } from '../support/engine/core';
import { IDS, openWaitLab, TARGET, type WaitLab } from '../support/wait/lab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => {
	lab.acceptAll();
	jest.restoreAllMocks();
});

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const ENDED = { errors: [{ code: '90018', title: 'Call has already ended' }] };
const DENIED = { errors: [{ code: '10010', title: 'Authorization failed', detail: 'Not allowed D13' }] };

describe('an exit carries', () => {
	it('outcome, event, ids, and what the command returned', async () => {
		const paused = await lab.pause('dial');
		const { run } = await paused.send('call.hangup', { hangup_cause: 'user_busy', sip_hangup_cause: '486' });

		expect((await lab.left(run)).item.json).toEqual({
			outcome: 'busy',
			record_type: 'call',
			...IDS,
			command_id: paused.body.command_id,
			event_type: 'call.hangup',
			event_id: expect.any(String) as string,
			occurred_at: '2026-01-05T10:00:00.123456Z',
			delivery_attempt: 1,
			connection_id: '1293384261075731499',
			from: '+13125550002',
			to: '+13125550001',
			hangup_cause: 'user_busy',
			sip_hangup_cause: '486',
			client_state: null,
		});
	});

	it('the call that a transfer was for, and the target beside it', async () => {
		const paused = await lab.pause('transfer');
		const client_state = paused.body.target_leg_client_state as string;
		const { run } = await paused.send('call.answered', { ...TARGET, client_state });

		expect((await lab.left(run)).item.json).toMatchObject({
			...IDS,
			outcome: 'connected',
			target_call_control_id: TARGET.call_control_id,
			target_call_leg_id: TARGET.call_leg_id,
		});
	});

	it('the phone that answered, of several', async () => {
		const paused = await lab.pause('dial', { options: { ringAlso: ['+13125550009'] } });
		const { run } = await paused.send('call.answered', TARGET);
		expect((await lab.left(run)).item.json).toMatchObject({ outcome: 'answered', ...TARGET });
	});

	it('the outcome in one output, where there is one', async () => {
		const paused = await lab.pause('gather', {
			outcomeOutputs: 'single',
			keys: { key: [{ digits: '1', label: 'Sales' }] },
		});
		const { run } = await paused.send('call.gather.ended', { status: 'valid', digits: '1' });
		expect(run?.outputs).toMatchObject([[{ json: { outcome: 'key_1', digits: '1' } }]]);
	});
});

describe('the state that a person gave the call', () => {
	const states: Array<[string, INodeParameters, IDataObject, unknown, unknown]> = [
		['none', {}, {}, null, undefined],
		['text', { clientState: 'Ward 7, ünïcode' }, {}, base64('Ward 7, ünïcode'), 'Ward 7, ünïcode'],
		['JSON', { clientState: '{"ward":7}' }, {}, base64('{"ward":7}'), { ward: 7 }],
		['from before', {}, { client_state: base64('earlier') }, base64('earlier'), 'earlier'],
		['bytes from before', {}, { client_state: base64(Buffer.from([0, 255, 254, 128])) }, 'AP/+gA==', undefined],
		['an id of 19 digits', { clientState: '1293384261075731499' }, {}, base64('1293384261075731499'), '1293384261075731499'],
		['new instead of old', { clientState: 'new' }, { client_state: base64('old') }, base64('new'), 'new'],
		['unset, as some events have it', {}, { client_state: '' }, null, undefined],
	];
	it.each(states)('%s is the same behind the exit', async (_, options, item, raw, decoded) => {
		const paused = await lab.pause('speak', { options }, { items: [{ ...IDS, ...item }] });
		const results = [
			(await paused.send('call.speak.ended')).run,
			await lab.engine.timeout(paused.run),
		];
		for (const run of results) {
			const { json } = (await lab.left(run)).item;
			expect(json.client_state).toBe(raw);
			expect(json.client_state_decoded).toEqual(decoded);
			expect(JSON.stringify(json)).not.toMatch(/n8nWait|signature=|webhook-waiting/);
		}
	});

	it('goes to the second leg of a transfer, too', async () => {
		const options = { targetLegClientState: 'for the desk' };
		const paused = await lab.pause('transfer', { options });
		const stamped = Buffer.from(String(paused.body.target_leg_client_state), 'base64').toString();
		expect(JSON.parse(stamped)).toMatchObject({ own: base64('for the desk') });
	});
});

describe('a call that has ended already (90018)', () => {
	const exits: Array<[string, string]> = [
		['answer', 'Call Ended'],
		['bridge', 'Call Ended'],
		['enqueue', 'Caller Hung Up'],
		['gather', 'Caller Hung Up'],
		['gatherUsingSpeak', 'Caller Hung Up'],
		['gatherUsingAudio', 'Caller Hung Up'],
		['gatherUsingAi', 'Call Ended'],
		['hangup', 'Call Ended'],
		['reject', 'Call Ended'],
		['recordMessage', 'Call Ended'],
		['refer', 'Failed'],
		['speak', 'Call Ended'],
		['startAiAssistant', 'Call Ended'],
		['startPlayback', 'Call Ended'],
		['transfer', 'Caller Hung Up'],
	];
	it.each(exits)('%s: leaves at once by %s, alone', async (operation, exit) => {
		lab.answerWith(422, ENDED);
		const items = [{ ...IDS, client_state: base64('mine') }];
		const nodeSettings = { alwaysOutputData: true };
		const run = await lab.engine.runNode(lab.spec(operation, {}, { items, nodeSettings }));

		const left = await lab.left(run);
		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject({ ...IDS, client_state: base64('mine'), client_state_decoded: 'mine' });
		expect(left.item.pairedItem).toEqual({ item: 0 });
	});
});

describe('a refused command', () => {
	const refused: Array<[string, string]> = [
		['dial', 'Failed'],
		['transfer', 'Failed'],
		['gather', 'Invalid'],
		['speak', 'Call Ended'],
		['startPlayback', 'Failed'],
		['enqueue', 'Left'],
		['refer', 'Failed'],
	];
	it.each(refused)('%s: ends the run', async (operation) => {
		lab.answerWith(403, DENIED);
		const run = await lab.engine.runNode(lab.spec(operation));
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ name: 'NodeApiError', httpCode: '403' });
	});

	it.each(refused)('%s: with On Error “Continue” it leaves by %s with the reason', async (operation, exit) => {
		lab.answerWith(403, DENIED);
		const nodeSettings = { onError: 'continueRegularOutput' as const, alwaysOutputData: true };
		const left = await lab.left(await lab.engine.runNode(lab.spec(operation, {}, { nodeSettings })));

		expect(left.exit).toBe(exit);
		expect(left.item.json.error).toMatch(/Authorization failed.*D13/);
		if (operation !== 'dial') expect(left.item.json).toMatchObject(IDS);
		expect(left.item.pairedItem).toEqual({ item: 0 });
	});

	it.each(refused)('%s: with On Error “Continue (using error output)” it leaves by the error output', async (operation) => {
		lab.answerWith(403, DENIED);
		const nodeSettings = { onError: 'continueErrorOutput' as const };
		const spec = lab.spec(operation, {}, { nodeSettings });
		const left = await lab.left(await lab.engine.runNode(spec));

		expect(left.exit).toBe('Error');
		expect(left.item.json.error).toMatch(/D13/);
	});

	it.each(refused)('%s: what cannot be sent leaves by %s, too, never by the first output', async (operation, exit) => {
		const before = lab.simulator.requests.length;
		const nodeSettings = { onError: 'continueRegularOutput' as const };
		const bad = { options: { clientState: 'x', webhooks: { webhookUrl: 'ftp://nowhere' } }, callControlId: '={{ "" }}', to: 'nobody', sipAddress: 'x' };
		const left = await lab.left(await lab.engine.runNode(lab.spec(operation, bad, { nodeSettings })));

		expect(left.exit).toBe(exit);
		expect(left.item.json.error).toEqual(expect.any(String));
		expect(lab.simulator.requests).toHaveLength(before);
	});
});

describe('the timer', () => {
	const limits: Array<[string, INodeParameters, number, string]> = [
		// Telnyx rings for 30 seconds unless told otherwise; events may be five minutes late.
		['dial', {}, 330, 'No Answer'],
		['dial', { options: { timeoutSecs: 60 } }, 360, 'No Answer'],
		['transfer', { options: { timeoutSecs: 20 } }, 320, 'Failed'],
		['answer', {}, 300, 'Call Ended'],
		['bridge', {}, 300, 'Call Ended'],
		['refer', {}, 300, 'Failed'],
		// A call lasts four hours at the most.
		['speak', {}, 14_700, 'Call Ended'],
		['gather', {}, 14_700, 'No Input'],
		['enqueue', {}, 14_700, 'Left'],
		['startAiAssistant', {}, 14_700, 'Call Ended'],
		['recordMessage', { maxLength: 60 }, 360, 'Call Ended'],
		['dial', { options: { waitLimitMinutes: 2 } }, 120, 'Timed Out'],
		['gather', { options: { waitLimitMinutes: 90 } }, 5400, 'Timed Out'],
	];
	it.each(limits)('%s %j: after %d s by %s', async (operation, parameters, seconds, exit) => {
		const before = Date.now();
		const { run } = await lab.pause(operation, parameters);
		const after = Date.now();
		const until = run.waitTill?.getTime() ?? 0;
		expect(until - before).toBeGreaterThanOrEqual(seconds * 1000);
		expect(until - after).toBeLessThanOrEqual(seconds * 1000);

		const left = await lab.left(await lab.engine.timeout(run));
		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject({ outcome: 'timed_out', ...IDS });
	});

	it('says so in the one output', async () => {
		const { run } = await lab.pause('dial', { outcomeOutputs: 'single' });
		const { outputs } = await lab.engine.timeout(run);
		expect(outputs).toMatchObject([[{ json: { outcome: 'timed_out', ...IDS } }]]);
	});
});

it.each([['Dial "A" \\ {{ 1 }} $json `x` ’'], ["it's }} {{"], ['日本 \u{1F4DE}']])(
	'remembers what it waits for under the name %s',
	async (name) => {
		const paused = await lab.pause('dial', {}, { name });
		const { run } = await paused.send('call.answered');
		expect((await lab.left(run)).exit).toBe('Answered');
	},
);

it('sends a second run of the node that was queued already', async () => {
	const twice = [{ node: 'Telnyx Voice', type: 'main' as const, index: 0 }];
	const from = lab.simulator.requests.length;
	const first = await lab.pause('dial', {}, { connections: { Start: { main: [[...twice, ...twice]] } } });
	const { run } = await first.send('call.answered');
	expect(run?.status).toBe('waiting');
	const bodies = lab.simulator.requests.slice(from).map(({ body }) => body as IDataObject);
	expect(new Set(bodies.map(({ command_id }) => command_id)).size).toBe(2);

	if (!run) return;
	const paused = { ...first, run, body: bodies[1] };
	const event = { data: { event_type: 'call.hangup', id: 'x', payload: { ...IDS, client_state: bodies[1].client_state, hangup_cause: 'user_busy' } } };
	const second = await lab.engine.resume(paused.run, lab.sign(event));
	expect((await lab.left(second.run)).exit).toBe('Busy');
	const runs = second.run?.runData['Telnyx Voice'].map(({ data }) => data?.main.map((items) => items?.length ?? 0));
	expect(runs).toEqual([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]]);
});

describe('refuses, before anything is sent,', () => {
	const refusals: Array<[string, () => Promise<{ error?: { message: string; description?: unknown } }>, RegExp, RegExp]> = [
		['several items', async () => await lab.engine.runNode(lab.spec('dial', {}, { items: [{}, {}] })), /one call at a time/, /got 2 items.*Loop Over Items/],
		['webhook overrides on Dial', async () => await lab.engine.runNode(lab.spec('dial', { options: { webhooks: { webhookUrl: 'https://example.com/x' } } })), /exclude each other/, /Remove the overrides/],
		['n8n’s experimental engine', async () => await lab.engine.runNode(lab.spec('dial', {}, { settings: { engineType: 'v2' } as never })), /engine cannot wait/, /workflow settings/],
		['keys that nobody can press', async () => await lab.engine.runNode(lab.spec('gather', { keys: { key: [{ digits: 'x' }] } })), /not on a phone/, /0 to 9/],
		['a key that ends the input', async () => await lab.engine.runNode(lab.spec('gather', { keys: { key: [{ digits: '#' }] } })), /never a part/, /Terminating Digit/],
		['the same key twice', async () => await lab.engine.runNode(lab.spec('gather', { keys: { key: [{ digits: '1' }, { digits: ' 1' }] } })), /twice/, /Remove/],
		['a tool of an older AI agent', async () => {
			jest.spyOn(core.ExecuteContext.prototype, 'isToolExecution').mockReturnValue(true as never);
			return await lab.engine.runNode(lab.spec('dial'));
		}, /agent cannot wait/, /version 3/],
		['an n8n that Telnyx cannot reach', async () => {
			const credentials = { apiKey: 'KEY1', publicKey: lab.simulator.publicKey, baseUrl: 'https://api.telnyx.com/v2' };
			jest.spyOn(core.ExecuteContext.prototype, 'evaluateExpression').mockReturnValue('http://localhost:5678/webhook-waiting/1?signature=ab' as never);
			return await lab.engine.runNode(lab.spec('dial', {}, { credentials }));
		}, /cannot reach this n8n/, /http:\/\/localhost:5678.*WEBHOOK_URL/],
	];
	it.each(refusals)('%s', async (_, run, message, description) => {
		const before = lab.simulator.requests.length;
		const { error } = await run();
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(lab.simulator.requests).toHaveLength(before);
	});
});

it('gives an AI agent that can wait its outcome on the first output', async () => {
	const { getNode } = core.ExecuteContext.prototype;
	jest.spyOn(core.ExecuteContext.prototype, 'getNode').mockImplementation(function (this: unknown) {
		const node = getNode.call(this as never);
		const { outcomeOutputs, ...parameters } = node.parameters;
		return { ...node, parameters, type: `${node.type}Tool`, ...(outcomeOutputs === '' && {}) };
	});
	const paused = await lab.pause('dial');
	const { run } = await paused.send('call.hangup', { hangup_cause: 'user_busy' });
	expect(run?.outputs).toMatchObject([[{ json: { outcome: 'busy', ...IDS } }]]);
	expect((await lab.engine.timeout(paused.run)).outputs).toMatchObject([[{ json: { outcome: 'timed_out' } }]]);
});
