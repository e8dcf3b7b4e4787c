import { randomBytes, randomUUID } from 'node:crypto';

let serial = BigInt(1293384261075731499n);

/** A 64-bit id as a string, like Telnyx's: larger than any exact JavaScript number. */
export function numericId(): string {
	serial += 1n + BigInt(randomBytes(1)[0]);
	return serial.toString();
}

/** `v3:` and 54 base64url characters, as seen in live captures. */
export function callControlId(): string {
	return `v3:${randomBytes(41).toString('base64url').slice(0, 54)}`;
}

/** Ids of legs, sessions, events and recordings. */
export function uuid(): string {
	return randomUUID();
}

/** ISO time with microseconds, the form webhooks use. */
export function microTime(date: Date): string {
	return date.toISOString().replace('Z', '000Z');
}

/** A key in the shape of Telnyx's own. */
export function newApiKey(): string {
	return `KEY${randomBytes(16).toString('hex').toUpperCase()}_${randomBytes(8).toString('hex')}`;
}

let lastMicros = 0;

/** The present, never the same twice, so that events can be sorted by `occurred_at`. */
export function nowMicro(): string {
	lastMicros = Math.max(lastMicros + 1, Date.now() * 1000);
	const micros = String(lastMicros % 1000).padStart(3, '0');
	return new Date(Math.floor(lastMicros / 1000)).toISOString().replace('Z', `${micros}Z`);
}
