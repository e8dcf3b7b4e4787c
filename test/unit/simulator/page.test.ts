import { mask, maskUrl } from '../../simulator/page/mask';
import type { StoryEntry } from '../../simulator/page/shapes';
import { inOrder, silences } from '../../simulator/page/silence';
import { startBench, type Bench } from './support';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
const RESUME = '/webhook-waiting/7/node?signature=0123abcd';

describe('what the page shows of a value', () => {
	test.each([
		[
			'keys',
			{ api_key: 'KEY1', sip_auth_password: 'x' },
			{ api_key: '•••', sip_auth_password: '•••' },
		],
		[
			'resume addresses',
			{ webhook_url: `https://n8n.example${RESUME}&a=1` },
			{ webhook_url: 'https://n8n.example/webhook-waiting/7/node?signature=•••&a=1' },
		],
		[
			'addresses per event',
			{ webhook_urls: { 'call.hangup': [`https://n8n.example${RESUME}`] } },
			{
				webhook_urls: {
					'call.hangup': ['https://n8n.example/webhook-waiting/7/node?signature=•••'],
				},
			},
		],
		[
			'what a paused run wraps around state',
			{
				client_state: base64({
					n8nWait: ['correlationId', RESUME, ['call.hangup']],
					own: base64({ order: 7 }),
				}),
			},
			{ client_state: { waiting_run: '•••', own: { order: 7 } } },
		],
		[
			'the same of the other leg',
			{ target_leg_client_state: base64({ n8nWait: ['correlationId', RESUME, ['x']] }) },
			{ target_leg_client_state: { waiting_run: '•••', own: null } },
		],
		[
			'state that only looks like it',
			{ client_state: base64({ n8nWait: 'no', resume: RESUME }) },
			{ client_state: { n8nWait: 'no', resume: '/webhook-waiting/7/node?signature=•••' } },
		],
		['plain state', { client_state: base64({ name: 'Ada' }) }, { client_state: { name: 'Ada' } }],
		['the rest', { to: '+15550100', n: 1, none: null }, { to: '+15550100', n: 1, none: null }],
	])('%s', (_, value, shown) => {
		expect(mask(value)).toEqual(shown);
	});

	test('an address in the middle of a text', () => {
		expect(maskUrl(`POST https://x.example${RESUME} failed`)).toBe(
			'POST https://x.example/webhook-waiting/7/node?signature=••• failed',
		);
	});
});

const entry = (id: string, at: number, more: Partial<StoryEntry> = {}): StoryEntry => ({
	...{ id, at, lane: 'workflow', session: 'a', title: id, state: 'good' },
	...more,
});

test('silence is the time from the last event or command of the same call', () => {
	const story = inOrder([
		entry('speak', 400, { command: true }),
		entry('initiated', 100, { lane: 'telnyx' }),
		entry('answer', 130, { command: true }),
		entry('other call', 390, { lane: 'telnyx', session: 'b' }),
		entry('list', 395, { session: undefined }),
		entry('key', 380, { lane: 'phone' }),
		entry('dial', 500, { command: true, session: 'c' }),
	]);
	expect([...silences(story)]).toEqual([
		['answer', 30],
		['speak', 270],
	]);
});

describe('the stream', () => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await startBench();
	});
	afterAll(async () => await bench.close());

	/** Reads the stream until `enough` says so. */
	async function read(enough: (text: string) => boolean): Promise<string> {
		const stop = new AbortController();
		const reply = await fetch(`${bench.sim.origin}/simulator/page/stream`, {
			headers: { accept: 'text/event-stream' },
			signal: stop.signal,
		});
		let text = '';
		for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
			text += Buffer.from(chunk).toString('utf8');
			if (enough(text)) break;
		}
		stop.abort();
		return text;
	}

	test('tells somebody who comes later everything, and nothing secret', async () => {
		const id = await bench.answered();
		const state = base64({ n8nWait: ['correlationId', RESUME, ['call.hangup']] });
		await bench.client.calls.actions.hangup(id, { client_state: state });
		await bench.event('call.hangup', id);
		const text = await read((sofar) => sofar.includes('event: state'));
		for (const part of ['Incoming Call', 'Call Ended', '"title":"Answer"', 'is off the line']) {
			expect(text).toContain(part);
		}
		for (const secret of [bench.sim.apiKey, '0123abcd', state]) {
			expect(text).not.toContain(secret);
		}
	});

	test('tells the rest as it comes', async () => {
		const reading = read((text) => /presses 7/.test(text));
		const id = await bench.answered();
		bench.sim.press(bench.sim.calls.all().at(-1)!, '7');
		expect(await reading).toContain(id);
	});

	test.each(['/', '/page.js', '/page.css', '/telnyx-voice.svg'])(
		'%s lets nothing foreign in',
		async (path) => {
			const reply = await fetch(bench.sim.origin + path);
			expect(reply.status).toBe(200);
			const policy = reply.headers.get('content-security-policy');
			expect(policy).toContain("default-src 'self'");
			expect(policy).toContain("frame-ancestors 'none'");
			expect(await reply.text()).not.toContain(bench.sim.apiKey);
		},
	);
});
