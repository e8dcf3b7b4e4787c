import type { CallEvent } from '../../../../nodes/TelnyxVoice/shared/events/envelope';
import {
	isLate,
	learn,
	withFacts,
} from '../../../../nodes/TelnyxVoice/trigger/selection/callFacts';

function event(eventType: string, payload: object, occurredAt?: string): CallEvent {
	const all = { ...payload } as Record<string, unknown>;
	return { ok: true, eventType, eventId: 'e1', occurredAt, payload: all, rest: {}, envelope: {} };
}

const LEG = { call_leg_id: 'leg', call_control_id: 'v3:call' };
const FIRST = { ...LEG, direction: 'incoming', from: '+442079460000', to: '+13125550100' };

describe('what is known of a call', () => {
	it('is what its events have said so far', () => {
		learn('a', event('call.initiated', FIRST));
		// The official type of this event has neither direction, nor numbers, nor call_control_id.
		expect(learn('a', event('call.recording.saved', { call_leg_id: 'leg' }))).toMatchObject({
			direction: 'incoming',
			from: '+442079460000',
			to: '+13125550100',
		});
	});

	it('is not told to other calls, nor to other triggers', () => {
		learn('b', event('call.initiated', FIRST));
		expect(learn('b', event('call.hold', { call_leg_id: 'other' })).direction).toBeUndefined();
		expect(learn('c', event('call.hold', LEG)).direction).toBeUndefined();
		expect(learn('b', event('conference.ended', {})).direction).toBeUndefined();
	});
});

describe('what an item gets of it', () => {
	const known = { direction: 'incoming', from: '+442079460000', to: '+13125550100' };

	it('is who called, where the event does not say it', () => {
		const saved = event('call.recording.saved', { recording_id: 'r1', from: null });
		expect(withFacts(saved, known).payload).toEqual({ recording_id: 'r1', ...known });
	});

	it('is never another thing than the event says, nor anything that is not known', () => {
		const said = event('call.hangup', { from: '+1', to: '+2', direction: 'outgoing' });
		expect(withFacts(said, known)).toBe(said);
		expect(withFacts(said, {})).toBe(said);
	});

	it('is that a caller withholds the number', () => {
		for (const from of [undefined, null, '']) {
			const leg = { call_leg_id: `withheld ${from}`, direction: 'incoming' };
			learn('a', event('call.initiated', { ...leg, from }));
			expect(learn('a', event('call.recording.saved', leg)).from).toBe('');
		}
	});
});

describe('an event that arrives after the hang-up of its call', () => {
	const HANGUP = '2026-01-01T00:00:10.500000Z';
	const lateness = (eventType: string, occurredAt?: string, leg = 'leg') => {
		const scope = `${eventType} ${occurredAt} ${leg}`;
		learn(scope, event('call.hangup', LEG, HANGUP));
		const other = event(eventType, { call_leg_id: leg }, occurredAt);
		return isLate(other, learn(scope, other));
	};

	it.each([
		['call.answered', '2026-01-01T00:00:02.000000Z', true],
		['call.speak.ended', '2026-01-01T00:00:10.499000Z', true],
		['call.speak.ended', '2026-01-01T00:00:10.500000Z', false],
		['call.recording.saved', '2026-01-01T00:00:13.000000Z', false],
		['call.answered', undefined, false],
		['call.hangup', '2026-01-01T00:00:02.000000Z', false],
	])('%s of %s is late: %p', (eventType, occurredAt, late) => {
		expect(lateness(eventType, occurredAt)).toBe(late);
	});

	it('does not depend on other legs', () => {
		expect(lateness('call.answered', '2026-01-01T00:00:02Z', 'other')).toBe(false);
	});

	it('is in time as long as the hang-up has not arrived', () => {
		const answered = event('call.answered', LEG, '2026-01-01T00:00:02Z');
		expect(isLate(answered, learn('in time', answered))).toBe(false);
	});
});
