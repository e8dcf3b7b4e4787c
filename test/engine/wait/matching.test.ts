import type { IDataObject } from 'n8n-workflow';
import { expectWaiting } from '../../support/engine/expectWaiting';
import { eventOf, IDS, STRANGER, TARGET } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

/** Another run of the same node: another command. */
const correlationOf = async (operation: string) => (await lab.pause(operation)).body.client_state;
/** How Telnyx was seen to send a state that is not set. */
const none = [undefined, null, ''];
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

describe('an event that is not for the paused command', () => {
	const outcomes: Array<[string, string, IDataObject]> = [
		['dial', 'call.answered', {}],
		['answer', 'call.answered', {}],
		['transfer', 'call.answered', TARGET],
		['gather', 'call.gather.ended', { status: 'valid', digits: '1' }],
		['speak', 'call.speak.ended', { status: 'completed' }],
		['enqueue', 'call.dequeued', { reason: 'bridged' }],
		['refer', 'call.refer.completed', {}],
		['startAiAssistant', 'call.conversation.ended', {}],
		['recordMessage', 'call.recording.saved', {}],
	];

	it.each(outcomes)(
		'%s: %s with the correlation of an earlier command',
		async (operation, type, payload) => {
			const client_state = await correlationOf(operation);
			const paused = await lab.pause(operation);
			expectWaiting(await paused.send(type, { ...payload, client_state }));
			// The same event with its own correlation is taken: nothing else was wrong with it.
			expect((await paused.send(type, payload)).run?.status).toBe('success');
		},
	);

	it.each(outcomes)('%s: %s of another call', async (operation, type) => {
		const paused = await lab.pause(operation);
		const client_state = base64({ state: 'of somebody else' });
		expectWaiting(await paused.send(type, { ...STRANGER, client_state }));
	});

	it.each(outcomes)('%s: %s with a state that is not ours', async (operation, type, payload) => {
		const paused = await lab.pause(operation);
		for (const client_state of ['bm90IGpzb24=', '%%%', 'eyJuOG5XYWl0Ijo']) {
			expectWaiting(await paused.send(type, { ...payload, client_state }));
		}
	});

	it.each(outcomes)('%s: %s of another call, without state', async (operation, type, payload) => {
		const paused = await lab.pause(operation);
		for (const client_state of none) {
			expectWaiting(await paused.send(type, { ...payload, ...STRANGER, client_state }));
		}
	});

	// The event does not say whose it is: the other leg's call is not known, and the whole call can
	// be recorded at the same time.
	it.each([
		['transfer', 'call.answered', TARGET],
		['recordMessage', 'call.recording.saved', {}],
		['recordMessage', 'call.recording.saved', { call_control_id: undefined }],
	])('%s: %s %j without state', async (operation, type, payload) => {
		const paused = await lab.pause(operation);
		for (const client_state of none) {
			expectWaiting(await paused.send(type, { ...payload, client_state }));
		}
	});

	it.each([
		base64({ n8nWait: [] }),
		base64({ n8nWait: ['x', 1, []] }),
		base64({ n8nWait: { correlationId: 'x' } }),
		base64({ n8nWait: [null, null, null] }),
		base64([1]),
		base64(null),
	])('carries what looks like a correlation: %s', async (client_state) => {
		const paused = await lab.pause('speak');
		expectWaiting(await paused.send('call.speak.ended', { client_state }));
	});

	it('the end of another leg of the same session', async () => {
		const paused = await lab.pause('speak');
		expectWaiting(await paused.send('call.hangup', { ...TARGET, client_state: null }));
	});
});

describe('an event of the very call that has no state', () => {
	const cases: Array<[string, string, IDataObject]> = [
		['dial', 'call.answered', {}],
		['answer', 'call.answered', {}],
		['gather', 'call.gather.ended', { status: 'valid', digits: '1' }],
		['gatherUsingAi', 'call.ai_gather.ended', { status: 'valid' }],
		['speak', 'call.speak.ended', { status: 'completed' }],
		['startPlayback', 'call.playback.ended', { status: 'completed' }],
		['enqueue', 'call.dequeued', { reason: 'bridged' }],
		['bridge', 'call.bridged', {}],
		['refer', 'call.refer.completed', {}],
		['startAiAssistant', 'call.conversation.ended', {}],
	];
	it.each(cases)('%s: %s is its outcome', async (operation, type, payload) => {
		for (const client_state of none) {
			const paused = await lab.pause(operation);
			const { run } = await paused.send(type, { ...payload, client_state });
			expect(run?.status).toBe('success');
		}
	});

	it('ends one pause only, however often it is delivered', async () => {
		const event = lab.sign(eventOf('call.speak.ended', { ...IDS, status: 'completed' }));
		const first = await lab.pause('speak');
		const second = await lab.pause('speak');
		expect((await lab.engine.resume(first.run, event)).run?.status).toBe('success');
		expectWaiting(await lab.engine.resume(second.run, event));
	});
});

it('takes the end of the call with the state of an earlier command', async () => {
	const paused = await lab.pause('speak');
	const result = await paused.send('call.hangup', { client_state: await correlationOf('answer') });
	expect((await lab.left(result.run)).exit).toBe('Call Ended');
});

it('tells apart two commands to which a person gave the same command_id', async () => {
	const parameters = { options: { commandId: 'fixed' } };
	const first = await lab.pause('speak', parameters);
	const second = await lab.pause('speak', parameters);

	expect([first.body.command_id, second.body.command_id]).toEqual(['fixed', 'fixed']);
	const { client_state } = first.body;
	expectWaiting(await second.send('call.speak.ended', { client_state }));
});

it('knows its command again when n8n repeats the node after an error (Retry On Fail)', async () => {
	const { simulator } = lab;
	simulator.faults.clear();
	simulator.faults.add({
		status: 422,
		body: { errors: [{ code: '10015', title: 'Bad Request' }] },
	});
	simulator.faults.add({ status: 200, body: { data: { result: 'ok' } }, times: Infinity });
	const from = simulator.requests.length;
	const paused = await lab.pause(
		'speak',
		{},
		{
			nodeSettings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		},
	);
	lab.acceptAll();

	const [first, second] = simulator.requests.slice(from).map(({ body }) => body);
	expect(second).toEqual(first);
	expect((await paused.send('call.speak.ended')).run?.status).toBe('success');
});
