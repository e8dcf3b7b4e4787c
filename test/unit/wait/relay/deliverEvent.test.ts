import {
	deliverTo,
	occurredSecs,
	RESUME,
	running,
	wrapped,
} from '../../../support/engine/handOver';
import { startFakeN8n, type Answer, type FakeN8n } from '../../../support/engine/fakeN8n';

let n8n: FakeN8n;
beforeAll(async () => {
	n8n = await startFakeN8n();
});
afterAll(async () => await n8n.close());
beforeEach(() => n8n.forget());

const deliver = async (state: unknown, how: Parameters<typeof deliverTo>[2] = {}) =>
	await deliverTo(n8n.context, state, how);

it('sends the very bytes and the signature to the paused run', async () => {
	expect(await deliver(wrapped(), { id: 'first' })).toBe('taken');
	expect(n8n.seen).toHaveLength(1);
	const [{ method, url, headers, body }] = n8n.seen;
	expect({ method, url }).toEqual({ method: 'POST', url: RESUME });
	expect(headers).toMatchObject({
		'content-type': 'application/json',
		'telnyx-signature-ed25519': 'c2ln',
		'telnyx-timestamp': String(occurredSecs),
	});
	expect(JSON.parse(body)).toMatchObject({ data: { id: 'first' }, meta: { attempt: 1 } });
});

// n8n 2.40: its waiting webhooks answer in these words.
const answers: Array<[string, Answer, string]> = [
	['the run continues', { status: 200, body: '{"taken":true,"outcome":"answered"}' }, 'taken'],
	['the run waits for something else', { status: 200, body: '{"taken":false}' }, 'notWanted'],
	['the run is being stored', { status: 409, body: running }, 'notYet'],
	[
		'the run has ended',
		{ status: 409, body: '{"code":409,"message":"The execution \\"12345 has finished already."}' },
		'notWanted',
	],
	[
		'the run has failed',
		{
			status: 409,
			body: '{"code":409,"message":"The execution \\"12345\\" has finished with error."}',
		},
		'notWanted',
	],
	[
		'there is no such run',
		{ status: 404, body: '{"code":404,"message":"The execution \\"12345\\" does not exist."}' },
		'notWanted',
	],
	['the token is wrong', { status: 401, body: '{"error":"Invalid token"}' }, 'notWanted'],
	[
		'n8n cannot read the run yet',
		{
			status: 500,
			body: '{"message":"Cannot read properties of undefined (reading \'resumeToken\')"}',
		},
		'notYet',
	],
	[
		'another delivery is just being taken',
		{ status: 500, body: '{"message":"There was a problem executing the workflow"}' },
		'notYet',
	],
	['n8n restarts behind its proxy', { status: 502, body: '<html>Bad Gateway</html>' }, 'notYet'],
	['n8n is overloaded', { status: 503, body: '' }, 'notYet'],
];
it.each(answers)('%s: %j → %s', async (_, reply, expected) => {
	n8n.answer = reply;
	expect(await deliver(wrapped())).toBe(expected);
	expect(n8n.warnings).toEqual([]);
});

const strange: Array<[string, Answer]> = [
	['the connection breaks off', { status: 0, reset: true }],
	['a proxy redirects', { status: 301, headers: { location: 'https://example.com/' }, body: '{}' }],
	['a proxy shows its own page', { status: 200, body: '<html>Sign in</html>' }],
	['a proxy does not know the path', { status: 404, body: '<html>Not Found</html>' }],
];
it.each(strange)('%s: Telnyx shall try again, and the log says what to do', async (_, reply) => {
	n8n.answer = reply;
	expect(await deliver(wrapped())).toBe('notYet');
	expect(n8n.warnings).toHaveLength(1);
	expect(n8n.warnings[0]).toMatch(/WEBHOOK_URL/);
	expect(n8n.warnings[0]).not.toMatch(/signature=|12345/);
});

it('follows no redirect', async () => {
	n8n.answer = { status: 307, headers: { location: `${n8n.url}/elsewhere` }, body: '{}' };
	await deliver(wrapped());
	expect(n8n.seen.map(({ url }) => url)).toEqual([RESUME]);
});

