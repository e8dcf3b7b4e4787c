import type { IDataObject } from 'n8n-workflow';
import { openLab, results } from '../../support/engine/lab';
import { IDS, STRANGER, TARGET } from '../../support/engine/events';
import { expectWaiting } from '../../support/engine/expectWaiting';
import { hostileStates } from '../../support/engine/hostile';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

/** What the person at a WebRTC client sees of a call that reaches it: the correlation as it is. */
const open = (client_state: unknown) =>
	JSON.parse(Buffer.from(String(client_state), 'base64').toString()) as {
		n8nWait: [string, string, string[]];
	};
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

describe('the correlation of a paused command in an event of a call of somebody else', () => {
	const outcomes: Array<[string, string, IDataObject]> = [
		['dial', 'call.answered', {}],
		['dial', 'call.hangup', { hangup_cause: 'user_busy' }],
		['answer', 'call.answered', {}],
		['transfer', 'call.answered', {}],
		['transfer', 'call.hangup', { hangup_cause: 'user_busy' }],
		['gather', 'call.gather.ended', { status: 'valid', digits: '1' }],
		['speak', 'call.speak.ended', { status: 'completed' }],
		['enqueue', 'call.dequeued', { reason: 'bridged' }],
		['refer', 'call.refer.completed', {}],
		['recordMessage', 'call.recording.saved', {}],
		['recordMessage', 'call.recording.saved', { call_control_id: undefined }],
		['recordMessage', 'call.recording.error', {}],
	];
	it.each(outcomes)('does not continue %s on %s %j', async (operation, type, payload) => {
		const paused = await lab.pause(operation);
		expectWaiting(await paused.send(type, { ...STRANGER, ...payload }));
	});

	it('is of no use for several phones either, when the application is another one', async () => {
		const paused = await lab.pause('dial', { options: { ringAlso: ['+13125550009'] } });
		expectWaiting(await paused.send('call.answered', { ...STRANGER, connection_id: '77' }));
		const ours = { ...STRANGER, connection_id: lab.application.id };
		const { run } = await paused.send('call.answered', ours);
		expect((await lab.left(run)).item.json.call_control_id).toBe(STRANGER.call_control_id);
	});

	it('counts for the leg that a transfer starts', async () => {
		const paused = await lab.pause('transfer');
		expect((await paused.send('call.answered', TARGET)).run?.status).toBe('success');
	});
});

describe('what a correlation is known by', () => {
	it.each([
		[
			'another text',
			(correlationId: string) =>
				`${correlationId.slice(0, -1)}${correlationId.endsWith('A') ? 'B' : 'A'}`,
		],
		['nothing', () => ''],
		['a part of it', (correlationId: string) => correlationId.slice(0, 20)],
	])('is not %s', async (_, forge) => {
		const paused = await lab.pause('speak');
		const wrapped = open(paused.body.client_state);
		wrapped.n8nWait[0] = forge(wrapped.n8nWait[0]);
		expectWaiting(await paused.send('call.speak.ended', { client_state: base64(wrapped) }));
	});

	it('still holds after the API key of the credential has changed', async () => {
		const paused = await lab.pause('speak');
		const credentials = { ...paused.spec.credentials, apiKey: `KEY${'new'.repeat(12)}` };
		const run = { ...paused.run, spec: { ...paused.spec, credentials } };
		const payload = { ...IDS, client_state: paused.body.client_state };
		const event = lab.sign({ data: { id: 'e', event_type: 'call.speak.ended', payload } });
		expect((await lab.engine.resume(run, event)).run?.status).toBe('success');
	});
});

it.each(hostileStates)('%s leaves a paused run alone', async (_, state) => {
	const paused = await lab.pause('speak');
	const payload = { client_state: state as string };
	expectWaiting(await paused.send('call.speak.ended', payload));
});

it('Get Many Active shows every call, whatever a stranger has given theirs', async () => {
	const action = await openLab();
	try {
		const data = hostileStates.map(([, client_state], index) => ({
			...STRANGER,
			call_control_id: `v3:${index}`,
			client_state,
		}));
		const body = { data, meta: { cursors: {} } };
		action.simulator.faults.add({ path: /active_calls/, status: 200, body });
		const connectionId = { __rl: true, mode: 'id', value: action.application.id };
		const calls = results(await action.run('listActiveCalls', { connectionId }));
		expect(calls.map(({ call_control_id: id }) => id)).toEqual(
			data.map((call) => call.call_control_id),
		);
	} finally {
		await action.close();
	}
});
