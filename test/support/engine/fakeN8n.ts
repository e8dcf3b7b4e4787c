/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';

/** What stands in for n8n answers. */
export interface Answer {
	status: number;
	body?: string;
	headers?: Record<string, string>;
	/** The connection breaks off instead. */
	reset?: true;
}

/** A request that it got. */
export interface Seen {
	method?: string;
	url?: string;
	headers: IncomingMessage['headers'];
	body: string;
}

/** A server in the place of n8n, and the part of a webhook's context that a relay uses. */
export interface FakeN8n {
	url: string;
	/** That the run continues, unless it is changed. */
	answer: Answer;
	seen: Seen[];
	/** Lines of n8n's log. */
	warnings: string[];
	context: IWebhookFunctions;
	/** What the request that n8n hands over has in its query. */
	query: IDataObject;
	/** Path at which n8n waits: N8N_ENDPOINT_WEBHOOK_WAIT, behind the path it is served from. */
	waitsAt: string;
	forget(): void;
	close(): Promise<void>;
}

const TAKEN: Answer = { status: 200, body: '{"taken":true}' };

/** n8n's request helper, replaced by the platform's own. */
async function httpRequest(options: IHttpRequestOptions): Promise<object> {
	const { method, url, headers, body, timeout = 0 } = options;
	const response = await fetch(url, {
		method,
		headers: headers as Record<string, string>,
		body: new Uint8Array(body as Buffer),
		redirect: 'manual',
		signal: AbortSignal.timeout(timeout),
	});
	const text = await response.text();
	let parsed: unknown = text;
	try {
		parsed = JSON.parse(text);
	} catch {
		// It stays text, as in n8n.
	}
	return { statusCode: response.status, headers: {}, body: parsed };
}

/** Starts the server. Close it when done. */
export async function startFakeN8n(): Promise<FakeN8n> {
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			const { answer } = fake;
			fake.seen.push({ method: request.method, url: request.url, headers: request.headers, body });
			if (answer.reset) {
				request.socket.destroy();
				return;
			}
			response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
			response.end(answer.body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const context: unknown = {
		getWebhookName: () => 'setup',
		getNodeWebhookUrl: () => `${url}/webhook/some-id/telnyx-voice-events`,
		getRequestObject: () => ({}),
		getQueryData: () => fake.query,
		evaluateExpression: () => `${url}${fake.waitsAt}/__UNKNOWN__`,
		helpers: { httpRequest },
		logger: { warn: (line: string) => fake.warnings.push(line) },
	};
	const fake: FakeN8n = {
		url,
		answer: TAKEN,
		seen: [],
		warnings: [],
		query: {},
		waitsAt: '/webhook-waiting',
		context: context as IWebhookFunctions,
		forget: () =>
			Object.assign(fake, {
				answer: TAKEN,
				seen: [],
				warnings: [],
				query: {},
				waitsAt: '/webhook-waiting',
			}),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return fake;
}
