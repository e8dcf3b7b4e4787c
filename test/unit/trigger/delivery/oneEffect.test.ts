import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { wrapState } from '../../../../nodes/TelnyxVoice/shared/events/correlation';
import { fake, type Fake } from './fakeContext';
import { incomingCall, NOW_MS, sign } from '../../../support/signing/webhooks';

const correlation = {
	correlationId: 'n1',
	resume: '/webhook-waiting/7/telnyx-voice',
	events: ['call.dequeued', 'call.hangup'],
};

let workflows = 0;
let eventId: string;
let workflowId: string;
let paused: { statusCode: number; body: unknown } | Error;
let asked: string[];

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
	workflowId = `one effect ${++workflows}`;
	eventId = `event of ${workflowId}`;
	paused = { statusCode: 200, body: { taken: true } };
	asked = [];
});

afterEach(() => {
	jest.restoreAllMocks();
});

interface Sent {
	type?: string;
	client_state?: string | null;
	options?: object;
	attempt?: number;
}

/** An event for the paused run, as it arrives at a trigger that is subscribed to it. */
function event({
	type = 'call.dequeued',
	client_state = wrapState(correlation, undefined),
	options = {},
	attempt = 1,
}: Sent = {}): Fake {
	const envelope = incomingCall({ client_state, hangup_cause: 'normal_clearing' });
	const data = { ...(envelope.data as object), event_type: type, id: eventId };
	const body = JSON.stringify({ ...envelope, data, meta: { attempt } });
	return fake({
		workflowId,
		request: { headers: sign(body), rawBody: Buffer.from(body) },
		parameters: { events: ['call.dequeued', 'call.hangup'], options },
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
		expect(await deliver(event())).toBe('handedOver');
		expect(asked).toEqual(['https://n8n.example.com/webhook-waiting/7/telnyx-voice']);
	});

	it('starts nothing either when it is delivered again after the run has ended', async () => {
		await deliver(event());
		paused = { statusCode: 409, body: { message: 'The execution "7" has finished already.' } };
		expect(await deliver(event())).toBe('duplicate');
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
		expect(await deliver(event())).toBe('started');
		expect(await deliver(event())).toBe('duplicate');
	});

	it('starts the workflow when no run is named in it', async () => {
		expect(await deliver(event({ client_state: null }))).toBe('started');
		expect(asked).toEqual([]);
	});

	it.each([
		['stores it', { statusCode: 409, body: { message: 'The execution "7" is running already.' } }],
		['is short of data', { statusCode: 500, body: {} }],
	])('has to come back while n8n %s, and then continues the run', async (_, reply) => {
		paused = reply;
		expect(await deliver(event())).toBe(503);
		paused = { statusCode: 200, body: { taken: true } };
		expect(await deliver(event())).toBe('handedOver');
	});

	it('has to come back while n8n stores the run, and starts the workflow if another event was first', async () => {
		paused = { statusCode: 409, body: { message: 'The execution "7" is running already.' } };
		expect(await deliver(event())).toBe(503);
		paused = { statusCode: 200, body: { taken: false } };
		expect(await deliver(event())).toBe('started');
	});
});

describe('the end of a call that a paused run has', () => {
	const type = 'call.hangup';
	const off = { hangupsOfRuns: false };

	it('starts the workflow as well, once', async () => {
		expect(await deliver(event({ type }))).toBe('started');
		expect(asked).toHaveLength(1);
		paused = { statusCode: 409, body: { message: 'The execution "7" has finished already.' } };
		expect(await deliver(event({ type, attempt: 2 }))).toBe('duplicate');
	});

	it('does so too when another process may have handed it to the run', async () => {
		paused = { statusCode: 409, body: { message: 'The execution "7" has finished already.' } };
		expect(await deliver(event({ type, attempt: 2 }))).toBe('started');
	});

	it('has to come back while n8n stores the run, which must not lose it', async () => {
		paused = { statusCode: 409, body: { message: 'The execution "7" is running already.' } };
		expect(await deliver(event({ type }))).toBe(503);
		paused = { statusCode: 200, body: { taken: true } };
		expect(await deliver(event({ type, attempt: 2 }))).toBe('started');
	});

	it('starts nothing by choice', async () => {
		expect(await deliver(event({ type, options: off }))).toBe('handedOver');
		expect(await deliver(event({ type, options: off }))).toBe('duplicate');
	});

	it('starts the workflow by any choice when no run has the call', async () => {
		paused = { statusCode: 200, body: { taken: false } };
		expect(await deliver(event({ type, options: off }))).toBe('started');
	});
});

describe('a repeated delivery of another event', () => {
	it.each([
		[
			'has ended',
			{ statusCode: 409, body: { message: 'The execution "7" has finished already.' } },
		],
		['waits for something else', { statusCode: 200, body: { taken: false } }],
	])('starts nothing when its run %s: it may have been taken', async (_, reply) => {
		paused = reply;
		expect(await deliver(event({ attempt: 2 }))).toBe('duplicate');
	});

	it('starts nothing when the relay of the call has handed it over', async () => {
		expect(await deliver(event())).toBe('handedOver');
		// The same event at the trigger of another workflow.
		workflowId = `${workflowId}, another one`;
		expect(await deliver(event())).toBe('duplicate');
		expect(asked).toHaveLength(1);
	});
});
