import Telnyx from 'telnyx';
import { verifySignature } from '../../nodes/TelnyxVoice/shared/events/signature';
import type { Simulator } from '../simulator';
import { nacl } from '../support/signing/tweetnacl';
import { eventBody } from './contenders';

/** How long one verification of an event's signature takes. */
export interface Verification {
	name: string;
	/** Microseconds. */
	micros: number;
}

const SAMPLES = 200;

/** Measures each way on the same signed events, in turn, so that all share the machine's moods. */
export async function compareVerification(simulator: Simulator): Promise<Verification[]> {
	const { publicKey } = simulator;
	const client = new Telnyx({ apiKey: 'none' });
	const events = Array.from({ length: SAMPLES }, (_, index) => {
		const body = eventBody(`event ${index}`);
		return { body, headers: simulator.sign(body) };
	});
	type Signed = (typeof events)[number];
	const ways: Array<[string, (signed: Signed) => unknown]> = [
		[
			'this package (node:crypto)',
			({ body, headers }) =>
				verifySignature({ headers, body: Buffer.from(body) }, { publicKey }).ok,
		],
		[
			'tweetnacl',
			({ body, headers }) =>
				nacl.sign.detached.verify(
					Buffer.from(`${headers['telnyx-timestamp']}|${body}`),
					Buffer.from(headers['telnyx-signature-ed25519'], 'base64'),
					Buffer.from(publicKey, 'base64'),
				),
		],
		[
			'official client (telnyx)',
			async ({ body, headers }) => await client.webhooks.unwrap(body, { headers, key: publicKey }),
		],
	];
	const totals = ways.map(() => 0);
	for (const signed of events) {
		for (const [index, [name, verify]] of ways.entries()) {
			const began = performance.now();
			const verdict = await verify(signed);
			totals[index] += performance.now() - began;
			if (!verdict) throw new Error(`${name} does not accept a genuine event`);
		}
	}
	return ways.map(([name], index) => ({ name, micros: (totals[index] / SAMPLES) * 1000 }));
}
