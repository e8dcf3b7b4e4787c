/**
 * HTTP statuses of a refusal. Telnyx repeats a delivery after 5xx and gives it up after these 4xx
 * (developers.telnyx.com, webhook fundamentals), so 5xx is for what the owner of the workflow can
 * still mend, and 4xx for what no repetition would cure.
 */
export type RefusalStatus = 400 | 401 | 500 | 503;

/** Why a delivery or a setting was turned down. `message` never holds a key, an id or a body. */
export interface Refusal<Reason extends string = string> {
	readonly ok: false;
	/** Stable word for logs and tests. */
	readonly reason: Reason;
	/** One or two plain sentences: what is wrong and what to do. Safe to send and to log. */
	readonly message: string;
	readonly status: RefusalStatus;
	/** Nothing is wrong: it is not worth a warning in n8n's log. */
	readonly expected?: true;
}

/** Builds a refusal. */
export function refuse<Reason extends string>(
	status: RefusalStatus,
	reason: Reason,
	message: string,
): Refusal<Reason> {
	return { ok: false, reason, message, status };
}

/** Builds the answer that makes Telnyx send an event again, although nothing is wrong. */
export function askAgain<Reason extends string>(reason: Reason, message: string): Refusal<Reason> {
	return { ...refuse(503, reason, message), expected: true };
}
