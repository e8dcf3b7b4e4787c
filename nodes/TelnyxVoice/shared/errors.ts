import { NodeApiError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import { adviceFor, adviceForStatus } from './advice';

/** One entry of Telnyx's error envelope (Telnyx, "API errors"). */
export interface TelnyxErrorEntry {
	code: string;
	title: string;
	detail?: string;
	source?: { pointer?: string; parameter?: string };
}

interface Asked {
	doing: string;
	itemIndex?: number;
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

/**
 * The error for a reply that is not a success: what failed, what Telnyx said (title, detail,
 * code), and what to do next.
 */
export function refusalError(node: INode, asked: Asked, reply: Refusal): NodeApiError {
	const entries = errorEntries(reply.body);
	const [first] = entries;
	const message = first
		? `${asked.doing} failed: ${first.title || first.detail || 'Telnyx refused it'}`
		: `${asked.doing} failed: Telnyx answered with status ${reply.statusCode}`;
	const said = entries.map(sentence);
	const advice = entries.map((entry) => adviceFor(entry, reply.statusCode)).find((text) => text);
	const description = [...said, advice ?? adviceForStatus(reply.statusCode)];
	const body = { status: reply.statusCode, errors: entries, telnyx_error: telnyxError(reply.body) };
	return apiError(node, asked, body, message, description, String(reply.statusCode));
}

/**
 * The error for a request that got no reply after all tries.
 *
 * @param repeatable whether a repeat could not do anything twice
 */
export function noReplyError(
	node: INode,
	asked: Asked,
	networkCode: string,
	repeatable: boolean,
): NodeApiError {
	const advice = repeatable
		? 'Check the network of your n8n and the API Base URL in the credential, then run the node again.'
		: 'It is not known whether Telnyx received it, so it was not sent again. Look in the Telnyx portal before you run the node once more.';
	return apiError(
		node,
		asked,
		{ code: networkCode },
		`${asked.doing} failed: no answer from Telnyx`,
		[`The connection failed with ${networkCode.replace(/^E/, '')}.`, advice],
		networkCode,
	);
}

/** Whether an error says that the call is over already: Telnyx code 90018. */
export function isCallEnded(error: unknown): boolean {
	if (!(error instanceof NodeApiError)) return false;
	const { errors } = (error.context.data ?? {}) as { errors?: TelnyxErrorEntry[] };
	return errors?.some((entry) => entry.code === '90018') ?? false;
}

function apiError(
	node: INode,
	asked: Asked,
	body: object,
	message: string,
	description: string[],
	httpCode: string,
): NodeApiError {
	const error = new NodeApiError(node, JSON.parse(redact(JSON.stringify(body))) as JsonObject, {
		message: redact(message),
		description: redact(description.filter((text) => text).join(' ')),
		httpCode,
		itemIndex: asked.itemIndex,
	});
	error.context.data = JSON.parse(redact(JSON.stringify(body))) as JsonObject;
	return error;
}

/** A Telnyx error as a sentence: `The 'to' parameter … (code 10016, field /to).` */
function sentence(entry: TelnyxErrorEntry): string {
	const text = (entry.detail ?? entry.title).trim().replace(/\.$/, '');
	const field = entry.source?.pointer ?? entry.source?.parameter;
	return `${text} (Telnyx code ${entry.code}${field ? `, field ${field}` : ''}).`;
}

function telnyxError(body: unknown): unknown {
	return (body as { telnyx_error?: unknown } | null | undefined)?.telnyx_error;
}

/** API keys start with `KEY`; a reply that quotes one must not carry it into logs or outputs. */
function redact(text: string): string {
	return text.replace(/\bKEY[A-Za-z0-9_-]{8,}/g, 'KEY…');
}
