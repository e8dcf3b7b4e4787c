import { createPrivateKey, sign } from 'node:crypto';
import fc from 'fast-check';
import Telnyx from 'telnyx';
import { verifySignature } from '../../../../nodes/TelnyxVoice/shared/events/signature';
import { nacl } from '../../../support/signing/tweetnacl';
import { account, NOW_MS, signedBytes, stranger } from '../../../support/signing/webhooks';

interface Sent {
	body: string;
	signature: string;
	timestamp: string;
	publicKey: string;
}

// tweetnacl takes milliseconds for what native code does in microseconds.
jest.setTimeout(60_000);

const client = new Telnyx({ apiKey: 'KEYtest' });

function ours({ body, signature, timestamp, publicKey }: Sent): boolean {
	const headers = { 'telnyx-signature-ed25519': signature, 'telnyx-timestamp': timestamp };
	return verifySignature({ headers, body: Buffer.from(body) }, { publicKey }).ok;
}

/** The official client parses after it has verified: broken JSON means that it had accepted. */
async function official({ body, signature, timestamp, publicKey }: Sent): Promise<boolean> {
	const headers = { 'telnyx-signature-ed25519': signature, 'telnyx-timestamp': timestamp };
	try {
		await client.webhooks.unwrap(body, { headers, key: publicKey });
		return true;
	} catch (error) {
		return error instanceof SyntaxError;
	}
}

/** tweetnacl knows nothing of windows and forms: it judges the bytes alone. */
function secondOpinion({ body, signature, timestamp, publicKey }: Sent): boolean {
	return nacl.sign.detached.verify(
		signedBytes(timestamp, body),
		Buffer.from(signature, 'base64'),
		Buffer.from(publicKey, 'base64'),
	);
}

function flipBit(base64: string, bit: number): string {
	const bytes = Buffer.from(base64, 'base64');
	const index = (bit >> 3) % bytes.length;
	bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit & 7));
	return bytes.toString('base64');
}

/** Signs with native code: here tweetnacl is the judge, and takes its time as such. */
function sent(body: string, timestamp: string, { secretKey } = account): Sent {
	// RFC 8410, section 7: a PKCS #8 envelope around the seed, which is the first half for tweetnacl.
	const envelope = Buffer.from('302e020100300506032b657004220420', 'hex');
	const der = Buffer.concat([envelope, secretKey.subarray(0, 32)]);
	const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
	const signature = sign(null, signedBytes(timestamp, body), key).toString('base64');
	return { body, signature, timestamp, publicKey: account.publicKey };
}

const text = fc.oneof(
	fc.json(),
	fc.string({ unit: 'grapheme' }),
	fc.record({ data: fc.record({ event_type: fc.string() }) }).map((value) => JSON.stringify(value)),
);
const inWindow = fc.integer({ min: -300, max: 300 });
const anyAge = fc.integer({ min: -900, max: 900 });
const bit = fc.nat({ max: 511 });

/** Changes that leave every value in its proper form. */
const inForm = fc.oneof(
	fc.constant((given: Sent) => given),
	bit.map((at) => (given: Sent) => ({ ...given, signature: flipBit(given.signature, at) })),
	bit.map((at) => (given: Sent) => ({ ...given, publicKey: flipBit(given.publicKey, at) })),
	fc
		.string({ minLength: 1 })
		.map((more) => (given: Sent) => ({ ...given, body: given.body + more })),
	fc.constant((given: Sent) => ({ ...given, body: given.body.normalize('NFD') })),
	fc.constant((given: Sent) => ({ ...given, timestamp: `0${given.timestamp}` })),
	fc.constant((given: Sent) => sent(given.body, given.timestamp, stranger)),
);

/** Changes that break the form of a header. */
const outOfForm = fc.oneof(
	fc.constantFrom<(given: Sent) => Sent>(
		(given) => ({ ...given, signature: given.signature.replace(/=+$/, '') }),
		(given) => ({ ...given, signature: Buffer.from(given.signature, 'base64').toString('hex') }),
		(given) => ({ ...given, signature: `${given.signature}, ${given.signature}` }),
		(given) => ({ ...given, signature: ` ${given.signature}` }),
		(given) => ({ ...given, signature: '' }),
		(given) => ({ ...given, timestamp: '' }),
		(given) => sent(given.body, `${given.timestamp}000`),
		(given) => sent(given.body, `${given.timestamp}.0`),
		(given) => sent(given.body, ` ${given.timestamp}`),
		(given) => sent(given.body, `+${given.timestamp}`),
	),
	fc.string().map((signature) => (given: Sent) => ({ ...given, signature })),
	fc
		.string()
		.filter((timestamp) => !/^\d+$/.test(timestamp))
		.map((timestamp) => (given: Sent) => sent(given.body, timestamp)),
);

const correlation = (offset: number): string => String(NOW_MS / 1000 + offset);

beforeEach(() => {
	// The official client has no parameter for the present.
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe('our verdict, the official client and tweetnacl', () => {
	it('agree on every body, signature, key and timestamp in the window', async () => {
		const verdicts = new Set<boolean>();
		await fc.assert(
			fc.asyncProperty(text, inWindow, inForm, async (body, offset, change) => {
				const given = change(sent(body, correlation(offset)));
				const expected = secondOpinion(given);
				verdicts.add(expected);
				expect({ ours: ours(given), official: await official(given) }).toEqual({
					ours: expected,
					official: expected,
				});
			}),
			{ numRuns: 40 },
		);
		expect(verdicts).toEqual(new Set([true, false]));
	});

	it('agree on the window', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(anyAge, fc.constantFrom(-301, -300, 300, 301)), async (offset) => {
				const given = sent('{}', correlation(offset));
				expect(ours(given)).toBe(Math.abs(offset) <= 300);
				expect(await official(given)).toBe(Math.abs(offset) <= 300);
			}),
			{ numRuns: 200 },
		);
	});

	it('agree that what is out of form is refused', async () => {
		await fc.assert(
			fc.asyncProperty(text, inWindow, outOfForm, async (body, offset, change) => {
				const given = change(sent(body, correlation(offset)));
				expect({ ours: ours(given), official: await official(given) }).toEqual({
					ours: false,
					official: false,
				});
			}),
			{ numRuns: 200 },
		);
	});
});
