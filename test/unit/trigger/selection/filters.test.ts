import {
	isFinalRecording,
	readFilters,
	passes,
} from '../../../../nodes/TelnyxVoice/trigger/selection/filters';

function test(eventType: string, payload: Record<string, unknown>, filters: object) {
	return passes({ eventType, payload }, payload, readFilters(filters));
}

const CALL = { direction: 'incoming', from: '+442079460000', to: '+13125550100' };

describe('direction', () => {
	it.each([
		['incoming', 'incoming', true],
		['incoming', 'outgoing', false],
		['outgoing', 'incoming', false],
	])('of %s calls lets %s ones pass: %p', (wanted, direction, passed) => {
		expect(test('call.initiated', { direction }, { direction: wanted })).toBe(passed);
	});

	it.each(['incoming', 'outgoing'])(
		'lets no event pass of which nobody knows it: %s',
		(direction) => {
			expect(test('call.hangup', {}, { direction })).toBe(false);
			expect(test('conference.participant.joined', { call_leg_id: 'l' }, { direction })).toBe(
				false,
			);
		},
	);

	it('is not asked of conferences, which have none', () => {
		expect(test('conference.ended', { conference_id: 'c' }, { direction: 'incoming' })).toBe(true);
	});

	it('can be found by the numbers of the call', () => {
		const filters = readFilters({ direction: 'incoming' });
		const event = { eventType: 'call.hangup', payload: {} };
		expect(passes(event, { foundDirection: 'incoming' }, filters)).toBe(true);
		expect(passes(event, { foundDirection: 'outgoing' }, filters)).toBe(false);
		expect(passes(event, { direction: 'outgoing', foundDirection: 'incoming' }, filters)).toBe(
			false,
		);
	});

	it('is known from an earlier event', () => {
		const event = { eventType: 'call.hangup', payload: {} };
		const filters = readFilters({ direction: 'incoming' });
		expect(passes(event, { direction: 'outgoing' }, filters)).toBe(false);
	});
});

describe('numbers', () => {
	it.each<[unknown, boolean]>([
		[[], true],
		[undefined, true],
		[['+13125550100'], true],
		[['+1 (312) 555-0100'], true],
		[['\u202a+1 312 555 0100\u202c'], true],
		[['+13125550101'], false],
		[['+13125550101', '+13125550100'], true],
		['+13125550101, +13125550100', true],
		// Short ones are beginnings; a whole number is not, whatever follows it.
		[['+1'], true],
		[['+1312'], true],
		[['+44'], false],
		[['+1312555*'], true],
		[['+1 312 556*'], false],
		[['+1312555010'], false],
		[['+*'], true],
		[['tel:+13125550100'], true],
		[["'+13125550100"], true],
		[['(+1) 312 555 0100'], true],
		[['＋１３１２５５５０１００'], true],
		[['(+1)*'], true],
		[['+1 (312)*'], true],
		[['+1 312-*'], true],
		[['＋１３１２＊'], true],
		[['  '], true],
	])('To %j lets a call to +13125550100 pass: %p', (to, passed) => {
		expect(test('call.answered', CALL, { to })).toBe(passed);
	});

	it('look at both sides', () => {
		expect(test('call.hangup', CALL, { from: ['+44'], to: ['+1312*'] })).toBe(true);
		expect(test('call.hangup', CALL, { from: ['+49'], to: ['+1312*'] })).toBe(false);
	});

	it('know SIP addresses, whatever their case', () => {
		const payload = { from: 'sip:Alice@Example.com' };
		expect(test('call.hangup', payload, { from: ['sip:alice@example.com'] })).toBe(true);
		expect(test('call.hangup', payload, { from: ['sip:alice*'] })).toBe(true);
		expect(test('call.hangup', payload, { from: ['+1'] })).toBe(false);
	});

	it('let an event pass that has none', () => {
		expect(test('conference.ended', {}, { from: ['+44'] })).toBe(true);
	});

	it.each([
		['+13125550101@192.0.2.72:5060'],
		['sip:+13125550101@192.0.2.72:5060'],
		['<sip:+13125550101@192.0.2.72:5060>'],
		['sip:+13125550101@*'],
	])('know an address as events have it: %s', (from) => {
		const payload = { from: '+13125550101@192.0.2.72:5060' };
		expect(test('call.hangup', payload, { from: [from] })).toBe(true);
		expect(test('call.hangup', { from: '+13125550101' }, { from: [from] })).toBe(false);
	});

	it.each([
		['020 7946 0000'],
		['13125550100'],
		['Alice'],
		['+1312555010012345'],
		['+13125550100/2'],
		['+13125550100 (2)'],
		['+13125550100.0'],
		['13125550100@s.whatsapp.net'],
		['+44 (0)20*'],
	])('do not take %p, which would silently filter everything', (to) => {
		expect(() => readFilters({ to: [to] })).toThrow();
	});
});

