import type Telnyx from 'telnyx';
import type { CallFacts } from '../../../../nodes/TelnyxVoice/trigger/selection/callFacts';
import { passes, readFilters } from '../../../../nodes/TelnyxVoice/trigger/selection/filters';

type Cause = NonNullable<NonNullable<Telnyx.CallHangup['payload']>['hangup_cause']>;

const all = ['completed', 'missed', 'busy', 'rejected', 'failed'];

function test(eventType: string, payload: Record<string, unknown>, filters: object) {
	return passes({ eventType, payload }, {}, readFilters(filters));
}

/** The groups that a hang-up is in. */
function groupsOf(payload: Record<string, unknown>, known: CallFacts): string[] {
	const event = { eventType: 'call.hangup', payload };
	return all.filter((group) => passes(event, known, readFilters({ endings: [group] })));
}

describe('how the call ended', () => {
	// All causes of the official types; a new one fails the type check here.
	const groups: Record<Cause, string> = {
		normal_clearing: 'completed',
		time_limit: 'completed',
		timeout: 'missed',
		no_answer: 'missed',
		originator_cancel: 'missed',
		user_busy: 'busy',
		call_rejected: 'rejected',
		not_found: 'failed',
		unspecified: 'failed',
	};

	it.each(Object.entries(groups))('%s is %s', (hangup_cause, group) => {
		for (const chosen of all) {
			const passed = test('call.hangup', { hangup_cause }, { endings: [chosen] });
			expect(passed).toBe(chosen === group);
		}
		expect(test('call.hangup', { hangup_cause }, { endings: [] })).toBe(true);
	});

	it('is asked of no other event', () => {
		expect(test('call.answered', {}, { endings: ['busy'] })).toBe(true);
	});
});

describe('a call that nobody answered is not completed', () => {
	const begun = { direction: 'incoming' };
	const answered = { ...begun, answered: true };
	it.each<[string, string, unknown, CallFacts, string]>([
		['bridged by early media, then failed', 'normal_clearing', '503', begun, 'failed'],
		['the same after a restart', 'normal_clearing', '503', {}, 'failed'],
		['busy by SIP alone', 'normal_clearing', '486', begun, 'failed'],
		['no SIP status', 'normal_clearing', undefined, begun, 'failed'],
		['ended by a command before the answer', 'normal_clearing', 'unspecified', begun, 'failed'],
		['time limit without answer', 'time_limit', '408', begun, 'failed'],
		['answered, no SIP status', 'normal_clearing', undefined, answered, 'completed'],
		['answered, then the line broke', 'normal_clearing', '503', answered, 'completed'],
		['answered and limited', 'time_limit', 'unspecified', answered, 'completed'],
		['the answer is late or elsewhere', 'normal_clearing', '200', begun, 'completed'],
		['nothing is known but the cause', 'normal_clearing', 'unspecified', {}, 'completed'],
		['nobody picked up', 'timeout', '487', begun, 'missed'],
		['answered and rejected all the same', 'call_rejected', '603', answered, 'rejected'],
	])('%s: %s, SIP %s', (_, hangup_cause, sip_hangup_cause, known, group) => {
		expect(groupsOf({ hangup_cause, sip_hangup_cause }, known)).toEqual([group]);
	});
});

describe('callers who withhold their number', () => {
	const from = (caller: unknown, filters: object) =>
		passes({ eventType: 'call.initiated', payload: {} }, { from: caller }, readFilters(filters));

	// Telnyx sends what the network says: RFC 3323 (anonymous), words of gateways, or nothing.
	const hidden = [
		'anonymous',
		'Anonymous',
		'ANONYMOUS',
		'',
		' ',
		'+anonymous',
		'anonymous@anonymous.invalid',
		'sip:anonymous@anonymous.invalid',
		'sip:Anonymous@sip.telnyx.com:5060',
		'Restricted',
		'restricted',
		'private',
		'Unavailable',
		'unknown',
		'+266696687',
	];
	const shown = ['+442079460000', '+13125550001', 'sip:alice@example.com', 'anonymousfan@x.org'];

	it.each(hidden)('%j is one', (caller) => {
		expect(from(caller, { withheld: 'only' })).toBe(true);
		expect(from(caller, { withheld: 'exclude' })).toBe(false);
		expect(from(caller, { withheld: 'include' })).toBe(true);
		expect(from(caller, { withheld: 'include', from: ['+44'] })).toBe(true);
		expect(from(caller, { withheld: 'only', from: ['+44'] })).toBe(true);
		// As before: nobody has asked.
		expect(from(caller, {})).toBe(true);
		expect(from(caller, { from: ['+44'] })).toBe(false);
	});

	it.each(shown)('%j is none', (caller) => {
		expect(from(caller, { withheld: 'only' })).toBe(false);
		expect(from(caller, { withheld: 'exclude' })).toBe(true);
		expect(from(caller, { withheld: 'include' })).toBe(true);
		expect(from(caller, { withheld: 'include', from: ['+33'] })).toBe(false);
	});

	it('is not asked of an event that has no caller', () => {
		expect(from(undefined, { withheld: 'exclude', from: ['+44'] })).toBe(true);
		expect(from(undefined, { withheld: 'only' })).toBe(false);
	});
});
