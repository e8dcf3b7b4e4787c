/** How long one try may take, in milliseconds. */
export const TRY_TIMEOUT_MS = 15_000;
/**
 * All tries of one command end within this many milliseconds: Telnyx recognises a repeated
 * `command_id` for 60 seconds only (Telnyx, "Receiving webhooks for programmable voice").
 */
export const RETRY_WINDOW_MS = 55_000;
/** How often one request is sent at the most. */
export const MAX_TRIES = 5;

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;

/**
 * What `Retry-After` asks for (RFC 9110 section 10.2.3: seconds, or an HTTP date).
 *
 * @param header the header's value, if the reply had one
 * @param now the time in milliseconds since 1970
 * @returns milliseconds to wait, or undefined when the header is missing or unreadable
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Exponential back-off with full jitter between half and the whole of the step.
 *
 * @param tries how often the request was sent so far, from 1
 * @param random a number from 0 to 1
 * @returns milliseconds to wait before the next try
 */
export function backOffMs(tries: number, random: number): number {
	const step = Math.min(FIRST_DELAY_MS * 2 ** (tries - 1), LONGEST_DELAY_MS);
	return Math.round(step / 2 + (step / 2) * random);
}

/**
 * Whether one more try can end in time.
 *
 * @param startedAt when the first try of the command began, in milliseconds since 1970
 * @param delay milliseconds until the next try
 */
export function mayStart(startedAt: number, delay: number): boolean {
	return Date.now() - startedAt + delay + TRY_TIMEOUT_MS <= RETRY_WINDOW_MS;
}

/** What is known after a try that did not succeed. */
export interface FailedTry {
	/** HTTP status, or undefined when no reply came. */
	status: number | undefined;
	/** The error number of the network failure (`ECONNRESET`, …), when no reply came. */
	networkCode?: string;
}

/** The request never reached Telnyx, so that repeating it cannot do anything twice. */
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/** A wrong address, or a certificate that nobody trusts: no repeat will change that. */
const LASTING = /^(ERR_INVALID_URL|ERR_TLS_|CERT_|DEPTH_|SELF_|UNABLE_)/;

/** Whether Telnyx may have done what was asked, although the try did not succeed. */
export function mayHaveHappened({ status, networkCode = '' }: FailedTry): boolean {
	if (status === undefined) return !NEVER_SENT.has(networkCode) && !LASTING.test(networkCode);
	return status === 408 || status >= 500;
}

/**
 * Whether a request may be sent again.
 *
 * @param failed how the try ended
 * @param recognisable whether Telnyx can tell a repeat from a new request: it reads only, it
 *   sets a whole state, or it carries a `command_id`
 */
export function mayRepeat(failed: FailedTry, recognisable: boolean): boolean {
	const { status, networkCode = '' } = failed;
	if (status === undefined) {
		return NEVER_SENT.has(networkCode) || (recognisable && !LASTING.test(networkCode));
	}
	if (status === 429) return true;
	return recognisable && (status === 408 || status >= 500);
}
