import { NodeApiError, NodeOperationError, type INode, type IWebhookFunctions } from 'n8n-workflow';
import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { answerWebhook } from '../../../../nodes/TelnyxVoice/shared/events/webhookRequest';
import { fake, genuine, secret, type Given } from './fakeContext';
import { body, refusals } from './refusals';
import { account, NOW_MS, sign } from '../../../support/signing/webhooks';

async function call(context: IWebhookFunctions) {
	return await new TelnyxVoiceTrigger().webhook.call(context);
}

const trap = (): never => {
	throw new Error(`trap ${secret}`);
};

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe('webhook() starts the workflow', () => {
	it('with one item and exactly the default status', async () => {
		const { context, answer, warnings } = fake();
		expect(await call(context)).toEqual({
			webhookResponse: { status: 'accepted' },
			workflowData: [
				[{ json: expect.objectContaining({ direction: 'incoming', state: 'parked' }) }],
			],
		});
		expect(answer).toEqual({});
		expect(warnings).toEqual([]);
	});

	it('reads the raw body itself where n8n has not', async () => {
		const request = {
			headers: genuine.headers,
			rawBody: undefined as Buffer | undefined,
			readRawBody: async () => {
				request.rawBody = genuine.rawBody;
			},
		};
		expect(await call(fake({ request }).context)).toHaveProperty('workflowData');
	});

	it('believes the raw body, not what was parsed from it', async () => {
		const forged = JSON.parse(body.replace('+13125550001', '+19995550000'));
		const { workflowData } = await call(fake({ request: { ...genuine, body: forged } }).context);
		expect(workflowData?.[0]?.[0]?.json.from).toBe('+13125550001');
	});

	it('with the raw body on demand', async () => {
		const { workflowData } = await call(fake({ parameters: { output: 'raw' } }).context);
		expect(workflowData).toEqual([[{ json: JSON.parse(body) }]]);
	});

	it('within the window of its option', async () => {
		const headers = sign(body, { timestamp: String(NOW_MS / 1000 - 500) });
		const parameters = { options: { toleranceSecs: 600 } };
		expect(
			await call(fake({ request: { ...genuine, headers }, parameters }).context),
		).toHaveProperty('workflowData');
	});
});

describe('webhook() ignores', () => {
	it('an event that is not chosen, with the default status and no execution', async () => {
		const { context, answer, warnings } = fake({ parameters: { events: ['call.hangup'] } });
		expect(await call(context)).toEqual({ webhookResponse: { status: 'ignored' } });
		expect(answer).toEqual({});
		expect(warnings).toEqual([]);
	});
});

describe('webhook() refuses', () => {
	it.each(refusals)('$title: $status $reason', async ({ request, publicKey, status, reason }) => {
		const { context, answer, warnings } = fake({
			request: { headers: request.headers, rawBody: request.body },
			credential: () => ({ publicKey, apiKey: secret }),
			parameters: { events: ['allEvents'] },
		});
		expect(await call(context)).toEqual({ noWebhookResponse: true });
		expect(answer).toMatchObject({ status, type: 'text/plain' });
		expect(answer.text).toMatch(/^.{20,400}$/);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain(`(${status} ${reason})`);
		for (const written of [answer.text, warnings[0]]) {
			expect(written).not.toContain(secret);
			expect(written).not.toContain(account.publicKey);
			expect(written).not.toContain('call_control_id');
		}
	});

	it('does not ask for the credential before the headers are in order', async () => {
		const credential = jest.fn(trap);
		const request = { headers: {}, rawBody: genuine.rawBody };
		const { context, answer } = fake({ request, credential });
		expect(await call(context)).toEqual({ noWebhookResponse: true });
		expect(answer.status).toBe(401);
		expect(credential).not.toHaveBeenCalled();
	});

	it.each([-301, 301])('nor for a webhook from %d s away', async (offset) => {
		const credential = jest.fn(trap);
		const headers = sign(body, { timestamp: String(NOW_MS / 1000 + offset) });
		const { context, answer } = fake({ request: { ...genuine, headers }, credential });
		expect(await call(context)).toEqual({ noWebhookResponse: true });
		expect(answer.status).toBe(401);
		expect(credential).not.toHaveBeenCalled();
	});
});

