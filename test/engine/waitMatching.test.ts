import type { IDataObject } from 'n8n-workflow';
import type { ResumeResult } from '../support/engine';
import { eventOf, IDS, openWaitLab, STRANGER, TARGET, type Paused, type WaitLab } from '../support/wait/lab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

/** The run still waits, and the sender got a clear answer. */
function expectWaiting(result: ResumeResult, status = 200): void {
	expect(result.run).toBeUndefined();
	expect(result.workflowData).toBeUndefined();
	expect(result.status).toBe(status);
}

/** Another run of the same node: another command. */
const stampOf = async (operation: string) => (await lab.pause(operation)).body.client_state;
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

	it.each(outcomes)('%s: %s with the stamp of an earlier command', async (operation, type, payload) => {
		const client_state = await stampOf(operation);
		const paused = await lab.pause(operation);
		expectWaiting(await paused.send(type, { ...payload, client_state }));
		// The same event with its own stamp is taken: nothing else was wrong with it.
		expect((await paused.send(type, payload)).run?.status).toBe('success');
	});

	it.each(outcomes)('%s: %s of another call', async (operation, type) => {
		const paused = await lab.pause(operation);
		const client_state = base64({ state: 'of somebody else' });
		expectWaiting(await paused.send(type, { ...STRANGER, client_state }));
	});

	it.each(outcomes)('%s: %s without client_state', async (operation, type, payload) => {
		const paused = await lab.pause(operation);
		for (const client_state of [undefined, null, '', 'bm90IGpzb24=', '%%%', 'eyJuOG5XYWl0Ijo']) {
			expectWaiting(await paused.send(type, { ...payload, client_state }));
		}
	});

	it.each([
		base64({ n8nWait: [] }),
		base64({ n8nWait: ['x', 1, []] }),
		base64({ n8nWait: { nonce: 'x' } }),
		base64({ n8nWait: [null, null, null] }),
		base64([1]),
		base64(null),
	])('carries what looks like a stamp: %s', async (client_state) => {
		const paused = await lab.pause('speak');
		expectWaiting(await paused.send('call.speak.ended', { client_state }));
	});

	it('the end of another leg of the same session', async () => {
		const paused = await lab.pause('speak');
		expectWaiting(await paused.send('call.hangup', { ...TARGET, client_state: null }));
	});
});

it('takes the end of the call with the state of an earlier command', async () => {
	const paused = await lab.pause('speak');
	const result = await paused.send('call.hangup', { client_state: await stampOf('answer') });
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
	simulator.faults.add({ status: 422, body: { errors: [{ code: '10015', title: 'Bad Request' }] } });
	simulator.faults.add({ status: 200, body: { data: { result: 'ok' } }, times: Infinity });
	const from = simulator.requests.length;
	const paused = await lab.pause('speak', {}, {
		nodeSettings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	});
	lab.acceptAll();

	const [first, second] = simulator.requests.slice(from).map(({ body }) => body);
	expect(second).toEqual(first);
	expect((await paused.send('call.speak.ended')).run?.status).toBe('success');
});

describe('a request that Telnyx did not sign', () => {
	let paused: Paused;
	let good: { body: string; headers: Record<string, string> };
	beforeAll(async () => {
		paused = await lab.pause('dial');
		const { client_state } = paused.body;
		good = lab.sign(eventOf('call.answered', { ...IDS, client_state }));
	});
	const send = async (body: unknown, headers: Record<string, string>) =>
		await lab.engine.resume(paused.run, { body, headers });
	const signedAt = (offsetSecs: number) =>
		lab.simulator.sign(good.body, Math.floor(Date.now() / 1000) + offsetSecs);
	const other = Buffer.alloc(64, 7).toString('base64');

	it('no signature', async () => expectWaiting(await send(good.body, {}), 401));
	it('a signature of somebody else', async () =>
		expectWaiting(
			await send(good.body, { ...good.headers, 'telnyx-signature-ed25519': other }),
			401,
		));
	it('a changed body', async () =>
		expectWaiting(await send(good.body.replace('call.answered', 'call.hangup'), good.headers), 401));
	it('the same data, written anew', async () =>
		expectWaiting(await send(JSON.stringify(JSON.parse(good.body), null, 1), good.headers), 401));
	it.each([-301, -86_400, 301, 86_400])('signed %d s from now', async (offset) =>
		expectWaiting(await send(good.body, signedAt(offset)), 401));
	it('a timestamp that is none', async () =>
		expectWaiting(await send(good.body, { ...good.headers, 'telnyx-timestamp': 'soon' }), 401));
	it('a signature that is none', async () =>
		expectWaiting(await send(good.body, { ...good.headers, 'telnyx-signature-ed25519': '!' }), 401));
	it('no body', async () => expectWaiting(await send(undefined, good.headers), 401));
	it('a body that is not JSON', async () => {
		const result = await send('{', good.headers);
		expectWaiting(result, 422);
	});
	it('leaves the run where it was: the right event still continues it', async () => {
		const result = await send(good.body, good.headers);
		expect((await lab.left(result.run)).exit).toBe('Answered');
	});
});

describe('a signed body that is no event', () => {
	it.each(['[]', '{}', '1', 'null', '{"data":{}}', '{"data":{"event_type":7}}', '""'])(
		'%s',
		async (body) => {
			const paused = await lab.pause('dial');
			const headers = lab.simulator.sign(body);
			expectWaiting(await lab.engine.resume(paused.run, { body, headers }), 400);
		},
	);

	it.each([null, [], 'text', 7])('a payload that is %j', async (payload) => {
		const paused = await lab.pause('dial');
		const event = { data: { event_type: 'call.answered', id: '1', payload }, meta: {} };
		expectWaiting(await lab.engine.resume(paused.run, lab.sign(event)));
	});
});

it('does not throw when the credential is gone', async () => {
	const paused = await lab.pause('dial');
	const event = lab.sign(eventOf('call.answered', { ...IDS, client_state: paused.body.client_state }));
	const run = { ...paused.run, spec: { ...paused.spec, credentials: undefined } };
	expectWaiting(await lab.engine.resume(run, event), 503);
});

it('does not throw when a stop command fails: Telnyx shall send the key again', async () => {
	const paused = await lab.pause('recordMessage');
	lab.answerWith(403, { errors: [{ code: '10010', title: 'Authorization failed' }] });
	const result = await paused.send('call.dtmf.received', { digit: '#' });
	lab.acceptAll();
	expectWaiting(result, 500);
});

it('lets a stop key be that comes after the end of the call', async () => {
	const paused = await lab.pause('recordMessage');
	lab.answerWith(422, { errors: [{ code: '90018', title: 'Call has already ended' }] });
	const result = await paused.send('call.dtmf.received', { digit: '#' });
	lab.acceptAll();
	expectWaiting(result);
});
