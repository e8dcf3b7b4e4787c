import * as crypto from 'node:crypto';
import { verifySignature } from '../../../../nodes/TelnyxVoice/shared/events/signature';
import { keyPair, NOW_MS, sign } from '../../../support/signing/webhooks';

jest.mock('node:crypto', () => {
	const actual: typeof crypto = jest.requireActual('node:crypto');
	return { ...actual, createPublicKey: jest.fn(actual.createPublicKey) };
});

const body = Buffer.from('{}');

function verifyFor(fill: number): void {
	const pair = keyPair(fill);
	const request = { headers: sign(body, pair), body };
	expect(verifySignature(request, { publicKey: pair.publicKey, nowMs: NOW_MS })).toEqual({
		ok: true,
	});
}

const timesParsed = (): number => jest.mocked(crypto.createPublicKey).mock.calls.length;

describe('the public key', () => {
	it('is parsed once per account, and only so many accounts are remembered', () => {
		verifyFor(1);
		verifyFor(1);
		verifyFor(1);
		expect(timesParsed()).toBe(1);
		for (let fill = 2; fill <= 20; fill += 1) verifyFor(fill);
		expect(timesParsed()).toBe(20);
		verifyFor(20);
		expect(timesParsed()).toBe(20);
		verifyFor(1);
		expect(timesParsed()).toBe(21);
	});
});
