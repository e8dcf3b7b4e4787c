import { NodeApiError, sleep } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
	JsonObject,
} from 'n8n-workflow';
import { CREDENTIAL, DEFAULT_BASE_URL, keptBack } from './credential';
import { keptBackError, noReplyError, refusalError, strangeReplyError } from './errors';
import {
	backOffMs,
	MAX_TRIES,
	mayRepeat,
	mayStart,
	RETRY_WINDOW_MS,
	retryAfterMs,
	TRY_TIMEOUT_MS,
	mayHaveHappened,
} from './retry';

/** A repeated DELETE would answer “not found” for what the first one deleted. */
const REPEATABLE = new Set<IHttpRequestMethods>(['GET', 'PUT', 'PATCH']);

/** Every n8n context a request can be made from. */
export type RequestContext =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions;

/** One request to Telnyx. */
export interface TelnyxRequest {
	method: IHttpRequestMethods;
	/** Path below the base URL, ids already encoded. */
	path: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** What the user asked for, e.g. `Dial`: the subject of every error message. */
	doing: string;
	/** Index of the item, from 0, where there is one. */
	itemIndex?: number;
	/** When an earlier run of the node sent it for the first time, in milliseconds since 1970. */
	startedAt?: number;
	/** Key of the reply that holds its data, where that is not `data`. */
	dataKey?: string;
}

/** A successful reply: `data` unwrapped, `meta` for paging. */
export interface TelnyxReply<T> {
	data: T;
	meta?: IDataObject;
}

interface HttpReply {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

type TryResult = { reply: HttpReply } | { networkCode: string };

/**
 * Sends one request to Telnyx: base URL, authentication, timeout, retries and error texts in one
 * place. Repeats on network errors, 408, 429 and 5xx, waits as long as `Retry-After` says, and
 * ends within the 60 seconds in which Telnyx recognises a repeated `command_id`. A request that
 * Telnyx could not recognise is repeated only when it surely had no effect.
 *
 * @returns the reply's `data` and `meta`
 * @throws {NodeApiError} when Telnyx refuses, or does not answer, or must not get the API key
 */
export async function telnyxRequest<T>(
	this: RequestContext,
	request: TelnyxRequest,
): Promise<TelnyxReply<T>> {
	const credentials = await this.getCredentials(CREDENTIAL);
	const url = baseUrl(credentials.baseUrl) + request.path;
	const asked = { ...request, secret: credentials.apiKey };
	const why = keptBack(credentials.apiKey, url);
	if (why) throw keptBackError(this.getNode(), asked, why);
	const options: IHttpRequestOptions = {
		method: request.method,
		url,
		qs: request.qs,
		body: request.body,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const recognisable = REPEATABLE.has(request.method) || request.body?.command_id !== undefined;
	const signal = 'getExecutionCancelSignal' in this ? this.getExecutionCancelSignal() : undefined;
	const { startedAt = Date.now() } = request;
	let unsure = false;

	for (let tries = 1; ; tries++) {
		const left = RETRY_WINDOW_MS - (Date.now() - startedAt);
		const result = await tryOnce.call(this, {
			...options,
			timeout: Math.min(TRY_TIMEOUT_MS, left),
		});
		const reply = 'reply' in result ? result.reply : undefined;
		const networkCode = 'networkCode' in result ? result.networkCode : undefined;
		if (reply && reply.statusCode >= 200 && reply.statusCode < 300) {
			const { dataKey = 'data' } = request;
			if (!isEnvelope(reply.body, dataKey)) {
				throw strangeReplyError(this.getNode(), asked, reply);
			}
			return unwrap<T>(reply.body, dataKey);
		}

		const failed = { status: reply?.statusCode, networkCode };
		const delay =
			retryAfterMs(reply?.headers['retry-after'], Date.now()) ?? backOffMs(tries, Math.random());
		const inTime = mayStart(startedAt, delay);
		// A later run has another `command_id`, so its repeat would be a second command.
		unsure ||= request.method !== 'GET' && mayHaveHappened(failed);
		if (signal?.aborted || tries >= MAX_TRIES || !inTime || !mayRepeat(failed, recognisable)) {
			if (reply) throw refusalError(this.getNode(), asked, reply, unsure);
			throw noReplyError(this.getNode(), asked, networkCode ?? '', unsure);
		}
		await sleep(delay, signal);
	}
}

async function tryOnce(this: RequestContext, options: IHttpRequestOptions): Promise<TryResult> {
	try {
		const reply = (await this.helpers.httpRequestWithAuthentication.call(
			this,
			CREDENTIAL,
			options,
		)) as HttpReply;
		return { reply };
	} catch (error) {
		const networkCode = networkCodeOf(error);
		// Not the network: n8n itself says what is wrong, e.g. with the credential.
		if (networkCode === undefined) throw new NodeApiError(this.getNode(), error as JsonObject);
		return { networkCode };
	}
}

/** n8n puts the error number of a failed connection into `httpCode` of its NodeApiError. */
function networkCodeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { httpCode, code } = error as { httpCode?: unknown; code?: unknown };
	const found = httpCode ?? code;
	return typeof found === 'string' ? found : undefined;
}

/** Whether a success is Telnyx's own: nothing at all, or JSON with its data. */
function isEnvelope(body: unknown, dataKey: string): boolean {
	if (body === undefined || body === null || body === '') return true;
	return typeof body === 'object' && dataKey in body;
}

function unwrap<T>(body: unknown, dataKey: string): TelnyxReply<T> {
	const envelope = (typeof body === 'object' && body !== null ? body : {}) as IDataObject;
	return {
		data: (envelope[dataKey] ?? {}) as T,
		meta: envelope.meta as IDataObject | undefined,
	};
}

/** The credential's base URL without a slash at its end. */
function baseUrl(value: unknown): string {
	const text = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
	return text === '' ? DEFAULT_BASE_URL : text;
}
