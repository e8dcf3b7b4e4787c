import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeSpec } from '../support/engine/harness';
import { eventOf, IDS, marks, TARGET } from '../support/engine/events';
import { exits } from '../support/engine/exits';
import { expectWaiting } from '../support/engine/expectWaiting';
import { openWaitLab, type Paused, type WaitLab } from '../support/engine/waitLab';
import { linked, marksAndLink } from '../support/engine/linked';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

const single = { outcomeOutputs: 'single' };
const state = Buffer.from('Ward 7').toString('base64');
const own = { client_state: state, client_state_decoded: 'Ward 7' };
const keys = { keys: { key: [{ digits: '1', label: 'Sales' }] } };
const pressed = { status: 'valid', digits: '1' };

/** Operation, parameters, the event that ends its wait, and what the one output says. */
type Case = [string, INodeParameters, string, IDataObject, string];
const cases: Case[] = [
	['answer', {}, 'call.answered', {}, 'answered'],
	['bridge', {}, 'call.bridged', {}, 'bridged'],
	['dial', {}, 'call.answered', {}, 'answered'],
	['dial', {}, 'call.hangup', { hangup_cause: 'user_busy' }, 'busy'],
	['dial', {}, 'call.hangup', { hangup_cause: 'timeout' }, 'no_answer'],
	['dial', {}, 'call.hangup', { hangup_cause: 'call_rejected' }, 'rejected'],
	['dial', {}, 'call.hangup', { hangup_cause: 'not_found' }, 'failed'],
	[
		'dial',
		{ options: { answeringMachineDetection: 'detect' } },
		'call.machine.detection.ended',
		{ result: 'machine' },
		'voicemail',
	],
	['enqueue', {}, 'call.dequeued', { reason: 'bridged' }, 'bridged'],
	['gather', keys, 'call.gather.ended', pressed, 'key_1'],
	['gather', keys, 'call.gather.ended', { status: 'timeout', digits: '' }, 'no_input'],
	['gather', keys, 'call.hangup', {}, 'caller_hung_up'],
	['gatherUsingAi', {}, 'call.ai_gather.ended', { result: { age: 29 } }, 'finished'],
	['gatherUsingAudio', keys, 'call.gather.ended', pressed, 'key_1'],
	['gatherUsingSpeak', keys, 'call.gather.ended', pressed, 'key_1'],
	['hangup', {}, 'call.hangup', {}, 'call_ended'],
	['recordMessage', {}, 'call.recording.saved', { recording_id: 'r1' }, 'recorded'],
	['refer', {}, 'call.refer.completed', {}, 'completed'],
	['reject', {}, 'call.hangup', {}, 'call_ended'],
	['speak', {}, 'call.speak.ended', { status: 'completed' }, 'finished'],
	['startAiAssistant', {}, 'call.conversation.ended', { duration_sec: 12 }, 'finished'],
	['startPlayback', {}, 'call.playback.ended', { status: 'completed' }, 'finished'],
	['transfer', {}, 'call.answered', TARGET, 'connected'],
];

/** Starts a wait behind an item with a state, and sees that one command was sent. */
async function pauseOnce(
	operation: string,
	parameters: INodeParameters,
	more: Partial<NodeSpec> = {},
): Promise<Paused> {
	const before = lab.commands().length;
	const items = [{ ...IDS, client_state: state, name: 'the first' }];
	// A Dial starts a call of its own, which has no state from before.
	const clientState = operation === 'dial' ? { clientState: 'Ward 7' } : {};
	const options = { ...(parameters.options as IDataObject), ...clientState } as INodeParameters;
	const paused = await lab.pause(
		operation,
		{ ...single, ...parameters, options },
		{ items, ...more },
	);
	expect(lab.commands()).toHaveLength(before + 1);
	return paused;
}

it('has a case for every operation that can wait', () => {
	expect([...new Set(cases.map(([operation]) => operation))]).toEqual(Object.keys(exits).sort());
});

