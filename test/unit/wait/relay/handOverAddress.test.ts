import { deliverTo, RESUME, wrapped } from '../../../support/engine/handOver';
import { startFakeN8n, type Answer, type FakeN8n } from '../../../support/engine/fakeN8n';

let n8n: FakeN8n;
beforeAll(async () => {
	n8n = await startFakeN8n();
});
afterAll(async () => await n8n.close());
beforeEach(() => n8n.forget());

const deliver = async (state: unknown, how: Parameters<typeof deliverTo>[2] = {}) =>
	await deliverTo(n8n.context, state, how);

describe('the log says what is in the way', () => {
	it.each<[string, Answer, RegExp]>([
		['a login', { status: 401, body: '<html>' }, /asks for a login \(HTTP 401\)/],
		['a login in JSON', { status: 401, body: '{"message":"Unauthorized"}' }, /asks for a login/],
		['a ban', { status: 403, body: '{}' }, /asks for a login \(HTTP 403\)/],
		['a redirection', { status: 302, body: '{}' }, /redirects to another one \(HTTP 302\)/],
		['a page', { status: 200, body: '<html>' }, /something else than n8n answers/],
		['JSON of somebody else', { status: 200, body: '{"status":"ok"}' }, /something else than n8n/],
		['an unknown path', { status: 404, body: '{"error":"no route"}' }, /something else than n8n/],
		['nobody', { status: 0, reset: true }, /does not answer at its own address/],
	])('%s', async (_, answer, words) => {
		n8n.answer = answer;
		expect(await deliver(wrapped())).toBe('notYet');
		expect(n8n.warnings).toEqual([expect.stringMatching(words)]);
		expect(n8n.warnings[0]).toMatch(/WEBHOOK_URL/);
		expect(n8n.warnings[0]).not.toMatch(/signature=|12345/);
	});
});

describe('where n8n does not reach its own address', () => {
	/** A request that has come in by the socket of this n8n. */
	const cameIn = (socket: object | undefined, own = 'http://127.0.0.1:1') =>
		({
			...n8n.context,
			getNodeWebhookUrl: () => `${own}/webhook/some-id/telnyx-voice-events`,
			getRequestObject: () => ({ socket }),
		}) as unknown as FakeN8n['context'];
	const local = () => ({ localAddress: '127.0.0.1', localPort: Number(new URL(n8n.url).port) });

	it.each([RESUME, `/base/path${RESUME}`])(
		'it is reached by the way of the event: %s',
		async (path) => {
			n8n.waitsAt = path.slice(0, path.lastIndexOf('/12345'));
			expect(await deliverTo(cameIn(local()), wrapped(path))).toBe('taken');
			// What stands before is cut off by a proxy.
			expect(n8n.seen.map(({ url }) => url)).toEqual([RESUME]);
			expect(n8n.seen[0].headers).toMatchObject({ 'telnyx-signature-ed25519': 'c2ln' });
		},
	);

	it.each<[string, object | undefined]>([
		['since it speaks TLS itself', { encrypted: true, localAddress: '127.0.0.1', localPort: 1 }],
		['since nobody listens there', { localAddress: '127.0.0.1', localPort: 1 }],
		['since the socket has no port', { localAddress: '/run/n8n.sock' }],
		['since there is no socket', undefined],
	])('it is asked at its public address: %s', async (_, socket) => {
		expect(await deliverTo(cameIn(socket, n8n.url), wrapped())).toBe('taken');
		expect(n8n.seen).toHaveLength(1);
	});
});
