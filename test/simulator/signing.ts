import { createHmac, randomBytes } from 'node:crypto';
import { nacl } from '../support/signing/tweetnacl';

/**
 * The account's webhook key. Signs with tweetnacl, not with node:crypto, so that the package's
 * verifier is never compared with itself.
 */
export class Signer {
	private readonly pair: ReturnType<typeof nacl.sign.keyPair>;
	private readonly stranger = nacl.sign.keyPair();
	private readonly v1Secret = randomBytes(24);

	/** @param seed base64 of 32 bytes, to have the same key again; default: a new one */
	constructor(seed?: string) {
		this.pair = seed
			? nacl.sign.keyPair.fromSeed(new Uint8Array(Buffer.from(seed, 'base64')))
			: nacl.sign.keyPair();
	}

	/** What makes the same key again: the first half of the secret key (RFC 8032). */
	get seed(): string {
		return Buffer.from(this.pair.secretKey.slice(0, 32)).toString('base64');
	}

	/** Base64 of 32 bytes: what a user copies from Telnyx's portal. */
	get publicKey(): string {
		return Buffer.from(this.pair.publicKey).toString('base64');
	}

	/** Headers of a version 2 webhook. `timestamp` is in unix seconds. */
	sign(body: string | Uint8Array, timestamp: number, wrongKey = false): Record<string, string> {
		const bytes = typeof body === 'string' ? Buffer.from(body) : body;
		const message = Buffer.concat([Buffer.from(`${timestamp}|`), bytes]);
		const { secretKey } = wrongKey ? this.stranger : this.pair;
		const signature = nacl.sign.detached(new Uint8Array(message), secretKey);
		return {
			'telnyx-signature-ed25519': Buffer.from(signature).toString('base64'),
			'telnyx-timestamp': String(timestamp),
		};
	}

	/** Header of a version 1 webhook: HMAC-SHA256 with a secret that no version 2 user has. */
	signV1(body: string, timestamp: number): Record<string, string> {
		const hash = createHmac('sha256', this.v1Secret)
			.update(`${timestamp}.${body}`)
			.digest('base64');
		return { 'x-telnyx-signature': `t=${timestamp},h=${hash}` };
	}
}
