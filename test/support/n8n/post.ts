/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a web server answered. */
export interface Answer {
	status: number;
	text: string;
}

/**
 * Posts exactly these headers and bytes, which `fetch` would tidy up first: a header with a list of
 * values goes out as that many lines, and nothing is added but the length.
 */
export async function post(
	url: string,
	headers: Readonly<Record<string, string | string[] | undefined>>,
	body: Uint8Array,
): Promise<Answer> {
	const given = Object.entries(headers).filter(([, value]) => value !== undefined);
	const sending = request(url, {
		method: 'POST',
		headers: { ...Object.fromEntries(given), 'content-length': body.length },
		agent: false,
	});
	sending.end(body);
	const [reply] = (await once(sending, 'response')) as [IncomingMessage];
	return { status: reply.statusCode ?? 0, text: await text(reply) };
}