describe('a run that stays busy', () => {
	beforeEach(() => {
		n8n.answer = { status: 409, body: running };
	});
	it.each([0, 5, 59])('may still be stored %d s after the event', async (lateSecs) => {
		expect(await deliver(wrapped(), { lateSecs })).toBe('notYet');
	});
	it.each([61, 200])('has gone on %d s after the event', async (lateSecs) => {
		expect(await deliver(wrapped(), { lateSecs })).toBe('notWanted');
	});
});

describe('asks nobody', () => {
	it.each([[undefined], [null], [''], ['bm8='], [7], [Buffer.from('{}').toString('base64')]])(
		'about an event with the client_state %j',
		async (state) => {
			expect(await deliver(state)).toBe('notWanted');
			expect(n8n.seen).toEqual([]);
		},
	);

	it('about an event that is no outcome of the command', async () => {
		expect(await deliver(wrapped(), { type: 'call.initiated' })).toBe('notWanted');
		expect(n8n.seen).toEqual([]);
	});

	it.each([
		'//evil.example/webhook-waiting/1/telnyx-voice',
		'https://evil.example/webhook-waiting/1/telnyx-voice',
		'@evil.example/webhook-waiting/1/telnyx-voice',
		':80@evil.example/webhook-waiting/1/telnyx-voice',
		'.evil.example/webhook-waiting/1/telnyx-voice',
		'/webhook-waiting/../rest/1/telnyx-voice',
		'/webhook-waiting/%2e%2e/1/telnyx-voice',
		'/webhook-waiting/1/telnyx-voice/../../../rest/workflows',
		'/webhook-waiting/1/telnyx-voice?signature=ab&x=1',
		'/webhook-waiting/1/telnyx-voice#x',
		'/webhook-waiting/1/telnyx-voice\n',
		'/webhook-waiting/1/telnyx-voice\r\nx: y',
		'/webhook-waiting/x/telnyx-voice',
		'/webhook-waiting/1/another-node',
		'\\\\evil.example\\1\\telnyx-voice',
		'/1/telnyx-voice',
		'/webhook/1/telnyx-voice',
		'/webhook/webhook-waiting/1/telnyx-voice',
		'/webhook-test/1/telnyx-voice',
		'/rest/1/telnyx-voice',
		'/x/webhook-waiting/1/telnyx-voice',
		'/webhook-waiting/webhook-waiting/1/telnyx-voice',
		'/webhook-waiting//1/telnyx-voice',
		'/webhook-waiting/1/x/telnyx-voice',
		'/webhook-waiting/-1/telnyx-voice',
		'/webhook-waiting/１/telnyx-voice',
		'/webhook-waiting/1/telnyx-voice/',
		'/webhook-waiting/1/telnyx-voice-events',
		'/WEBHOOK-WAITING/1/telnyx-voice',
		'/form-waiting/1/telnyx-voice',
		'',
	])('at %j', async (resume) => {
		expect(await deliver(wrapped(resume))).toBe('notWanted');
		expect(n8n.seen).toEqual([]);
	});
});

it.each([
	['/webhook-waiting', '/webhook-waiting/7/telnyx-voice'],
	['/n8n/webhook-waiting', '/n8n/webhook-waiting/7/telnyx-voice?signature=ff'],
	['/a.b/c-d/my-waiting', '/a.b/c-d/my-waiting/7/telnyx-voice?signature=ff'],
])('where n8n waits at %s, accepts the resume URL %s and no other', async (waitsAt, resume) => {
	n8n.waitsAt = waitsAt;
	expect(await deliver(wrapped(resume))).toBe('taken');
	expect(await deliver(wrapped(`/other${resume}`))).toBe('notWanted');
	expect(await deliver(wrapped(resume.replace(waitsAt, '/webhook')))).toBe('notWanted');
	expect(n8n.seen.map(({ url }) => url)).toEqual([resume]);
});
