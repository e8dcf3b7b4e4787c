import { createHmac } from 'node:crypto';
import { stampNonce } from '../../../../nodes/TelnyxVoice/shared/events/correlation';

const hmac = (key: string | Buffer, ...parts: Array<string | Buffer>) =>
	createHmac('sha256', key)
		.update(Buffer.concat(parts.map((part) => Buffer.from(part))))
		.digest();

const given = ['KEY0123', 'command', '/webhook-waiting/7/telnyx-voice?signature=ab'] as const;

it('is a MAC under a key derived from the API key (RFC 5869, sections 2.2 and 2.3)', () => {
	const [apiKey, command, resume] = given;
	const extracted = hmac(Buffer.alloc(32), apiKey);
	const key = hmac(extracted, 'n8n-nodes-telnyx-voice client_state', Buffer.from([1]));
	expect(stampNonce(...given)).toBe(hmac(key, `${command}|${resume}`).toString('base64url'));
});

it('is the same for a repeated try, and another one for every other command, run and key', () => {
	const all = [
		stampNonce(...given),
		stampNonce('KEY0124', given[1], given[2]),
		stampNonce(given[0], 'another', given[2]),
		stampNonce(given[0], given[1], given[2].replace('7', '8')),
	];
	expect(new Set([...all, stampNonce(...given)])).toEqual(new Set(all));
	expect(new Set(all).size).toBe(4);
});

it('does not quote the API key', () => {
	expect(stampNonce(...given)).not.toContain('0123');
});
