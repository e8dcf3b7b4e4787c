import { TelnyxVoiceTrigger } from '../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { stampClientState } from '../../../nodes/TelnyxVoice/shared/stampedState';
import { fake, type Fake } from './fakeContext';
import { incomingCall, NOW_MS, sign } from './signing';

const stamp = { nonce: 'n1', resume: '/webhook-waiting/7/telnyx-voice', events: ['call.hangup'] };

let workflows = 0;
let workflowId: string;
let paused: { statusCode: number; body: unknown } | Error;
let asked: string[];

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
	workflowId = `one effect ${++workflows}`;
	paused = { statusCode: 200, body: { taken: true } };
	asked = [];
});

afterEach(() => {
	jest.restoreAllMocks();
});

/** A hang-up, as it arrives at a trigger that is subscribed to it. */
function hangup(client_state: string | null = stampClientState(stamp, undefined)): Fake {
	const envelope = incomingCall({ client_state, hangup_cause: 'normal_clearing' });
	const data = { ...(envelope.data as object), event_type: 'call.hangup' };
	const body = JSON.stringify({ ...envelope, data });
	return fake({
		workflowId,
		request: { headers: sign(body), rawBody: Buffer.from(body) },
		parameters: { events: ['call.hangup'] },
		overrides: {
			getWebhookName: () => 'default',
			getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/1/telnyx-voice',
			helpers: {
				httpRequest: async ({ url }: { url: string }) => {
					asked.push(url);
					if (paused instanceof Error) throw paused;
					return paused;
				},
			},
		},
	});
}

/** One delivery, to the end. @returns what became of it: `started`, a status text, or a number */
async function deliver(each: Fake): Promise<unknown> {
	const answer = await new TelnyxVoiceTrigger().webhook.call(each.context);
	if (answer.noWebhookResponse) return each.answer.status;
	each.end(200);
	each.close();
	return answer.workflowData ? 'started' : (answer.webhookResponse as { status: string }).status;
}

describe('one event has at most one effect', () => {
	it('continues the paused run that waits for it, and starts nothing', async () => {
		expect(await deliver(hangup())).toBe('handedOver');
		expect(asked).toEqual(['https://n8n.example.com/webhook-waiting/7/telnyx-voice']);
	});

	it('starts nothing either when it is delivered again after the run has ended', async () => {
		await deliver(hangup());
		paused = { statusCode: 409, body: { message: 'The execution "7" has finished already.' } };
		expect(await deliver(hangup())).toBe('duplicate');
		expect(asked).toHaveLength(1);
	});

	it.each([
		[
			'has ended',
			{ statusCode: 409, body: { message: 'The execution "7" has finished already.' } },
		],
		['is unknown', { statusCode: 404, body: { message: 'The execution "7" does not exist.' } }],
		['does not want it', { statusCode: 200, body: { taken: false } }],
	])('starts the workflow when the run %s', async (_, reply) => {
		paused = reply;
		expect(await deliver(hangup())).toBe('started');
		expect(await deliver(hangup())).toBe('duplicate');
	});

	it('starts the workflow when no run is named in it', async () => {
		expect(await deliver(hangup(null))).toBe('started');
		expect(asked).toEqual([]);
	});

	it.each([
		['stores it', { statusCode: 409, body: { message: 'The execution "7" is running already.' } }],
		['is short of data', { statusCode: 500, body: {} }],
	])('has to come back while n8n %s, and then continues the run', async (_, reply) => {
		paused = reply;
		expect(await deliver(hangup())).toBe(503);
		paused = { statusCode: 200, body: { taken: true } };
		expect(await deliver(hangup())).toBe('handedOver');
	});

	it('has to come back while n8n stores the run, and starts the workflow if another event was first', async () => {
		paused = { statusCode: 409, body: { message: 'The execution "7" is running already.' } };
		expect(await deliver(hangup())).toBe(503);
		paused = { statusCode: 200, body: { taken: false } };
		expect(await deliver(hangup())).toBe('started');
	});
});
