import fc from 'fast-check';
import {
	backOffMs,
	MAX_TRIES,
	mayRepeat,
	RETRY_WINDOW_MS,
	retryAfterMs,
	mayHaveHappened,
} from '../../../../nodes/TelnyxVoice/shared/api/retry';

describe('retryAfterMs', () => {
	// The two examples of RFC 9110, section 10.2.3.
	it('reads seconds', () => {
		expect(retryAfterMs('120', 0)).toBe(120_000);
	});

	it('reads an HTTP date', () => {
		const now = Date.UTC(1999, 11, 31, 23, 59, 0);
		expect(retryAfterMs('Fri, 31 Dec 1999 23:59:59 GMT', now)).toBe(59_000);
	});

	it.each([
		['0', 0],
		[' 7 ', 7_000],
		[3, 3_000],
	])('forgives the form %p', (header, expected) => {
		expect(retryAfterMs(header, 0)).toBe(expected);
	});

	it('does not wait for a date in the past', () => {
		expect(retryAfterMs('Fri, 31 Dec 1999 23:59:59 GMT', Date.UTC(2026, 0, 1))).toBe(0);
	});

	it.each([undefined, null, '', 'soon', '-5 seconds', {}, ['1', '2'], NaN])(
		'ignores %p',
		(header) => {
			expect(retryAfterMs(header, 0)).toBeUndefined();
		},
	);
});

describe('backOffMs', () => {
	it('doubles from half a second and never exceeds 8 seconds', () => {
		expect([1, 2, 3, 4, 5, 6, 60].map((tries) => backOffMs(tries, 1))).toEqual([
			500, 1000, 2000, 4000, 8000, 8000, 8000,
		]);
	});

	it('spreads between the half and the whole of a step', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 100 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(tries, random) => {
					const step = Math.min(500 * 2 ** (tries - 1), 8000);
					const delay = backOffMs(tries, random);
					return delay >= step / 2 && delay <= step;
				},
			),
		);
	});

	it('lets all tries end within the 60 seconds in which Telnyx knows a command id', () => {
		const waits = Array.from({ length: MAX_TRIES - 1 }, (_, index) => backOffMs(index + 1, 1));
		expect(waits.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(RETRY_WINDOW_MS);
		expect(RETRY_WINDOW_MS).toBeLessThan(60_000);
	});
});

describe('mayRepeat', () => {
	it.each<[number | undefined, string | undefined, boolean, boolean]>([
		// status, network failure, a repeat is recognised / is not
		[undefined, 'ECONNREFUSED', true, true],
		[undefined, 'ENOTFOUND', true, true],
		[undefined, 'EAI_AGAIN', true, true],
		[undefined, 'ECONNRESET', true, false],
		[undefined, 'ETIMEDOUT', true, false],
		[undefined, 'ECONNABORTED', true, false],
		[undefined, 'EPIPE', true, false],
		[undefined, undefined, true, false],
		[undefined, 'ERR_INVALID_URL', false, false],
		[undefined, 'CERT_HAS_EXPIRED', false, false],
		[undefined, 'DEPTH_ZERO_SELF_SIGNED_CERT', false, false],
		[429, undefined, true, true],
		[408, undefined, true, false],
		[500, undefined, true, false],
		[502, undefined, true, false],
		[503, undefined, true, false],
		[504, undefined, true, false],
		[301, undefined, false, false],
		[400, undefined, false, false],
		[401, undefined, false, false],
		[403, undefined, false, false],
		[404, undefined, false, false],
		[409, undefined, false, false],
		[422, undefined, false, false],
	])('%p %p: recognised %p, unrecognised %p', (status, networkCode, recognised, unrecognised) => {
		expect(mayRepeat({ status, networkCode }, true)).toBe(recognised);
		expect(mayRepeat({ status, networkCode }, false)).toBe(unrecognised);
	});

	it.each<[number | undefined, string, boolean]>([
		[undefined, 'ECONNREFUSED', false],
		[undefined, 'ENOTFOUND', false],
		[undefined, 'ERR_INVALID_URL', false],
		[undefined, 'CERT_HAS_EXPIRED', false],
		[undefined, 'ECONNRESET', true],
		[undefined, 'ECONNABORTED', true],
		[undefined, '', true],
		[408, '', true],
		[500, '', true],
		[503, '', true],
		[422, '', false],
		[429, '', false],
	])('%p %p may have happened nevertheless: %p', (status, networkCode, expected) => {
		expect(mayHaveHappened({ status, networkCode })).toBe(expected);
	});
});
