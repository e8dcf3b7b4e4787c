import { VERDICTS } from '../../../../nodes/TelnyxVoice/shared/events/callResults';
import { wrapState } from '../../../../nodes/TelnyxVoice/shared/events/correlation';
import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { fake } from '../delivery/fakeContext';
import { incomingCall, NOW_MS, sign } from '../../../support/signing/webhooks';

const OURS = '+13125550100';
const OURS_TOO = '+13125550101';
const THEIRS = '+442079460000';

let calls = 0;
let asked: string[];
/** What Telnyx answers about a number; undefined for a connection that breaks off. */
let telnyx: { statusCode: number } | undefined;

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
	asked = [];
	telnyx = { statusCode: 200 };
});

afterEach(() => {
	jest.restoreAllMocks();
});

/** What becomes of a hang-up at a trigger whose process has seen nothing else of the call. */
async function hangUp(direction: string | undefined, payload: object, fresh = `${++calls}`) {
	const envelope = incomingCall({
		direction: undefined,
		call_leg_id: `direction ${fresh}`,
		hangup_cause: 'originator_cancel',
		...payload,
	});
	const data = {
		...(envelope.data as object),
		event_type: 'call.hangup',
		id: `hangup ${fresh} ${++calls}`,
	};
	const body = JSON.stringify({ ...envelope, data });
	const { context, answer, warnings } = fake({
		workflowId: `direction ${fresh}`,
		request: { headers: sign(body), rawBody: Buffer.from(body) },
		parameters: { events: ['call.hangup'], filters: direction ? { direction } : {} },
		overrides: {
			// The numbers that are remembered belong to a credential.
			getNode: () => ({ id: 'trigger', credentials: { telnyxVoiceApi: { id: fresh } } }),
			helpers: {
				httpRequestWithAuthentication: async (
					_: string,
					{ qs }: { qs: { [name: string]: string } },
				) => {
					const digits = qs['filter[phone_number]'];
					asked.push(digits);
					if (!telnyx) throw Object.assign(new Error('reset'), { httpCode: 'ECONNRESET' });
					const found = [OURS, OURS_TOO].filter((each) => each.includes(digits));
					return {
						...telnyx,
						headers: {},
						body: { data: found.map((phone_number) => ({ phone_number })) },
					};
				},
			},
		},
	});
	const { workflowData, webhookResponse } = await new TelnyxVoiceTrigger().webhook.call(context);
	const json = (workflowData as Array<Array<{ json: object }>> | undefined)?.[0]?.[0]?.json;
	return { outcome: json ? 'started' : (webhookResponse ?? answer.status), json, warnings };
}

const filtered = { status: 'filtered' };

describe('the direction of a call whose beginning nobody here has seen', () => {
	it.each<[string, string, string, unknown, unknown]>([
		['somebody calls us', THEIRS, OURS, 'started', filtered],
		['we call somebody', OURS, THEIRS, filtered, 'started'],
		['one of us calls another one', OURS, OURS_TOO, filtered, filtered],
		['strangers', THEIRS, '+33140000000', filtered, filtered],
		['a hidden number calls us', 'anonymous', OURS, 'started', filtered],
		['a SIP address calls us', 'sip:alice@example.com', OURS, 'started', filtered],
		['SIP addresses', 'sip:alice@example.com', 'sip:us@sip.telnyx.com', filtered, filtered],
		['a number that only contains ours', '+1312555010', OURS, 'started', filtered],
	])('is found by the numbers: %s', async (_, from, to, incoming, outgoing) => {
		expect((await hangUp('incoming', { from, to })).outcome).toEqual(incoming);
		expect((await hangUp('outgoing', { from, to })).outcome).toEqual(outgoing);
	});

	it('is told by the correlation of Dial, without asking', async () => {
		const correlation = {
			correlationId: 'n',
			resume: '/no/run',
			events: ['call.answered', ...VERDICTS],
		};
		const client_state = wrapState(correlation, undefined);
		// As it would look by the numbers, it came in.
		const payload = { from: THEIRS, to: OURS, client_state };
		expect((await hangUp('incoming', payload)).outcome).toEqual(filtered);
		expect((await hangUp('outgoing', payload)).outcome).toBe('started');
		expect(asked).toEqual([]);
	});

	it('is asked for once per number', async () => {
		await hangUp('incoming', { from: THEIRS, to: OURS }, 'once');
		await hangUp('incoming', { from: THEIRS, to: OURS, call_leg_id: 'another' }, 'once');
		expect(asked).toEqual(['442079460000', '13125550100']);
	});

	it('is not asked for without the filter', async () => {
		expect((await hangUp(undefined, { from: THEIRS, to: OURS })).outcome).toBe('started');
		expect(asked).toEqual([]);
	});

	it('stands in the item, once it is found', async () => {
		const { json } = await hangUp('incoming', { from: THEIRS, to: OURS });
		expect(json).toMatchObject({ direction: 'incoming', from: THEIRS, to: OURS });
	});

	it('has Telnyx send the event again where it does not answer, and starts nothing', async () => {
		telnyx = { statusCode: 401 };
		const { outcome, warnings } = await hangUp('incoming', { from: THEIRS, to: OURS });
		expect(outcome).toBe(503);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toMatch(/API key/);
		expect(warnings[0]).not.toContain(THEIRS);
	});
});
