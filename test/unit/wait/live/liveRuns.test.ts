import type { IWebhookFunctions } from 'n8n-workflow';
import { speakWait } from '../../../../nodes/TelnyxVoice/resources/call/audio/waits/audioWaits';
import { wrapState } from '../../../../nodes/TelnyxVoice/shared/events/correlation';
import type { CallEvent } from '../../../../nodes/TelnyxVoice/shared/events/envelope';
import {
	LiveRun,
	liveRunsFor,
	offerToLiveRuns,
} from '../../../../nodes/TelnyxVoice/wait/live/liveRuns';
import { noteWebhook } from '../../../../nodes/TelnyxVoice/wait/live/ownServer';
import type { Waiting } from '../../../../nodes/TelnyxVoice/wait/outcomes/types';

let calls = 0;

/** A Speak that is about to be sent, on a call of its own. */
function speak(more: Partial<Waiting> = {}): Waiting {
	const id = `v3:call-${++calls}`;
	return {
		correlationId: `command-${calls}`,
		operation: 'speak',
		result: { call_control_id: id },
		settings: {},
		executionId: String(calls),
		until: Infinity,
		expires: 'call_ended',
		exits: ['finished', 'call_ended'],
		otherwise: 'call_ended',
		branches: true,
		...more,
	};
}

function eventOf(waiting: Waiting, eventType: string, more: object = {}): CallEvent {
	const { correlationId } = waiting;
	const state = wrapState({ correlationId, resume: '/webhook-waiting/1', events: [] }, undefined);
	const payload = { ...waiting.result, client_state: state, ...more };
	const eventId = `${eventType} ${correlationId}`;
	return { ok: true, eventType, eventId, payload, rest: {}, envelope: {} };
}

const send = jest.fn<Promise<void>, []>();
const open = (waiting: Waiting) => {
	const run = LiveRun.open(waiting, speakWait, send);
	if (!run) throw new Error('There is no place in memory');
	return run;
};

it('stores runs at once in a process that gets no webhooks', () => {
	expect(LiveRun.open(speak(), speakWait, send)).toBeUndefined();
});

describe('in a process that gets webhooks', () => {
	beforeAll(() => {
		const request = { socket: { server: {} } };
		noteWebhook({ getRequestObject: () => request } as unknown as IWebhookFunctions);
	});

	it('takes the outcome that comes before the command’s reply', async () => {
		const waiting = speak();
		const run = open(waiting);
		const answer = offerToLiveRuns(eventOf(waiting, 'call.speak.ended', { status: 'completed' }));
		const outputs = await run.expect(waiting);
		expect(outputs?.map((items) => items.length)).toEqual([1, 0]);
		expect(outputs?.[0][0]).toMatchObject({
			json: { outcome: 'finished' },
			pairedItem: { item: 0 },
		});
		expect(await answer).toBe('taken');
	});

	it('takes the end of the call whatever state it carries', async () => {
		const waiting = speak();
		const expected = open(waiting).expect(waiting);
		const hangup = eventOf(waiting, 'call.hangup', { client_state: null });
		expect(await offerToLiveRuns(hangup)).toBe('taken');
		expect((await expected)?.map((items) => items.length)).toEqual([0, 1]);
	});

	it('leaves what comes after the outcome to the next command', async () => {
		const waiting = speak();
		const run = open(waiting);
		const ended = offerToLiveRuns(eventOf(waiting, 'call.speak.ended', { status: 'completed' }));
		const hangup = offerToLiveRuns(eventOf(waiting, 'call.hangup'));
		await run.expect(waiting);
		expect(await ended).toBe('taken');
		expect(await hangup).toBe('busy');

		const next = speak({ result: waiting.result });
		const nextRun = open(next);
		const again = offerToLiveRuns(eventOf(waiting, 'call.hangup'));
		expect((await nextRun.expect(next))?.[1]).toHaveLength(1);
		expect(await again).toBe('taken');
	});

	it('does not want an event of a command whose outcome is known', async () => {
		const waiting = speak();
		const run = open(waiting);
		void offerToLiveRuns(eventOf(waiting, 'call.speak.ended', { status: 'completed' }));
		await run.expect(waiting);
		expect(await offerToLiveRuns(eventOf(waiting, 'call.dtmf.received'))).toBe('goneOn');
		expect(liveRunsFor(eventOf(waiting, 'call.hangup')).size).toBe(0);
	});

	it('says nothing of events that a stored run may want', async () => {
		expect(await offerToLiveRuns(eventOf(speak(), 'call.speak.ended'))).toBeUndefined();
	});

	it('lets an event come again when the run is stored before it has judged it', async () => {
		const waiting = speak();
		const run = open(waiting);
		run.close('busy');
		expect(await run.offer(eventOf(waiting, 'call.speak.ended'))).toBe('busy');
	});

	it('answers an early event before the command’s reply, whose data the item has, too', async () => {
		const waiting = speak();
		const run = open(waiting);
		expect(await offerToLiveRuns(eventOf(waiting, 'call.speak.ended'))).toBe('taken');
		const outputs = await run.expect({
			...waiting,
			result: { ...waiting.result, command_id: '7' },
		});
		expect(outputs?.[0][0].json).toMatchObject({ command_id: '7', event_type: 'call.speak.ended' });
	});

	it('does not go on by an early event of another call than the reply’s', async () => {
		const waiting = speak({ result: {} });
		const run = open(waiting);
		const hangup = { call_control_id: 'v3:stranger', hangup_cause: 'normal_clearing' };
		await offerToLiveRuns(eventOf(waiting, 'call.hangup', hangup));
		const sent = { ...waiting, result: { call_control_id: 'v3:own' } };
		const expected = run.expect(sent);
		const own = offerToLiveRuns(eventOf(sent, 'call.hangup'));
		expect((await expected)?.flat()).toMatchObject([{ json: { call_control_id: 'v3:own' } }]);
		expect(await own).toBe('taken');
	});

	it('ends at once when the execution is stopped, or has to make room', async () => {
		const stopped = speak();
		expect(await open(stopped).expect(stopped, AbortSignal.abort())).toBeUndefined();
		const waiting = speak();
		const run = open(waiting);
		const expected = run.expect(waiting);
		run.wake();
		expect(await expected).toBeUndefined();
	});

	it('has room for a hundred runs', () => {
		const runs = Array.from({ length: 100 }, () => open(speak()));
		expect(LiveRun.open(speak(), speakWait, send)).toBeUndefined();
		for (const run of runs) run.close('busy');
		open(speak()).close('busy');
	});
});
