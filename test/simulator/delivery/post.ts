import { request, type Dispatcher } from 'undici';

/** What one attempt came to. */
export interface Reply {
	status?: number;
	error?: string;
}

/**
 * One HTTP attempt. Never rejects, never follows a redirect. A GET webhook carries its payload in
 * the query string, as the reference says; there is no body to sign then.
 */
export async function post(
	dispatcher: Dispatcher,
	url: string,
	method: 'POST' | 'GET',
	body: string,
	headers: Record<string, string>,
	timeoutMs: number,
): Promise<Reply> {
	try {
		const reply = await request(method === 'GET' ? withQuery(url, body) : url, {
			dispatcher,
			method,
			headers,
			body: method === 'GET' ? undefined : body,
			signal: AbortSignal.timeout(timeoutMs),
		});
		await reply.body.dump();
		return { status: reply.statusCode };
	} catch (error) {
		return { error: describe(error, timeoutMs) };
	}
}

/** Reads errors by their fields: a sandbox's `Error` is not the one that Node throws. */
function describe(error: unknown, timeoutMs: number): string {
	const { name, code, message } = error as { name?: string; code?: unknown; message?: string };
	if (name === 'TimeoutError') return `no reply in ${timeoutMs} ms`;
	return typeof code === 'string' ? `${code}: ${message}` : (message ?? String(error));
}

function withQuery(url: string, body: string): string {
	const target = new URL(url);
	const { data } = JSON.parse(body) as { data?: { payload: object; event_type: string } };
	for (const [key, value] of Object.entries({ event_type: data?.event_type, ...data?.payload })) {
		target.searchParams.set(key, typeof value === 'string' ? value : JSON.stringify(value));
	}
	return target.href;
}
