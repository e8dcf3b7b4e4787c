import { decodeClientState } from './clientState';

/**
 * What a waiting command puts into `client_state`, around the user's own state. Telnyx hands it
 * back inside the signed body of every event of the call, so that the doors need no memory.
 */
export interface WaitStamp {
	/** The command that waits: {@link Waiting.nonce}. */
	nonce: string;
	/** Path and query of the paused run's resume URL. */
	resume: string;
	/** Types of the events that can end the pause. */
	events: string[];
}

/** Name of the stamp inside `client_state`; short, since it travels with every event. */
const MARK = 'n8nWait';

interface Stamped {
	[MARK]: [nonce: string, resume: string, events: string[]];
	/** The user's own `client_state`, base64 as it would have been sent. */
	own?: string;
}

/**
 * @param own the user's own `client_state`, base64
 * @returns `client_state` for Telnyx, base64
 */
export function stampClientState(stamp: WaitStamp, own: string | undefined): string {
	const stamped: Stamped = { [MARK]: [stamp.nonce, stamp.resume, stamp.events], own };
	return Buffer.from(JSON.stringify(stamped)).toString('base64');
}

/** What a `client_state` holds: our stamp, if there is one, and the user's own state. */
export interface OpenedState {
	stamp?: WaitStamp;
	/** As Telnyx would have sent it without us; undefined where the user set none. */
	own?: unknown;
}

/**
 * A payload with the user's own `client_state` instead of a stamped one: what a paused run wraps
 * around it is nobody's business. An unset state is `null`, as in most events of Telnyx.
 */
export function withOwnState<T extends Readonly<Record<string, unknown>>>(payload: T): T {
	const { stamp, own } = openClientState(payload.client_state);
	return stamp ? { ...payload, client_state: own ?? null } : payload;
}

/** Takes a `client_state` apart. Never throws: what is not ours is the user's. */
export function openClientState(raw: unknown): OpenedState {
	const decoded = decodeClientState(raw);
	const stamped = (
		typeof decoded === 'object' && decoded !== null ? decoded : {}
	) as Partial<Stamped>;
	const mark: unknown = stamped[MARK];
	if (!Array.isArray(mark)) return { own: raw };
	const [nonce, resume, events] = mark as unknown[];
	if (typeof nonce !== 'string' || typeof resume !== 'string' || !Array.isArray(events)) {
		return { own: stamped.own };
	}
	return { stamp: { nonce, resume, events: events.map(String) }, own: stamped.own };
}
