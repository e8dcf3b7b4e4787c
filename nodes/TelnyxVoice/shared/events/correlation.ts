import { createHmac, hkdfSync } from 'node:crypto';
import { decodeClientState } from '../values/clientState';

/**
 * What a waiting command puts into `client_state`, around the user's own state. Telnyx hands it
 * back inside the signed body of every event of the call, so that the relays need no memory.
 *
 * Telnyx signs a correlation whoever wrote it: people who call from Telnyx's WebRTC clients set the state
 * of their call themselves. So a correlation only says where to ask; the paused run decides.
 */
export interface Correlation {
	/** The command that waits: {@link Waiting.correlationId}. */
	correlationId: string;
	/** Path and query of the paused run's resume URL. */
	resume: string;
	/** Types of the events that can end the pause. */
	events: string[];
}

/** Name of the correlation inside `client_state`; short, since it travels with every event. */
const MARK = 'n8nWait';

interface Wrapped {
	[MARK]: [correlationId: string, resume: string, events: string[]];
	/** The user's own `client_state`, base64 as it would have been sent. */
	own?: string;
}

/**
 * What a command's correlation is known by: a MAC of the command's id, so that nobody without the
 * credential can make one up. n8n stores it with the paused run, which compares: a new API key in
 * mid-call changes nothing for the commands that wait already. It is the same for a repeated try.
 *
 * @param apiKey of the credential; the key of the MAC is derived from it (HKDF, RFC 5869)
 * @param commandId tells this command from every other one
 * @param resume path and query of the run's resume URL
 */
export function stampNonce(apiKey: string, commandId: string, resume: string): string {
	const key = hkdfSync('sha256', apiKey, '', 'n8n-nodes-telnyx-voice client_state', 32);
	const mac = createHmac('sha256', Buffer.from(key)).update(`${commandId}|${resume}`);
	return mac.digest('base64url');
}

/**
 * @param own the user's own `client_state`, base64
 * @returns `client_state` for Telnyx, base64
 */
export function wrapState(correlation: Correlation, own: string | undefined): string {
	const wrapped: Wrapped = {
		[MARK]: [correlation.correlationId, correlation.resume, correlation.events],
		own,
	};
	return Buffer.from(JSON.stringify(wrapped)).toString('base64');
}

/** What a `client_state` holds: our correlation, if there is one, and the user's own state. */
export interface UnwrappedState {
	correlation?: Correlation;
	/** As Telnyx would have sent it without us; undefined where the user set none. */
	own?: unknown;
}

/**
 * A payload with the user's own `client_state` instead of a wrapped one: what a paused run wraps
 * around it is nobody's business. An unset state is `null`, as in most events of Telnyx.
 */
export function withOwnState<T extends Readonly<Record<string, unknown>>>(payload: T): T {
	const { correlation, own } = unwrapState(payload.client_state);
	return correlation ? { ...payload, client_state: own ?? null } : payload;
}

/** Takes a `client_state` apart. Never throws: what is not ours to the letter is the user's. */
export function unwrapState(raw: unknown): UnwrappedState {
	const decoded = decodeClientState(raw);
	if (typeof decoded !== 'object' || decoded === null) return { own: raw };
	const { [MARK]: mark, own } = decoded as { [MARK]?: unknown; own?: unknown };
	const [correlationId, resume, events]: unknown[] = Array.isArray(mark) ? mark : [];
	const isOurs =
		isText(correlationId) &&
		isText(resume) &&
		Array.isArray(events) &&
		events.every(isText) &&
		(own === undefined || isText(own));
	return isOurs ? { correlation: { correlationId, resume, events }, own } : { own: raw };
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