describe('webhook() never throws', () => {
	const getter = (name: string, base: object = genuine) =>
		Object.defineProperty({ ...base }, name, { get: trap });

	it.each<[string, Given, number | undefined]>([
		['credential throws', { credential: trap }, 503],
		['credential is missing', { credential: () => undefined }, 503],
		['credential has no fields', { credential: () => ({}) }, 503],
		['a getter of the credential throws', { credential: () => getter('publicKey', {}) }, 503],
		['parameters throw', { overrides: { getNodeParameter: trap } }, 503],
		['options are null', { overrides: { getNodeParameter: () => null } }, 503],
		['request throws', { overrides: { getRequestObject: trap } }, 500],
		['request is null', { request: null }, 500],
		['request has no headers', { request: { rawBody: genuine.rawBody } }, 500],
		['headers throw', { request: getter('headers') }, 500],
		['raw body throws', { request: getter('rawBody') }, 500],
		[
			'a header throws',
			{ request: { ...genuine, headers: getter('telnyx-timestamp', genuine.headers) } },
			500,
		],
		[
			'reading the raw body fails',
			{ request: { ...genuine, rawBody: undefined, readRawBody: async () => trap() } },
			500,
		],
		['raw body is missing', { request: { ...genuine, rawBody: undefined } }, 400],
		['raw body is a text', { request: { ...genuine, rawBody: body } }, 400],
		['response throws', { credential: trap, overrides: { getResponseObject: trap } }, undefined],
		['log throws', { credential: trap, overrides: { logger: { warn: trap } } }, 503],
		['there is no log', { credential: trap, overrides: { logger: undefined } }, 503],
		[
			'a hostile context',
			{ overrides: { getRequestObject: trap, getResponseObject: trap } },
			undefined,
		],
	])('%s', async (_, given, status) => {
		const { context, answer, warnings } = fake(given);
		expect(await call(context)).toEqual({ noWebhookResponse: true });
		expect(answer.status).toBe(status);
		expect(`${answer.text} ${warnings.join()}`).not.toContain(secret);
	});

	it('does not answer twice', async () => {
		const send = jest.fn();
		const response = { headersSent: true, status: send, type: send, send };
		const overrides = { getResponseObject: () => response };
		expect(await call(fake({ credential: trap, overrides }).context)).toEqual({
			noWebhookResponse: true,
		});
		expect(send).not.toHaveBeenCalled();
	});

	it('takes a single event name from an expression', async () => {
		const one = fake({ parameters: { events: 'incomingCall' } });
		expect(await call(one.context)).toHaveProperty('workflowData');
	});

	it.each([[7], [{}], [true]])('has Telnyx try again while events are %p', async (events) => {
		const { context, answer } = fake({ parameters: { events } });
		expect(await call(context)).toEqual({ noWebhookResponse: true });
		expect(answer.status).toBe(503);
	});
});

describe('the log tells why an event could not be processed', () => {
	const node = { name: 'Gather', type: 'telnyxVoice' } as INode;
	const answerWith = async (thrown: Error) => {
		const { context, answer, warnings } = fake();
		await answerWebhook(
			context,
			() => undefined,
			async () => await Promise.reject(thrown),
		);
		return { answer, line: warnings.join() };
	};

	it.each([
		new NodeOperationError(node, 'Stopping the recording failed: authentication failed'),
		new NodeApiError(node, { message: 'x' }, { message: 'Stopping the recording failed: 401' }),
	])('as far as the error is one for people: %#', async (error) => {
		const { answer, line } = await answerWith(error);
		expect(line).toContain('(500 unexpected)');
		expect(line).toContain('Stopping the recording failed');
		expect(answer.status).toBe(500);
		expect(answer.text).not.toContain('Stopping');
	});

	it('but not what an error of another kind quotes', async () => {
		const { answer, line } = await answerWith(new Error(`quoted: ${secret}`));
		expect(line).toContain('(500 unexpected)');
		expect(`${line} ${answer.text}`).not.toContain('quoted');
	});
});
