import { createHmac, timingSafeEqual } from 'node:crypto';
import { SIGNATURE_HEADER, type RequestHeaders } from './signatureHeaders';

/** Header with which one webhook of this package passes an event on to another one. */
export const RELAY_HEADER = 'telnyx-voice-relay';

/**
 * What the webhook that got an event from Telnyx tells the next one:
 * - `accepted`: it is in time, by the window of the node that Telnyx sent it to;
 * - `taken`: beside that, a run that waited for it has it already.
 */
export type RelayWord = 'accepted' | 'taken';

/** How the webhooks of one n8n know each other: the credential's secret, which never leaves it. */
export class Relay {
	/**
	 * @param secret API key of the credential
	 * @param headers of the request that has come in; its signature is what a mark holds for
	 */
	constructor(
		private readonly secret: unknown,
		private readonly headers: RequestHeaders,
	) {}

	/** The header's value for the same event; undefined without a secret. */
	mark(word: RelayWord): string | undefined {
		const signature = this.headers[SIGNATURE_HEADER];
		if (typeof this.secret !== 'string' || this.secret === '') return undefined;
		const text = `${RELAY_HEADER}|${word}|${String(signature)}`;
		return `${word}=${createHmac('sha256', this.secret).update(text).digest('hex')}`;
	}

	/** What the webhook before this one has said; undefined if there was none, or it is not proven. */
	get heard(): RelayWord | undefined {
		const given = this.headers[RELAY_HEADER];
		if (typeof given !== 'string') return undefined;
		return (['accepted', 'taken'] as const).find((word) => isSame(given, this.mark(word)));
	}
}

function isSame(given: string, expected: string | undefined): boolean {
	if (expected === undefined) return false;
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}
