import { NodeApiError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import { adviceFor, adviceForStatus } from './advice';
import { dCodeIn, dCodeOf } from './dCodes';
import { cause, sentence } from './errorWords';
import { redact, redactAll } from './redact';
import { retryAfterMs } from './retry';

/** One entry of Telnyx's error envelope (Telnyx, "API errors"). */
export interface TelnyxErrorEntry {
	code: string;
	title: string;
	detail?: string;
	source?: { pointer?: string; parameter?: string };
}

/** Words for the error numbers of a network, which n8n would else replace by its own text. */
const NETWORK: Readonly<Record<string, string>> = {
	EAI_AGAIN: 'The name of the server could not be looked up.',
	ECONNABORTED: 'No answer came in time.',
	ECONNREFUSED: 'The server refused the connection.',
	ECONNRESET: 'The connection broke off.',
	ENOTFOUND: 'The name of the server is not known.',
	EPIPE: 'The connection broke off.',
	ERR_INVALID_URL: 'The address is not valid.',
	ETIMEDOUT: 'No answer came in time.',
};

interface Asked {
	doing: string;
	itemIndex?: number;
	/** The credential's own value: no text may quote it. */
	secret?: unknown;
}

interface Refusal {
	statusCode: number;
	headers: { [name: string]: unknown };
	body: unknown;
}

/**
 * The entries of Telnyx's error envelope; empty when the body is something else, e.g. a
 * gateway's HTML page.
 */
export function errorEntries(body: unknown): TelnyxErrorEntry[] {
	const errors = (body as { errors?: unknown } | null | undefined)?.errors;
	if (!Array.isArray(errors)) return [];
	return errors
		.filter(
			(entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
		)
		.map((entry) => ({
			code: String(entry.code ?? ''),
			title: String(entry.title ?? ''),
			detail: typeof entry.detail === 'string' ? entry.detail : undefined,
			source: entry.source as TelnyxErrorEntry['source'],
		}));
}

/** For what costs money when it is done twice. */
const UNSURE = 'Look in the Telnyx portal before you run the node once more.';

/**
 * The error for a reply that is not a success: what failed, what Telnyx said (title, detail,
 * code), and what to do next.
 *
 * @param unsure whether Telnyx may have done it nevertheless: a failure of its own (408, 5xx)
 */
export function refusalError(
	node: INode,
	asked: Asked,
	reply: Refusal,
	unsure = false,
): NodeApiError {
	const entries = errorEntries(reply.body);
	const refused = (reply.body as { telnyx_error?: JsonObject } | null | undefined)?.telnyx_error;
	const dCode = dCodeOf(refused) ?? dCodeIn(entries.map(({ detail }) => detail).join(' '));
	const message = `${asked.doing} failed: ${cause(entries[0], reply.statusCode, dCode)}`;
	const said = entries.map((entry) => sentence(entry, dCode !== undefined));
	const advice = entries
		.map((entry) => adviceFor(entry, reply.statusCode, dCode))
		.find((text) => text);
	const next = unsure
		? `Telnyx has a problem at the moment, and it is not known whether it was done. ${UNSURE}`
		: (advice ?? adviceForStatus(reply.statusCode));
	const description = [...said, next, waitFor(reply)];
	const body = { status: reply.statusCode, errors: entries, telnyx_error: refused };
	const error = apiError(node, asked, body, message, description, String(reply.statusCode));
	error.context.unsure = unsure;
	return error;
}

/**
 * The error for a request that got no reply after all tries.
 *
 * @param unsure whether Telnyx may have received it and done it nevertheless
 */
export function noReplyError(
	node: INode,
	asked: Asked,
	networkCode: string,
	unsure: boolean,
): NodeApiError {
	const advice = unsure
		? `It is not known whether Telnyx received it. ${UNSURE}`
		: 'Check the network of your n8n and the API Base URL in the credential, then run the node again.';
	const error = apiError(
		node,
		asked,
		{ code: networkCode },
		`${asked.doing} failed: no answer from Telnyx`,
		[NETWORK[networkCode] ?? `The connection failed (${networkCode}).`, advice],
		networkCode,
	);
	error.context.unsure = unsure;
	return error;
}

/** The error for a command that may have been done, and would be done twice if it were repeated. */
export function notRepeatedError(node: INode, asked: Asked): NodeApiError {
	const why = 'An earlier try failed, and it is not known whether Telnyx has done it already.';
	return apiError(node, asked, {}, `${asked.doing} was not sent once more`, [why, UNSURE], '');
}

/** The error for a request that must not leave n8n with the credential's key. */
export function keptBackError(node: INode, asked: Asked, why: string): NodeApiError {
	return apiError(node, asked, {}, `${asked.doing} was not sent`, [why], '');
}

/** Whether Telnyx may have done what failed. */
export function isUnsure(error: unknown): boolean {
	return error instanceof NodeApiError && error.context.unsure === true;
}

/** The error for a success that does not come from Telnyx's API, e.g. a web page. */
export function strangeReplyError(node: INode, asked: Asked, reply: Refusal): NodeApiError {
	const message = `${asked.doing} failed: the answer does not come from Telnyx`;
	const advice = 'Check the API Base URL in the credential: Telnyx’s ends with /v2.';
	const body = { status: reply.statusCode };
	return apiError(node, asked, body, message, [advice], String(reply.statusCode));
}

/** Whether an error says that the call is over already: Telnyx code 90018. */
export function isCallEnded(error: unknown): boolean {
	return hasCode(error, '90018');
}

/**
 * Whether an error says that there is no such call (any more). What Telnyx answers of a call that
 * ended longer ago is not documented: “Invalid Call Control ID” (90015), or 404. A mistyped id gets
 * the same answer, so it only means the end where the id is surely that of a call.
 */
export function isCallGone(error: unknown): boolean {
	return hasCode(error, '90015') || (error instanceof NodeApiError && error.httpCode === '404');
}

function hasCode(error: unknown, code: string): boolean {
	if (!(error instanceof NodeApiError)) return false;
	const { errors } = (error.context.data ?? {}) as { errors?: TelnyxErrorEntry[] };
	return errors?.some((entry) => entry.code === code) ?? false;
}

function apiError(
	node: INode,
	asked: Asked,
	body: object,
	message: string,
	description: string[],
	httpCode: string,
): NodeApiError {
	const safe = (text: string) => redact(text, asked.secret);
	const data = redactAll(body, asked.secret) as JsonObject;
	const error = new NodeApiError(node, data, {
		message: safe(message),
		description: safe(description.filter((text) => text).join(' ')),
		httpCode,
		itemIndex: asked.itemIndex,
	});
	// n8n puts a text of its own in place of a message with the number of a network error.
	error.message = safe(message);
	error.context.data = data;
	return error;
}

/** A longer wait than a run can bear, which Telnyx asks for. */
function waitFor({ statusCode, headers }: Refusal): string {
	const delay = statusCode === 429 ? retryAfterMs(headers['retry-after'], Date.now()) : undefined;
	return delay ? `Telnyx asks to wait ${Math.ceil(delay / 1000)} seconds.` : '';
}
