/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadEngine, type Engine } from '../../support/engine/harness';

interface Seen {
	method?: string;
	path?: string;
	query: Record<string, string>;
	authorization?: string;
}

let engine: Engine;
let server: Server;
let baseUrl: string;
let status: number;
let location: string | undefined;
let seen: Seen[];

beforeAll(async () => {
	engine = await loadEngine();
	server = createServer((request, response) => {
		const url = new URL(request.url ?? '', 'http://localhost');
		seen.push({
			method: request.method,
			path: url.pathname,
			query: Object.fromEntries(url.searchParams),
			authorization: request.headers.authorization,
		});
		const headers = { 'content-type': 'application/json', ...(location && { location }) };
		response.writeHead(status, headers).end('{"data":[]}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`;
});

afterAll(async () => {
	await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
	status = 200;
	location = undefined;
	seen = [];
});

const test = async (typed: { apiKey: string; baseUrl: string }) =>
	await engine.testCredential('telnyxVoice', typed);

describe('the test of the credential', () => {
	it.each(['', '/', ' '])('asks for voice applications (base URL + "%s")', async (end) => {
		const result = await test({ apiKey: ' KEY1\n', baseUrl: baseUrl + end });

		expect(result.ok).toBe(true);
		expect(seen).toEqual([
			{
				method: 'GET',
				path: '/v2/call_control_applications',
				query: { 'page[size]': '1' },
				authorization: 'Bearer KEY1',
			},
		]);
	});

	it.each([
		[401, /does not accept this API key.*starting with KEY/],
		[403, /may not use Voice/],
		[404, /API Base URL/],
		[500, /Internal Server Error/],
	])('says what to do about status %i', async (code, message) => {
		status = code;

		await expect(test({ apiKey: 'KEY1', baseUrl })).resolves.toEqual({
			ok: false,
			message: expect.stringMatching(message) as string,
		});
	});
});

describe.each([301, 302, 303, 307, 308])('a redirect of status %i', (code) => {
	it.each([
		['another host', () => baseUrl.replace('127.0.0.1', 'localhost')],
		['the same host', () => `${baseUrl}/elsewhere`],
	])('to %s gets no API key, and is told in words', async (_, to) => {
		status = code;
		location = to();

		const result = await test({ apiKey: 'KEY1', baseUrl });

		expect(result.ok).toBe(false);
		expect(result.message).toMatch(/API Base URL.*another address.*API key was not sent/);
		expect(seen).toHaveLength(1);
	});
});

it.each([300, 304, 305])('a reply of status %i is no success either', async (code) => {
	status = code;
	expect((await test({ apiKey: 'KEY1', baseUrl })).ok).toBe(false);
	expect(seen).toHaveLength(1);
});

describe('an address without encryption', () => {
	it.each([
		'http://api.telnyx.com/v2',
		'HTTP://api.telnyx.com/v2',
		' http://api.telnyx.com/v2',
		'http:\\\\api.telnyx.com/v2',
		'http:api.telnyx.com/v2',
		'http://127.0.0.1.attacker.net/v2',
		'http://10.attacker.net/v2',
		'http://localhost.attacker.net/v2',
		'http://user@203.0.113.7/v2',
		'http://8.8.8.8/v2',
		'http://172.32.0.1/v2',
		'http://[2a01:4f8::1]/v2',
		'http://[::ffff:8.8.8.8]/v2',
		'http://[fc0::1]/v2',
	])('gets no API key: %s', async (typed) => {
		const result = await test({ apiKey: 'KEY1', baseUrl: typed });

		expect(result).toEqual({
			ok: false,
			message: expect.stringMatching(/nothing was sent.*https:\/\//i) as string,
		});
	});
});

it.each(['KEY1\nX-Other: 1', 'KEY1\r\n\r\nGET /', 'KEY…', 'K\u0000Y'])(
	'explains an API key that no header can carry: %j',
	async (apiKey) => {
		const result = await test({ apiKey, baseUrl });

		expect(result.ok).toBe(false);
		expect(result.message).toMatch(/API key in the credential.*Copy it once more/);
		expect(result.message).not.toContain('KEY1');
		expect(seen).toEqual([]);
	},
);

it('asks Telnyx itself unless told otherwise', async () => {
	const hosts: Array<string | undefined> = [];
	server.once('connect', (request, socket) => {
		hosts.push(request.url);
		socket.destroy();
	});
	// A proxy sees where a request is going, and lets none out.
	const before = { ...process.env };
	const proxy = new URL(baseUrl).origin;
	Object.assign(process.env, {
		https_proxy: proxy,
		HTTPS_PROXY: proxy,
		no_proxy: '',
		NO_PROXY: '',
	});
	try {
		await engine.testCredential('telnyxVoice', { apiKey: 'KEY1', advanced: false, baseUrl });
	} finally {
		process.env = before;
	}

	expect(hosts).toEqual(['api.telnyx.com:443']);
});

it('is the credential of both nodes', async () => {
	await expect(
		engine.testCredential('telnyxVoiceTrigger', { apiKey: 'K', baseUrl }),
	).resolves.toEqual({ ok: true, message: 'Connection successful!' });
});
