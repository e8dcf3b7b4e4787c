import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { bare } from '../../shared/values/address';
import { readClaim, writeClaim, type WebhookSettings } from '../../shared/setup/claim';

/*
 * A webhook URL of ours says what stood there before. That can hold a password or a token, and our
 * URL stands in the log of every proxy before n8n, and in every event (`meta.delivered_to`). So of
 * somebody else's URL only origin and path stay readable; the whole of it is sealed beside them
 * with a key made of the API key: whoever may change the application can open it, on any n8n, after
 * any restart, and nobody else.
 */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /\?sealed=([\w-]{39,})$/;

/** The key that seals URLs. @param apiKey of the credential */
export function sealingKey(apiKey: unknown): Buffer {
	const purpose = 'n8n-nodes-telnyx-voice: what stood in an application before';
	return Buffer.from(hkdfSync('sha256', String(apiKey ?? ''), '', purpose, 32));
}

/**
 * Settings to be remembered, without anything that must stay secret.
 *
 * @param keys the first one seals; the others still open what they have sealed
 */
export function sealed(settings: WebhookSettings, keys: readonly Buffer[]): WebhookSettings {
	const claim = readClaim(settings.url);
	const url = claim
		? writeClaim({ ...claim, previous: sealed(claim.previous, keys) })
		: seal(settings.url, keys);
	return { ...settings, url, failover: seal(settings.failover, keys) };
}

function seal(url: string, keys: readonly Buffer[]): string {
	// Sealed already: with today's key it stays the same, with an earlier one it gets today's.
	if (SEALED.test(url)) {
		if (open(url, keys[0]) !== undefined) return url;
		const opened = unseal(url, keys);
		return opened === undefined ? url : seal(opened, keys);
	}
	if (!URL.canParse(url) || !holdsMore(new URL(url))) return url;
	const correlationId = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(CIPHER, keys[0], correlationId);
	const secret = Buffer.concat([cipher.update(url, 'utf8'), cipher.final()]);
	const box = Buffer.concat([correlationId, secret, cipher.getAuthTag()]);
	return `${bare(url)}?sealed=${box.toString('base64url')}`;
}

/** Whether there is more in a URL than origin and path. */
function holdsMore({ username, password, search, hash }: URL): boolean {
	return `${username}${password}${search}${hash}` !== '';
}

/** @returns the URL as it was; undefined where it was sealed with another key */
export function unseal(url: string, keys: readonly Buffer[]): string | undefined {
	if (!SEALED.test(url)) return url;
	return keys.map((key) => open(url, key)).find((opened) => opened !== undefined);
}

function open(url: string, key: Buffer): string | undefined {
	const box = Buffer.from(SEALED.exec(url)?.[1] ?? '', 'base64url');
	try {
		const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES));
		decipher.setAuthTag(box.subarray(-TAG_BYTES));
		const secret = box.subarray(NONCE_BYTES, -TAG_BYTES);
		return Buffer.concat([decipher.update(secret), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}
