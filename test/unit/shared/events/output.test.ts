import { readEvent, type CallEvent } from '../../../../nodes/TelnyxVoice/shared/events/envelope';
import { toOutput } from '../../../../nodes/TelnyxVoice/shared/events/eventOutput';
import { incomingCall } from '../../../support/signing/webhooks';

function eventOf(envelope: unknown): CallEvent {
	const event = readEvent(Buffer.from(JSON.stringify(envelope)));
	if (!event.ok) throw new Error(event.message);
	return event;
}

const simplified = (envelope: unknown) => toOutput(eventOf(envelope), 'simplified');

describe('simplified output', () => {
	it('has event and payload on one level, under the names on the wire', () => {
		const output = simplified(incomingCall());
		expect(output).toEqual({
			event_id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0',
			event_type: 'call.initiated',
			occurred_at: '2025-11-23T00:00:00.123456Z',
			delivery_attempt: 1,
			call_control_id: 'v3:test_call-control_id',
			call_leg_id: '428c31b6-7af4-4bcb-b7f5-5013ef9657c1',
			call_session_id: '428c31b6-abf4-4bcb-b7f5-5013ef9657c2',
			caller_id_name: '+13125550001',
			calling_party_type: 'pstn',
			client_state: null,
			connection_id: '1293384261075731499',
			direction: 'incoming',
			from: '+13125550001',
			start_time: '2025-11-23T00:00:00.000000Z',
			state: 'parked',
			tags: [],
			to: '+13125550002',
		});
		expect(Object.keys(output).slice(0, 4)).toEqual([
			'event_id',
			'event_type',
			'occurred_at',
			'delivery_attempt',
		]);
	});

	it.each([
		['text', 'aGF2ZQ==', 'have'],
		['JSON', 'eyJzdGVwIjoxfQ==', { step: 1 }],
	])('decodes client_state that is %s next to its raw form', (_, raw, decoded) => {
		expect(simplified(incomingCall({ client_state: raw }))).toMatchObject({
			client_state: raw,
			client_state_decoded: decoded,
		});
	});

	it.each([[null], [''], [undefined], ['???'], [7]])(
		'has no decoded state for client_state %p',
		(client_state) => {
			expect(simplified(incomingCall({ client_state }))).not.toHaveProperty('client_state_decoded');
		},
	);

	it('finds occurred_at inside of the payload, where conferences have it', () => {
		const occurred_at = '2026-05-19T10:00:00.000000Z';
		const payload = { conference_id: 'c1', occurred_at };
		const envelope = { data: { event_type: 'conference.created', id: 'e1', payload } };
		expect(eventOf(envelope).occurredAt).toBe(occurred_at);
		expect(simplified(envelope)).toEqual({
			event_id: 'e1',
			event_type: 'conference.created',
			occurred_at,
			conference_id: 'c1',
		});
	});

	it('prefers occurred_at of the event', () => {
		const data = {
			event_type: 'conference.ended',
			occurred_at: '2026-01-01T00:00:01Z',
			payload: { occurred_at: '2026-01-01T00:00:00Z' },
		};
		expect(simplified({ data })).toMatchObject({ occurred_at: '2026-01-01T00:00:01Z' });
	});

	it('takes conference.floor.changed also without data, as the official types have it', () => {
		const flat = {
			id: 'e1',
			event_type: 'conference.floor.changed',
			payload: { conference_id: 'c1', call_leg_id: 'l1' },
			record_type: 'event',
		};
		expect(simplified(flat)).toEqual({
			event_id: 'e1',
			event_type: 'conference.floor.changed',
			conference_id: 'c1',
			call_leg_id: 'l1',
		});
	});

	it('keeps the attempts of a payment apart from those of the delivery', () => {
		const payload = { attempt: 3, payment_step: 'expiration-date' };
		const output = simplified({
			data: { event_type: 'call.payment.progress', payload },
			meta: { attempt: 2 },
		});
		expect(output).toMatchObject({ attempt: 3, delivery_attempt: 2 });
	});

	it('keeps what else stands beside the payload', () => {
		const data = {
			event_type: 'call.conversation.ended',
			created_at: '2026-01-01T00:00:00Z',
			payload: { reason: null },
		};
		expect(simplified({ data })).toMatchObject({ created_at: data.created_at, reason: null });
	});

	it('does not let a payload change what the event is', () => {
		const payload = { event_type: 'call.answered', event_id: 'other' };
		expect(simplified({ data: { event_type: 'call.hangup', id: 'e1', payload } })).toEqual({
			event_id: 'e1',
			event_type: 'call.hangup',
		});
	});

	it.each([[undefined], [null], ['text'], [[1]]])('lives with payload %p', (payload) => {
		expect(simplified({ data: { event_type: 'call.hold', id: 'e1', payload } })).toEqual({
			event_id: 'e1',
			event_type: 'call.hold',
		});
	});
});

describe('the id of an event', () => {
	const idOf = (envelope: unknown) => eventOf(envelope).eventId;
	const flat = { event_type: 'call.hold', payload: { call_leg_id: 'l1' }, record_type: 'event' };

	it.each([
		['data.id', { data: { ...flat, id: 'e1' }, webhook_id: 'w1' }, 'e1'],
		['id of a flat event', { ...flat, id: 'e1', webhook_id: 'w1' }, 'e1'],
		['webhook_id of a flat event', { ...flat, webhook_id: 'w1' }, 'w1'],
		['webhook_id in data', { data: { ...flat, webhook_id: 'w1' } }, 'w1'],
		['webhook_id beside data', { data: flat, webhook_id: 'w1' }, 'w1'],
	])('is %s', (_, envelope, id) => {
		expect(idOf(envelope)).toBe(id);
		expect(simplified(envelope)).toMatchObject({ event_id: id });
	});

	it.each([[{}], [{ id: '' }], [{ id: null, webhook_id: '' }], [{ id: 7 }]])(
		'is found from the body where %j is no id: the same in each delivery, another for each event',
		(none) => {
			const first = { data: { ...flat, ...none }, meta: { attempt: 1, delivered_to: 'a' } };
			const second = { ...first, meta: { attempt: 2, delivered_to: 'b' } };
			const other = { ...first, data: { ...first.data, payload: { call_leg_id: 'l2' } } };
			expect(idOf(first)).toMatch(/^[0-9a-f]{32}$/);
			expect(idOf(second)).toBe(idOf(first));
			expect(idOf(other)).not.toBe(idOf(first));
		},
	);
});

describe('raw output', () => {
	it('is the body as it came', () => {
		const envelope = incomingCall({ client_state: 'aGF2ZQ==' });
		expect(toOutput(eventOf(envelope), 'raw')).toEqual(envelope);
	});

	it.each([
		'https://n8n.acme.org/webhook/1/telnyx-voice?previous=https://a:s3cret@pbx.acme.org/?t=s3cret',
		'https://n8n.acme.org/webhook/1/telnyx-voice?signature=s3cret#s3cret',
		'https://s3cret:s3cret@n8n.acme.org/webhook/1/telnyx-voice',
	])('does not tell what stands in the query of our address: %s', (delivered_to) => {
		const { data } = incomingCall({ client_state: 'aGF2ZQ==' }) as { data: object };
		const output = toOutput(eventOf({ data, meta: { attempt: 1, delivered_to } }), 'raw');
		expect(output).toEqual({
			data,
			meta: { attempt: 1, delivered_to: 'https://n8n.acme.org/webhook/1/telnyx-voice' },
		});
	});
});
