import { readEvent } from '../../../../nodes/TelnyxVoice/shared/events/envelope';
import { toOutput } from '../../../../nodes/TelnyxVoice/shared/events/eventOutput';
import { wrapState } from '../../../../nodes/TelnyxVoice/shared/events/correlation';
import { incomingCall } from '../../../support/signing/webhooks';

const correlation = {
	correlationId: 'n1',
	resume: '/webhook-waiting/7/telnyx-voice',
	events: ['call.hangup'],
};
const OWN = Buffer.from('{"patient":42}').toString('base64');

function outputs(envelope: unknown) {
	const event = readEvent(Buffer.from(JSON.stringify(envelope)));
	if (!event.ok) throw new Error(event.message);
	return { simplified: toOutput(event, 'simplified'), raw: toOutput(event, 'raw') };
}

describe('what a paused run wraps around client_state', () => {
	it.each([
		['of a user', OWN, { client_state: OWN, client_state_decoded: { patient: 42 } }],
		['that the user left empty', undefined, { client_state: null }],
	])('is invisible around a state %s', (_, own, fields) => {
		const envelope = incomingCall({ client_state: wrapState(correlation, own) });
		const { simplified, raw } = outputs(envelope);
		expect(simplified).toEqual({ ...outputs(incomingCall()).simplified, ...fields });
		expect(raw).toEqual(incomingCall({ client_state: own ?? null }));
		expect(JSON.stringify([simplified, raw])).not.toMatch(/n8nWait|webhook-waiting/);
		const { client_state } = raw as { client_state?: string };
		expect(client_state).toBeUndefined();
	});

	it('is invisible in an event without data, too', () => {
		const payload = { conference_id: 'c1', client_state: wrapState(correlation, OWN) };
		const flat = { id: 'e1', event_type: 'conference.floor.changed', payload };
		const { raw } = outputs(flat);
		expect(raw).toEqual({ ...flat, payload: { conference_id: 'c1', client_state: OWN } });
	});

	it('leaves the event itself alone, in which the relays look for it', () => {
		const client_state = wrapState(correlation, OWN);
		const event = readEvent(Buffer.from(JSON.stringify(incomingCall({ client_state }))));
		if (!event.ok) throw new Error(event.message);
		toOutput(event, 'simplified');
		toOutput(event, 'raw');
		expect(event.payload.client_state).toBe(client_state);
	});

	it.each([['eyJuOG5XYWl0Ijp0cnVlfQ=='], ['aGF2ZQ=='], [null], ['']])(
		'is not seen where there is none: %p',
		(client_state) => {
			expect(outputs(incomingCall({ client_state })).raw).toEqual(incomingCall({ client_state }));
		},
	);
});
