import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../types';
import type { World } from '../world';

/** Status, headers and body of a fault; an object becomes JSON. */
export function dress(
	reply: FastifyReply,
	{ status = 500, headers = {}, body = '' }: Fault,
): string {
	const isText = typeof body === 'string';
	void reply
		.code(status)
		.removeHeader('content-length')
		.header('content-type', isText ? 'text/html' : 'application/json')
		.headers(headers);
	return isText ? body : JSON.stringify(body);
}

/** Telnyx names these headers and publishes no figures for voice: the ones here are invented. */
export function rateLimit({ switches }: World): Record<string, string> {
	const now = switches.rateLimitReset === 'epoch' ? Math.floor(Date.now() / 1000) : 0;
	return {
		'x-ratelimit-limit': '1000',
		'x-ratelimit-remaining': '999',
		'x-ratelimit-reset': String(now + 1),
	};
}

/** With the switch `extraFields`, objects carry a field that no document names. */
export function dressUp({ switches }: World, body: unknown): unknown {
	const { data } = body as { data?: unknown };
	if (!switches.extraFields || typeof data !== 'object' || Array.isArray(data)) return body;
	return { ...(body as object), data: { ...data, simulated_extra: { nested: [1, null, 'x'] } } };
}

/** JSON as a value, other text as it is; undefined for nothing. */
export function parsed(value: unknown): unknown {
	if (typeof value !== 'string' || value === '') return value ?? undefined;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

/** Request headers without the key. */
export function maskedHeaders(request: FastifyRequest): Record<string, string> {
	const headers = Object.entries(request.headers).map(([key, value]) => [key, String(value)]);
	return {
		...Object.fromEntries(headers),
		...(request.headers.authorization ? { authorization: '***' } : {}),
	};
}
