import { eventOf, IDS } from '../../support/engine/events';
import { expectWaiting } from '../../support/engine/expectWaiting';
import { openWaitLab, type Paused, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

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
		expectWaiting(
			await send(good.body.replace('call.answered', 'call.hangup'), good.headers),
			401,
		));
	it('the same data, written anew', async () =>
		expectWaiting(await send(JSON.stringify(JSON.parse(good.body), null, 1), good.headers), 401));
	it.each([-301, -86_400, 301, 86_400])('signed %d s from now', async (offset) => {
		// A second that passes meanwhile would bring the future within the limit.
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
		try {
			expectWaiting(await send(good.body, signedAt(offset)), 401);
		} finally {
			clock.mockRestore();
		}
	});
	it.each(['accepted', 'accepted=', `accepted=${'0'.repeat(64)}`])(
		'signed 600 s ago, with a forged word of a relay: %s',
		async (word) =>
			expectWaiting(await send(good.body, { ...signedAt(-600), 'telnyx-voice-relay': word }), 401),
	);
	it('a timestamp that is none', async () =>
		expectWaiting(await send(good.body, { ...good.headers, 'telnyx-timestamp': 'soon' }), 401));
	it('a signature that is none', async () =>
		expectWaiting(
			await send(good.body, { ...good.headers, 'telnyx-signature-ed25519': '!' }),
			401,
		));
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
	const event = lab.sign(
		eventOf('call.answered', { ...IDS, client_state: paused.body.client_state }),
	);
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
