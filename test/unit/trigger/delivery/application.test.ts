import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { fake } from './fakeContext';
import { incomingCall, NOW_MS, sign } from '../../../support/signing/webhooks';

const CHOSEN = '1293384261075731499';
const TEST = '1293384261075731500';

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
});

afterEach(() => {
	jest.restoreAllMocks();
});

let legs = 0;

/** What becomes of signed events of one call at a trigger with these parameters. */
async function receive(parameters: Record<string, unknown>, ...events: object[]) {
	const leg = `application ${++legs}`;
	const debug: string[] = [];
	const workflowId = `workflow of ${leg}`;
	let outcome: unknown;
	for (const { type = 'call.initiated', ...payload } of events as Array<{ type?: string }>) {
		const envelope = incomingCall({ call_leg_id: leg, ...payload });
		const data = { ...(envelope.data as object), event_type: type, id: `${leg} ${type}` };
		const body = JSON.stringify({ ...envelope, data });
		const { context, warnings } = fake({
			workflowId,
			request: { headers: sign(body), rawBody: Buffer.from(body) },
			parameters: { events: ['allEvents'], ...parameters },
			overrides: {
				logger: { debug: (line: string) => debug.push(line), warn: () => undefined },
			},
		});
		const answer = await new TelnyxVoiceTrigger().webhook.call(context);
		expect(warnings).toEqual([]);
		outcome = answer.workflowData ? 'started' : answer.webhookResponse;
	}
	return { outcome, debug };
}

const chosen = { connectionId: { __rl: true, mode: 'list', value: CHOSEN } };
const withTest = { ...chosen, options: { testApplication: { mode: 'id', value: TEST } } };
const ignored = { status: 'ignored' };

describe('an application that is chosen', () => {
	it.each<[string, object, unknown]>([
		['its own', { connection_id: CHOSEN }, 'started'],
		['another one', { connection_id: TEST }, ignored],
		['one that begins alike', { connection_id: `${CHOSEN}0` }, ignored],
		['one that ends alike', { connection_id: CHOSEN.slice(1) }, ignored],
		['one that is no number', { connection_id: 'uuid-like' }, ignored],
		['a number', { connection_id: 7 }, ignored],
		// Not every event has it.
		['none', { connection_id: undefined }, 'started'],
		['null', { connection_id: null }, 'started'],
		['nothing', { connection_id: '' }, 'started'],
	])('lets the events of %s: %j', async (_, payload, outcome) => {
		const received = await receive(chosen, payload);
		expect(received.outcome).toEqual(outcome);
		expect(received.debug).toHaveLength(outcome === 'started' ? 0 : 1);
	});

	it('includes the one for tests', async () => {
		expect((await receive(withTest, { connection_id: TEST })).outcome).toBe('started');
		expect((await receive(withTest, { connection_id: '1' })).outcome).toEqual(ignored);
	});

	it('is known of later events which do not name it', async () => {
		const saved = { type: 'call.recording.saved', connection_id: undefined };
		expect((await receive(chosen, { connection_id: '1' }, saved)).outcome).toEqual(ignored);
		expect((await receive(chosen, { connection_id: CHOSEN }, saved)).outcome).toBe('started');
	});

	it.each<[string, Record<string, unknown>]>([
		['nothing is chosen', { connectionId: { mode: 'list', value: '' } }],
		['there is no such field', {}],
		['the setup is manual, whatever was chosen before', { ...chosen, setup: 'manual' }],
	])('is not asked for when %s', async (_, parameters) => {
		expect((await receive(parameters, { connection_id: '1' })).outcome).toBe('started');
	});

	it('can be given as text, by an expression', async () => {
		expect((await receive({ connectionId: CHOSEN }, { connection_id: CHOSEN })).outcome).toBe(
			'started',
		);
		expect((await receive({ connectionId: CHOSEN }, { connection_id: TEST })).outcome).toEqual(
			ignored,
		);
	});
});
