import { nacl } from './tweetnacl';

/** A key pair made by tweetnacl from 32 equal bytes, so that tests are the same every time. */
export function keyPair(fill: number): { publicKey: string; secretKey: Uint8Array } {
	const pair = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(fill));
	return {
		publicKey: Buffer.from(pair.publicKey).toString('base64'),
		secretKey: pair.secretKey,
	};
}

export const account = keyPair(9);
export const stranger = keyPair(10);

/** The moment at which the tests' deliveries arrive. */
export const NOW_MS = 1_763_856_000_000;
export const NOW = String(NOW_MS / 1000);

/** What Telnyx signs: `timestamp|body`. */
export function signedBytes(timestamp: string, body: string | Uint8Array): Uint8Array {
	return Buffer.concat([Buffer.from(`${timestamp}|`), Buffer.from(body)]);
}

/** Headers as Telnyx sends them, signed by tweetnacl. */
export function sign(
	body: string | Uint8Array,
	{ timestamp = NOW, secretKey = account.secretKey } = {},
): Record<string, string> {
	const signature = nacl.sign.detached(signedBytes(timestamp, body), secretKey);
	return {
		'content-type': 'application/json',
		'user-agent': 'telnyx-webhooks',
		'telnyx-signature-ed25519': Buffer.from(signature).toString('base64'),
		'telnyx-timestamp': timestamp,
	};
}

/** An incoming call, shaped as captured from Telnyx (keys in alphabetical order). */
export function incomingCall(payload: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		data: {
			event_type: 'call.initiated',
			id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0',
			occurred_at: '2025-11-23T00:00:00.123456Z',
			payload: {
				call_control_id: 'v3:test_call-control_id',
				call_leg_id: '428c31b6-7af4-4bcb-b7f5-5013ef9657c1',
				call_session_id: '428c31b6-abf4-4bcb-b7f5-5013ef9657c2',
				caller_id_name: '+13125550001',
				calling_party_type: 'pstn',
				client_state: null,
				connection_id: '1293384261075731499',
				direction: 'incoming',
				from: '+13125550001',
				start_time: '2025-11-23T00:00:00.000000Z',
				state: 'parked',
				tags: [],
				to: '+13125550002',
				...payload,
			},
			record_type: 'event',
		},
		meta: { attempt: 1, delivered_to: 'https://n8n.example.com/webhook/1/telnyx-voice' },
	};
}
