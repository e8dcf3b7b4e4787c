import { Relay, RELAY_HEADER } from '../../../../nodes/TelnyxVoice/shared/events/relayMark';

const SIGNATURE = 'telnyx-signature-ed25519';
const SECRET = `KEY${'S3CRET'.repeat(6)}`;
const from = { [SIGNATURE]: 'c2lnbmF0dXJl' };

/** What a webhook with this secret hears of a mark. */
const heard = (mark: unknown, secret: unknown = SECRET, headers = from) =>
	new Relay(secret, { ...headers, [RELAY_HEADER]: mark as string }).heard;

describe('what one webhook of a credential tells another one', () => {
	it.each(['accepted', 'taken'] as const)('is %s', (word) => {
		const mark = new Relay(SECRET, from).mark(word);
		expect(heard(mark)).toBe(word);
		expect(mark).not.toContain(SECRET);
	});

	it('is believed of nobody else', () => {
		const mark = String(new Relay(SECRET, from).mark('accepted'));
		expect(heard(mark, `${SECRET}x`)).toBeUndefined();
		expect(heard(mark, SECRET, { [SIGNATURE]: 'b3RoZXI=' })).toBeUndefined();
		expect(heard(mark.replace('accepted', 'taken'))).toBeUndefined();
		for (const forged of ['accepted', 'accepted=', 'taken=00', mark.slice(0, -1), `${mark}0`, '']) {
			expect(heard(forged)).toBeUndefined();
		}
		expect(heard([mark, mark])).toBeUndefined();
		expect(new Relay(SECRET, from).heard).toBeUndefined();
	});

	it.each([undefined, '', null, 7])('is nothing without a secret: %p', (secret) => {
		expect(new Relay(secret, from).mark('taken')).toBeUndefined();
		expect(heard('taken=', secret)).toBeUndefined();
	});
});
