import {
	screen,
	verifyEvent,
	type IncomingRequest,
} from '../../../../nodes/TelnyxVoice/shared/events/verifiedEvent';
import {
	deliver,
	type DeliverySettings,
} from '../../../../nodes/TelnyxVoice/trigger/delivery/delivery';
import { ALL_EVENTS, INCOMING_CALL } from '../../../../nodes/TelnyxVoice/trigger/selection/events';
import { readFilters } from '../../../../nodes/TelnyxVoice/trigger/selection/filters';
import { gzip, refusals } from './refusals';
import { account, incomingCall, NOW_MS, sign } from '../../../support/signing/webhooks';

const settings = {
	publicKey: account.publicKey,
	events: [ALL_EVENTS],
	filters: readFilters({}),
	ignoreLate: false,
	output: 'simplified' as const,
};

type Settings = DeliverySettings & { publicKey: unknown; toleranceSecs?: number };

/** The way of a delivery through the trigger, without n8n. */
function receive(request: IncomingRequest, given: Settings, nowMs: number) {
	const event = verifyEvent(request, given, nowMs);
	return event.ok ? deliver(event, given, {}, 0) : { outcome: 'refused', refusal: event };
}

function signed(body: string | Buffer) {
	return { headers: sign(body), body: Buffer.from(body) };
}

describe('a refused delivery', () => {
	it.each(refusals)('$title: $status $reason', ({ request, publicKey, status, reason }) => {
		const delivery = receive(request, { ...settings, publicKey }, NOW_MS);
		expect(delivery).toMatchObject({ outcome: 'refused', refusal: { status, reason } });
	});

	it('says how to get from API version 1 to 2', () => {
		const headers = { 'x-telnyx-signature': 't=1,h=abc' };
		expect(screen({ headers, body: Buffer.from('{}') })?.message).toMatch(/API v2/);
	});

	it('is told from an accepted one by nothing but its signature', () => {
		const request = signed(JSON.stringify(incomingCall()));
		expect(receive(request, settings, NOW_MS).outcome).toBe('start');
		const changed = { ...request, body: Buffer.from(request.body).fill(' ', 0, 1) };
		expect(receive(changed, settings, NOW_MS).outcome).toBe('refused');
	});
});

describe('an accepted delivery', () => {
	it.each([
		['as Telnyx sends it', JSON.stringify(incomingCall())],
		['pretty-printed, if signed so', JSON.stringify(incomingCall(), null, 2)],
		['with unicode', JSON.stringify(incomingCall({ caller_id_name: 'Zoë ☎ 👋' }))],
		['with a byte order mark', `\ufeff${JSON.stringify(incomingCall())}`],
		['of one megabyte', JSON.stringify(incomingCall({ tags: ['a'.repeat(1_048_576)] }))],
	])('%s', (_, body) => {
		const delivery = receive(signed(body), settings, NOW_MS);
		expect(delivery).toMatchObject({
			outcome: 'start',
			json: { event_type: 'call.initiated', call_control_id: 'v3:test_call-control_id' },
		});
	});

	it('that n8n has unpacked from gzip', () => {
		const body = JSON.stringify(incomingCall());
		const headers = { ...sign(body), 'content-encoding': 'gzip' };
		expect(receive({ headers, body: Buffer.from(body) }, settings, NOW_MS).outcome).toBe('start');
		expect(receive({ headers, body: gzip(body) }, settings, NOW_MS).outcome).toBe('refused');
	});

	it('starts nothing if its event is not chosen', () => {
		const chosen = { ...settings, events: [INCOMING_CALL] };
		const outgoing = signed(JSON.stringify(incomingCall({ direction: 'outgoing' })));
		expect(receive(outgoing, chosen, NOW_MS)).toMatchObject({
			outcome: 'ignored',
			event: { eventType: 'call.initiated' },
		});
		const incoming = signed(JSON.stringify(incomingCall()));
		expect(receive(incoming, chosen, NOW_MS).outcome).toBe('start');
	});

	it('passes an event that is newer than this package', () => {
		const future = signed('{"data":{"event_type":"call.teleported","payload":{"where":"moon"}}}');
		expect(receive(future, settings, NOW_MS)).toMatchObject({
			outcome: 'start',
			json: { event_type: 'call.teleported', where: 'moon' },
		});
	});

	it('follows the window of the settings', () => {
		const body = JSON.stringify(incomingCall());
		const headers = sign(body, { timestamp: String(NOW_MS / 1000 - 400) });
		const request = { headers, body: Buffer.from(body) };
		expect(receive(request, settings, NOW_MS).outcome).toBe('refused');
		expect(receive(request, { ...settings, toleranceSecs: 600 }, NOW_MS).outcome).toBe('start');
	});

	it('is given raw on demand', () => {
		const request = signed(JSON.stringify(incomingCall()));
		expect(receive(request, { ...settings, output: 'raw' }, NOW_MS)).toMatchObject({
			outcome: 'start',
			json: incomingCall(),
		});
	});
});
