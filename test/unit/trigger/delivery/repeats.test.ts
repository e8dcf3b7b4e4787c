import type { IWebhookFunctions } from 'n8n-workflow';
import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { fake, genuine, type Fake, type Given } from './fakeContext';
import { incomingCall, NOW_MS, sign } from '../../../support/signing/webhooks';

let ids = 0;
let workflowId: string;

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
	workflowId = `repeats ${++ids}`;
});

afterEach(() => {
	jest.restoreAllMocks();
});

async function call(context: IWebhookFunctions) {
	return await new TelnyxVoiceTrigger().webhook.call(context);
}

/** A delivery to the same trigger. */
function delivery(given: Given = {}): Fake {
	return fake({ workflowId, ...given });
}

const started = expect.objectContaining({ workflowData: expect.anything() });
const duplicate = { webhookResponse: { status: 'duplicate' } };

describe('an event that is delivered again', () => {
	it('starts nothing once n8n has answered 200', async () => {
		const first = delivery();
		expect(await call(first.context)).toEqual(started);
		first.end(200);
		expect(await call(delivery().context)).toEqual(duplicate);
		first.close();
		expect(await call(delivery().context)).toEqual(duplicate);
	});

	it('starts the workflow if n8n could not start it the first time', async () => {
		const first = delivery();
		await call(first.context);
		first.end(500);
		const second = delivery();
		expect(await call(second.context)).toEqual(started);
		second.end(500);
		second.close();
		expect(await call(delivery().context)).toEqual(started);
	});

	it('has to come back while the first delivery is under way, whatever becomes of it', async () => {
		const first = delivery();
		await call(first.context);
		const early = delivery();
		expect(await call(early.context)).toEqual({ noWebhookResponse: true });
		expect(early.answer.status).toBe(503);
		expect(early.warnings).toEqual([]);
		first.end(200);
		expect(await call(delivery().context)).toEqual(duplicate);
	});

	it('starts nothing also if Telnyx had hung up before n8n answered', async () => {
		const first = delivery();
		await call(first.context);
		first.close();
		const early = delivery();
		await call(early.context);
		expect(early.answer.status).toBe(503);
		// n8n answers into the void: nothing tells of it but the response itself.
		first.end(200);
		expect(await call(delivery().context)).toEqual(duplicate);
	});

	it('is still unknown after a refusal of ours', async () => {
		const unreadable = delivery({ parameters: { events: 7 } });
		await call(unreadable.context);
		expect(unreadable.answer.status).toBe(503);
		expect(await call(delivery().context)).toEqual(started);
	});

	it('is not told by a delivery that was not verified', async () => {
		const forged = delivery({
			request: { ...genuine, headers: { ...genuine.headers, 'telnyx-timestamp': '1' } },
		});
		await call(forged.context);
		expect(forged.answer.status).toBe(401);
		expect(await call(delivery().context)).toEqual(started);
	});
});

describe('what is no repetition', () => {
	it('the same event for another trigger', async () => {
		const first = delivery();
		await call(first.context);
		first.end(200);
		const other = delivery({ workflowId: `${workflowId} other` });
		expect(await call(other.context)).toEqual(started);
	});

	it('an event sent again while somebody tests', async () => {
		const overrides = { getMode: () => 'manual' };
		for (const each of [delivery({ overrides }), delivery({ overrides })]) {
			expect(await call(each.context)).toEqual(started);
			each.end(200);
		}
	});

	it('another event that has no id either', async () => {
		const sent = [withoutId({ call_leg_id: 'l1' }), withoutId({ call_leg_id: 'l2' })];
		for (const request of sent) {
			const each = delivery({ request });
			expect(await call(each.context)).toEqual(started);
			each.end(200);
		}
	});
});

/** An event without `data.id`. */
function withoutId(payload: object, attempt = 1, more: object = {}) {
	const envelope = incomingCall({ ...payload }) as { data: { id?: string }; meta: object };
	delete envelope.data.id;
	const meta = { ...envelope.meta, attempt };
	const body = JSON.stringify({ ...envelope, meta, ...more });
	return { headers: sign(body), rawBody: Buffer.from(body) };
}

describe('an event without an id that is delivered again', () => {
	it.each([
		['has a webhook_id', { webhook_id: 'w1' }],
		['has nothing', {}],
	])('starts nothing where it %s', async (_, more) => {
		const first = delivery({ request: withoutId({}, 1, more) });
		expect(await call(first.context)).toEqual(started);
		first.end(200);
		const again = delivery({ request: withoutId({}, 2, more) });
		expect(await call(again.context)).toEqual(duplicate);
	});
});
