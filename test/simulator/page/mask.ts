import { unwrapState } from '../../../nodes/TelnyxVoice/shared/events/correlation';
import { decodeClientState } from '../../../nodes/TelnyxVoice/shared/values/clientState';

const HIDDEN = '•••';
/** Fields whose values nobody needs to see. */
const SECRET = /password|auth_token|api_key|secret|authorization/i;
const STATE = /client_state$/;
/** What makes an address work only for those who may: n8n's resume URLs, signed links. */
const QUERY_TOKEN = /([?&](?:signature|token|sig|key)=)[^&#"\s]+/gi;

/**
 * A copy for the page: without keys and passwords, without the tokens of resume URLs, and with the
 * user's own client state in readable form instead of what a paused run wraps around it.
 */
export function mask(value: unknown, key = ''): unknown {
	if (SECRET.test(key)) return HIDDEN;
	if (Array.isArray(value)) return value.map((each) => mask(each));
	if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
		return Object.fromEntries(
			Object.entries(value).map(([name, part]) => [name, mask(part, name)]),
		);
	}
	if (typeof value !== 'string') return value;
	return STATE.test(key) ? readable(value) : maskUrl(value);
}

/** A text without the tokens of the addresses in it. */
export function maskUrl(text: string): string {
	return text.replace(QUERY_TOKEN, `$1${HIDDEN}`);
}

function readable(state: string): unknown {
	const { correlation, own } = unwrapState(state);
	const shown = mask(decodeClientState(own) ?? own ?? null);
	return correlation ? { waiting_run: HIDDEN, own: shown } : shown;
}
