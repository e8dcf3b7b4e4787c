/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** A request to one of the node's webhooks. */
export interface WebhookRequest {
	/** `POST` by default. */
	method?: string;
	/** Pairs when a header has to be sent twice. `application/json` is the default content type. */
	headers?: Record<string, string> | Array<[string, string]>;
	/** A text or buffer is sent as it is, anything else as JSON. */
	body?: unknown;
	query?: Record<string, string>;
}

/** The reply that the sender gets. */
export interface WebhookReply {
	/** HTTP status. */
	status: number;
	headers: OutgoingHttpHeaders;
	body: unknown;
}

/** What n8n's server makes of a request before the node sees it. */
export function toIncoming(request: WebhookRequest): Record<string, unknown> {
	const rawBody = toBytes(request.body);
	const pairs = Array.isArray(request.headers)
		? [...request.headers]
		: Object.entries(request.headers ?? {});
	if (!pairs.some(([name]) => name.toLowerCase() === 'content-type')) {
		pairs.push(['Content-Type', 'application/json']);
	}
	const headers: IncomingHttpHeaders = {};
	for (const [key, value] of pairs) {
		const name = key.toLowerCase();
		// Node.js joins the values of a header that came twice.
		headers[name] = name in headers ? `${String(headers[name])}, ${value}` : value;
	}
	const isJson = /^application\/json *(;|$)/.test(String(headers['content-type']));
	return {
		method: request.method ?? 'POST',
		headers: { ...headers },
		rawHeaders: pairs.flat(),
		query: request.query ?? {},
		params: {},
		rawBody,
		body: isJson && rawBody.length > 0 ? parseJson(rawBody) : rawBody.toString(),
	};
}

/** Stands for a body that claims to be JSON and is not: n8n answers 422, without asking the node. */
export const unparsable = Symbol('unparsable');

function toBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body === undefined) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function parseJson(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString().replace(/^\uFEFF/, ''));
	} catch {
		return unparsable;
	}
}

/** The part of Express's response that nodes use; keeps what was sent. */
export class RecordingResponse extends EventEmitter {
	statusCode = 200;

	/** Whether the sender has its answer. */
	writableEnded = false;

	headersSent = false;

	body: unknown;

	readonly headers: OutgoingHttpHeaders = {};

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string): this {
		this.headers[name.toLowerCase()] = value;
		return this;
	}

	set = this.setHeader.bind(this);

	header = this.setHeader.bind(this);

	writeHead(code: number, headers: OutgoingHttpHeaders = {}): this {
		this.statusCode = code;
		Object.assign(this.headers, headers);
		return this;
	}

	type(contentType: string): this {
		return this.setHeader('content-type', contentType);
	}

	send(body: unknown): this {
		if (this.headersSent) throw new Error('The response was sent twice');
		this.headersSent = true;
		this.body = body;
		return this;
	}

	json(body: unknown): this {
		return this.send(body);
	}

	end(body?: unknown): this {
		return this.headersSent && body === undefined ? this : this.send(body);
	}

	/** The end of the delivery, with the status that the sender got. */
	close(status: number): void {
		this.statusCode = status;
		this.writableEnded = true;
		this.emit('close');
	}
}
