import type { IWebhookFunctions } from 'n8n-workflow';
import { sendToSelf, type OwnReply, type SignedDelivery } from './forwardSigned';

/** What became of an event at the run that it is for. */
export type RunReply =
	/** The run goes on with it. */
	| 'taken'
	/** The run waits for something else, has ended, or is not known (any more). */
	| 'goneOn'
	/** The run works, or n8n is just storing it. */
	| 'busy'
	/** Nobody knows: n8n did not answer. */
	| 'unknown';

/** Longer than n8n needs to load and resume a run, shorter than Telnyx' longest wait (30 s). */
const TIMEOUT_MS = 10_000;

/**
 * Delivers an event to a run: the one place where an event finds its way into one. The event goes to
 * the run's resume URL with the very bytes that Telnyx signed: the run verifies them again.
 *
 * @param resume path and query of the resume URL
 * @param mark what the run may know of the relay
 */
export async function deliverToRun(
	context: IWebhookFunctions,
	resume: string,
	request: SignedDelivery,
	mark?: string,
): Promise<RunReply> {
	const reply = await sendToSelf(context, resume, request, {
		timeoutMs: TIMEOUT_MS,
		mark,
		isOwn: (each) => readReply(each) !== undefined,
	});
	const read = reply && readReply(reply);
	if (read !== undefined) return read;
	context.logger.warn(
		`Telnyx Voice: an event could not be handed to the run that waits for it, because ${whyNot(reply?.statusCode)}`,
	);
	return 'unknown';
}

/**
 * n8n answers 409 both while the run is still being stored and when it has ended, and 500 for a
 * moment in between.
 *
 * @returns undefined for what n8n does not say: something else answers at its address
 */
function readReply({ statusCode: status, body: raw }: OwnReply): RunReply | undefined {
	const body = asObject(raw);
	const message = String(body?.message);
	// A proxy in front of n8n may have passed the event on before it gave up.
	if (status > 500) return 'unknown';
	if (status === 500) return 'busy';
	if (status === 200 && typeof body?.taken === 'boolean') return body.taken ? 'taken' : 'goneOn';
	if (status === 409) return /running/i.test(message) ? 'busy' : 'goneOn';
	if (status === 404 && /execution/i.test(message)) return 'goneOn';
	// The words of n8n for a token that is not the run's.
	return status === 401 && body?.error === 'Invalid token' ? 'goneOn' : undefined;
}

function whyNot(status: number | undefined): string {
	if (status === 401 || status === 403 || status === 407) {
		return `n8n’s own address asks for a login (HTTP ${status}). Let requests to /webhook/ and /webhook-waiting/ pass without one in the proxy before n8n, or set WEBHOOK_URL to an address that needs none.`;
	}
	if (status !== undefined && status >= 300 && status < 400) {
		return `n8n’s own address redirects to another one (HTTP ${status}). Set WEBHOOK_URL to the address at the end of the redirection, e.g. with https instead of http.`;
	}
	if (status !== undefined) {
		return `something else than n8n answers at n8n’s own address (HTTP ${status}), e.g. the page of a proxy. Set WEBHOOK_URL to an address at which n8n reaches itself, too.`;
	}
	return 'n8n does not answer at its own address. Set WEBHOOK_URL to an address at which n8n reaches itself, too.';
}

function asObject(body: unknown): { [key: string]: unknown } | undefined {
	let value = body;
	if (typeof body === 'string' || Buffer.isBuffer(body)) {
		try {
			value = JSON.parse(body.toString());
		} catch {
			return undefined;
		}
	}
	return typeof value === 'object' && value !== null
		? (value as { [key: string]: unknown })
		: undefined;
}
