import { forwardToTrigger } from '../../../../nodes/TelnyxVoice/wait/relay/forwardToTrigger';
import { startFakeN8n, type Answer, type FakeN8n } from '../../../support/engine/fakeN8n';

let n8n: FakeN8n;
beforeAll(async () => {
	n8n = await startFakeN8n();
});
afterAll(async () => await n8n.close());
beforeEach(() => n8n.forget());

const request = {
	headers: { 'telnyx-signature-ed25519': 'c2ln', 'telnyx-timestamp': '1767607200', cookie: 'mine' },
	body: Buffer.from('{ "data": { "id": "é" } }'),
};

it('sends the very bytes and the signature to the trigger', async () => {
	n8n.query = { next: '/base/webhook/5f0c-77/telnyx-voice' };
	expect(await forwardToTrigger(n8n.context, request)).toBe(true);
	const [{ method, url, headers, body }, ...more] = n8n.seen;
	expect(more).toEqual([]);
	expect({ method, url }).toEqual({ method: 'POST', url: '/base/webhook/5f0c-77/telnyx-voice' });
	expect(headers).toMatchObject({
		'telnyx-signature-ed25519': 'c2ln',
		'telnyx-timestamp': '1767607200',
	});
	expect(headers.cookie).toBeUndefined();
	expect(body).toBe('{ "data": { "id": "é" } }');
});

it.each<[string, Answer, boolean]>([
	['the trigger has taken it', { status: 200, body: '{"status":"accepted"}' }, true],
	['the workflow is no longer published', { status: 404, body: '{}' }, true],
	['the trigger refuses it', { status: 401, body: 'no' }, true],
	['an earlier delivery is under way', { status: 503, body: 'later' }, false],
	['n8n has failed', { status: 500, body: '' }, false],
	['the connection breaks off', { status: 0, reset: true }, false],
])('%s: dealt with is %p', async (_, answer, done) => {
	Object.assign(n8n, { answer, query: { next: '/webhook/1/telnyx-voice' } });
	expect(await forwardToTrigger(n8n.context, request)).toBe(done);
});

it.each([
	undefined,
	'',
	['/webhook/1/telnyx-voice', '/webhook/2/telnyx-voice'],
	{ a: 1 },
	'//evil.example/webhook/1/telnyx-voice',
	'https://evil.example/webhook/1/telnyx-voice',
	'@evil.example/webhook/1/telnyx-voice',
	'.evil.example/webhook/1/telnyx-voice',
	'/webhook/../rest/telnyx-voice',
	'/webhook/1/telnyx-voice?x=1',
	'/webhook/1/telnyx-voice\n',
	'/webhook/1/telnyx-voice-events',
	'/webhook/1/2/telnyx-voice',
	'/rest/workflows',
])('leads to nothing but triggers: not to %j', async (next) => {
	n8n.query = { next: next as string };
	expect(await forwardToTrigger(n8n.context, request)).toBe(true);
	expect(n8n.seen).toEqual([]);
});
