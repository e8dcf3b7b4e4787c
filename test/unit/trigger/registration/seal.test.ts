import * as fc from 'fast-check';
import {
	sealed,
	sealingKey,
	unseal,
} from '../../../../nodes/TelnyxVoice/trigger/registration/seal';
import { writeClaim, type WebhookSettings } from '../../../../nodes/TelnyxVoice/shared/setup/claim';

const [one, other] = ['KEY-one', 'KEY-other'].map(sealingKey);
const settings = (url: string, failover = ''): WebhookSettings => ({
	url,
	version: '2',
	timeout: null,
	failover,
});
const seal = (url: string, ...keys: Buffer[]) => sealed(settings(url), keys).url;
const SECRET = 'https://alice:s3cret@pbx.acme.org/hook?token=s3cret#x';

describe('a sealed URL', () => {
	it('comes back as it was, whatever it was', () => {
		const url = fc.oneof(
			fc.webUrl({ withQueryParameters: true, withFragments: true }),
			fc.constantFrom('', 'no url', SECRET, 'https://pbx.acme.org/?sealed=x'),
		);
		fc.assert(fc.property(url, (given) => expect(unseal(seal(given, one), [one])).toBe(given)));
	});

	it.each([
		['https://pbx.acme.org/hook', true],
		['https://pbx.acme.org/hook/', true],
		['', true],
		[SECRET, false],
	])('%p is left as it is: %p', (url, same) => expect(seal(url, one) === url).toBe(same));

	it('stays the same when it is sealed again', () => {
		const once = seal(SECRET, one);
		expect(seal(once, one)).toBe(once);
		expect(seal(once, one, other)).toBe(once);
	});

	it('gets today’s key as long as the earlier one is known', () => {
		const again = seal(seal(SECRET, one), other, one);
		expect(unseal(again, [other])).toBe(SECRET);
		const unknown = seal(seal(SECRET, one), other);
		expect(unseal(unknown, [other])).toBeUndefined();
		expect(unseal(unknown, [one])).toBe(SECRET);
	});

	it.each([
		['another key', (url: string) => url, other],
		[
			'a changed text',
			(url: string) => `${url.slice(0, -9)}${url.at(-9) === 'A' ? 'B' : 'A'}${url.slice(-8)}`,
			one,
		],
		['a shortened text', (url: string) => url.slice(0, -8), one],
	])('opens for nobody with %s', (_, change, key) => {
		// Not the last character: in base64 it can hold bits that mean nothing.
		const url = seal(`${SECRET}12`, one);
		expect(unseal(change(url), [key])).toBeUndefined();
	});

	it('is what stands below every claim, too', () => {
		const claim = {
			address: 'https://n8n.acme.org/webhook/1/telnyx-voice',
			owner: 'a1',
			listener: false,
			callers: '',
			previous: settings(SECRET, SECRET),
		};
		const twice = { ...claim, owner: 'b2', previous: settings(writeClaim(claim)) };
		expect(decodeURIComponent(seal(writeClaim(twice), one))).not.toContain('s3cret');
	});
});