describe('who answered', () => {
	it.each([
		['call.machine.detection.ended', 'human', 'person'],
		['call.machine.detection.ended', 'not_sure', 'person'],
		['call.machine.detection.ended', 'machine', 'machine'],
		['call.machine.premium.detection.ended', 'human_residence', 'person'],
		['call.machine.premium.detection.ended', 'human_business', 'person'],
		['call.machine.premium.detection.ended', 'not_sure', 'person'],
		['call.machine.premium.detection.ended', 'machine', 'machine'],
		['call.machine.premium.detection.ended', 'silence', 'silence'],
		['call.machine.premium.detection.ended', 'fax_detected', 'fax'],
		['call.machine.greeting.ended', 'beep_detected', 'machine'],
		['call.machine.greeting.ended', 'not_sure', 'machine'],
		['call.machine.premium.greeting.ended', 'no_beep_detected', 'machine'],
	])('%s with %s is a %s', (eventType, result, who) => {
		for (const chosen of ['person', 'machine', 'fax', 'silence']) {
			expect(test(eventType, { result }, { answeredBy: [chosen] })).toBe(chosen === who);
		}
	});

	it('is asked of no other event', () => {
		expect(
			test('call.deepfake_detection.result', { result: 'real' }, { answeredBy: ['fax'] }),
		).toBe(true);
	});
});

describe('final transcriptions only', () => {
	const only = { finalTranscriptions: true };
	const said = (is_final?: boolean) => ({ transcription_data: { transcript: 'hello', is_final } });

	it.each([
		[true, true],
		[false, false],
		// Not said is not “no”.
		[undefined, true],
	])('is_final %p passes: %p', (is_final, passed) => {
		expect(test('call.transcription', said(is_final), only)).toBe(passed);
	});

	it('is an option, and for live transcriptions alone', () => {
		expect(test('call.transcription', said(false), {})).toBe(true);
		expect(test('call.hold', said(false), only)).toBe(true);
	});
});

describe('a recording', () => {
	const hungUpAt = '2026-01-01T00:01:00.000000Z';
	const seen = { direction: 'incoming' };
	it.each<[string, string | undefined, object, boolean | undefined]>([
		['ended with the call', '2026-01-01T00:01:00.000000Z', { ...seen, hungUpAt }, true],
		['was cut a moment before', '2026-01-01T00:00:58.500000Z', { ...seen, hungUpAt }, true],
		['ended long before', '2026-01-01T00:00:40.000000Z', { ...seen, hungUpAt }, false],
		['does not say when it ended', undefined, { hungUpAt }, true],
		['is of a call that goes on', '2026-01-01T00:00:40.000000Z', seen, undefined],
		['is of a call that nobody has seen begin', '2026-01-01T00:00:40.000000Z', {}, true],
	])('that %s: final is %p', (_, recording_ended_at, known, final) => {
		const event = { eventType: 'call.recording.saved', payload: { recording_ended_at } };
		expect(isFinalRecording(event, known)).toBe(final);
	});
});