it.each(cases)(
	'%s %j %s %j → outcome %s',
	async (operation, parameters, type, payload, outcome) => {
		const paused = await pauseOnce(operation, parameters, marks('Telnyx Voice', ['Next']));
		const before = lab.commands().length;
		// The events of the second leg carry the state that was set for it.
		const second = paused.body.target_leg_client_state;
		const result = await paused.send(type, {
			...payload,
			...(second !== undefined && { client_state: second }),
		});

		expect(result).toMatchObject({ status: 200, body: { taken: true, outcome } });
		expect(result.run?.status).toBe('success');
		const json = { ...IDS, ...own, outcome, event_type: type };
		expect(result.run?.outputs).toMatchObject([[{ json }]]);
		expect(result.run?.runData.Next[0].data?.main).toMatchObject([[{ json }]]);
		expect(lab.commands()).toHaveLength(before);
	},
);

describe('the timer of n8n', () => {
	it.each(Object.keys(exits))('%s: leaves by the one output as timed_out', async (operation) => {
		const more = { ...marksAndLink(['Next']), nodeSettings: { alwaysOutputData: true } };
		const { run } = await pauseOnce(operation, {}, more);
		const before = lab.commands().length;
		const expired = await lab.expire(run);

		const item = { json: { ...IDS, ...own, outcome: 'timed_out' } };
		expect(expired).toMatchObject({ status: 'success', outputs: [[item]] });
		expect(expired.outputs.flat()).toHaveLength(1);
		// The command was not sent again; what was sent is of the node that follows.
		expect(lab.commands()).toHaveLength(before + 1);
		expect(linked(lab.simulator)).toBe('the first');
	});

	it('takes the user’s own limit', async () => {
		const { run } = await pauseOnce('dial', { options: { waitLimitMinutes: 5 } });
		const { outputs } = await lab.expire(run);
		expect(outputs).toMatchObject([[{ json: { outcome: 'timed_out' } }]]);
	});
});

it('links the event to the item that the command was for', async () => {
	const paused = await pauseOnce('speak', {}, marksAndLink(['Next']));
	const { run } = await paused.send('call.speak.ended');
	expect(run?.status).toBe('success');
	expect(linked(lab.simulator)).toBe('the first');
});

it('sends both of two runs of the node that are queued at once', async () => {
	const twice = [{ node: 'Telnyx Voice', type: 'main' as const, index: 0 }];
	const from = lab.commands().length;
	const connections = { Start: { main: [[...twice, ...twice]] } };
	const first = await pauseOnce('dial', {}, { connections });
	const { run } = await first.send('call.answered');
	if (run?.status !== 'waiting') throw new Error(`The second run does not wait: ${run?.status}`);

	const bodies = lab
		.commands()
		.slice(from)
		.map(({ body }) => body as IDataObject);
	expect(new Set(bodies.map(({ command_id }) => command_id)).size).toBe(2);
	const send = async (type: string, { client_state }: IDataObject, payload: IDataObject = {}) =>
		await lab.engine.resume(run, lab.sign(eventOf(type, { ...IDS, client_state, ...payload })));
	expectWaiting(await send('call.answered', bodies[0]));
	const second = await send('call.hangup', bodies[1], { hangup_cause: 'user_busy' });
	const outcomes = second.run?.runData['Telnyx Voice'].map(({ data }) => data?.main);
	expect(outcomes).toMatchObject([
		[[{ json: { ...own, outcome: 'answered' } }]],
		[[{ json: { ...own, outcome: 'busy' } }]],
	]);
});

it('is led back by an address that has no token on this n8n', async () => {
	const { body, spec } = await lab.pause('dial', single, { mode: 'manual' });
	expect(body.webhook_url).toBe(
		`https://n8n.example.com/webhook-waiting/${spec.executionId}/telnyx-voice`,
	);
});
