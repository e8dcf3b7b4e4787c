import { nacl } from '../../support/signing/tweetnacl';

/** Whether a version 2 webhook carries the account's own signature. Lost events have none to judge. */
export function isSigned(
	publicKey: string,
	headers: Record<string, string>,
	body: string,
): boolean {
	if (body === '' || headers['x-telnyx-signature'] !== undefined) return true;
	const signature = headers['telnyx-signature-ed25519'];
	if (signature === undefined) return false;
	const message = Buffer.from(`${headers['telnyx-timestamp']}|${body}`);
	return nacl.sign.detached.verify(
		...([message, signature, publicKey].map((part) =>
			typeof part === 'string' ? new Uint8Array(Buffer.from(part, 'base64')) : new Uint8Array(part),
		) as [Uint8Array, Uint8Array, Uint8Array]),
	);
}
