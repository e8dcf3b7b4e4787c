import * as fc from 'fast-check';
import {
	claimsIn,
	readClaim,
	without,
	writeClaim,
	type Claim,
	type WebhookSettings,
} from '../../../../nodes/TelnyxVoice/shared/setup/claim';
import { testAddresses } from '../../../../nodes/TelnyxVoice/trigger/registration/identity';
import {
	bare,
	isLocal,
	isLoopback,
	isNobodys,
	isOutOfReach,
} from '../../../../nodes/TelnyxVoice/shared/values/address';

const address = 'https://n8n.acme.org/webhook/5f0c1f1e/telnyx-voice';
const before: WebhookSettings = {
	url: 'https://old.acme.org/hook',
	version: '1',
	timeout: null,
	failover: '',
};
const claim: Claim = { address, owner: 'a1', listener: false, callers: '', previous: before };
const upon = (previous: Claim, owner: string): Claim => ({
	...claim,
	owner,
	previous: { url: writeClaim(previous), version: '2', timeout: 15, failover: '' },
});

describe('a claim', () => {
	it('can be read by a person', () => {
		expect(writeClaim(claim)).toBe(
			`${address}?previous=https://old.acme.org/hook&version=1&timeout=&owner=a1`,
		);
	});

	it('remembers a failover URL only where there was one', () => {
		const previous = { ...before, failover: 'https://spare.acme.org/hook' };
		expect(writeClaim({ ...claim, previous })).toBe(
			`${address}?previous=https://old.acme.org/hook&version=1&timeout=&failover=https://spare.acme.org/hook&owner=a1`,
		);
		expect(readClaim(writeClaim(claim))?.previous.failover).toBe('');
	});

	it('reaches the same webhook', () => expect(bare(writeClaim(claim))).toBe(address));

	it('survives the journey, whatever stood there before', () => {
		const settings = fc.record({
			url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
			version: fc.constantFrom('1' as const, '2' as const, undefined),
			timeout: fc.option(fc.integer({ min: 0, max: 30 })),
			failover: fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()),
		});
		fc.assert(
			fc.property(
				settings,
				fc.boolean(),
				fc.constantFrom('', 'f00'),
				(previous, listener, callers) => {
					const given = { ...claim, previous, listener, callers };
					expect(readClaim(writeClaim(given))).toEqual(given);
				},
			),
		);
	});

	it.each([
		'',
		'no url',
		'https://acme.org/?previous=x&owner=a1',
		address,
		`${address}?previous=x`,
	])('is not seen in %p', (url) => expect(readClaim(url)).toBeUndefined());

	it('is found below others', () => {
		const { previous } = upon(upon(upon(claim, 'b2'), 'c3'), 'd4');
		expect(claimsIn(previous).map(({ owner }) => owner)).toEqual(['c3', 'b2', 'a1']);
	});
});

describe('taking claims away', () => {
	const top = upon(upon(upon(claim, 'b2'), 'c3'), 'd4').previous;
	const owners = (settings: WebhookSettings) => claimsIn(settings).map(({ owner }) => owner);

	it.each([
		[['c3'], ['b2', 'a1']],
		[['b2'], ['c3', 'a1']],
		[['a1'], ['c3', 'b2']],
		[['c3', 'a1'], ['b2']],
		[['c3', 'b2', 'a1'], []],
	])('%p leaves %p', async (gone, left) => {
		const settings = await without(top, ({ owner }) => gone.includes(owner));
		expect(owners(settings)).toEqual(left);
		let root = settings;
		for (const each of claimsIn(settings)) root = each.previous;
		expect(root).toEqual(before);
	});

	it('changes nothing if none is to go', async () => {
		expect(await without(top, () => false)).toBe(top);
		expect(await without(before, () => true)).toBe(before);
	});
});

describe('addresses', () => {
	it.each([
		['', true],
		['no url', true],
		['ftp://acme.org', true],
		['https://example.com/x', true],
		['https://a.b.example.org', true],
		['http://nothing.invalid', true],
		['http://x.test', true],
		['http://localhost:5678/webhook', true],
		['https://example.com.acme.org', false],
		['https://myexample.com', false],
		['https://contest.org', false],
		['http://127.0.0.1:5678', false],
	])('%p is nobody’s: %p', (url, expected) => expect(isNobodys(url)).toBe(expected));

	it.each([
		['http://localhost', true, true],
		['http://127.0.0.1:1', true, true],
		['http://[::1]/', true, true],
		['http://0.0.0.0:5678', false, true],
		['http://10.0.0.7', false, true],
		['http://100.64.0.1', false, true],
		['http://100.127.255.254', false, true],
		['http://100.128.0.1', false, false],
		['http://169.254.169.254', false, true],
		['http://172.16.0.1', false, true],
		['http://172.32.0.1', false, false],
		['http://192.168.1.1', false, true],
		['http://[fe80::1]:5678', false, true],
		['http://[fd12:3456::1]', false, true],
		['http://[2a01:4f8::1]', false, false],
		['http://n8n.local', false, true],
		['http://n8n:5678', false, true],
		['http://n8n.localhost', true, true],
		['http://2130706433/', true, true],
		['http://127.0.0.1.acme.org', false, false],
		['http://127.acme.org', false, false],
		['http://localhost.acme.org', false, false],
		['http://[fc0::1]', false, false],
		['http://[fe8::1]', false, false],
		['http://[::ffff:8.8.8.8]', false, false],
		['https://10.acme.org', false, false],
		['https://n8n.acme.org', false, false],
		['', false, false],
	])('%p: loopback %p, local %p', (url, loopback, local) => {
		expect([isLoopback(url), isLocal(url)]).toEqual([loopback, local]);
	});

	it.each([
		['http://localhost:5678', 'https://api.telnyx.com/v2', true],
		['http://localhost:5678', '', true],
		['http://n8n:5678', 'http://127.0.0.1:4000/v2', false],
		['https://n8n.acme.org', '', false],
	])('%p is out of reach for %p: %p', (url, apiUrl, expected) => {
		expect(isOutOfReach(url, apiUrl)).toBe(expected);
	});

	it('leads a published trigger to its listener, also where the editor has its own host', () => {
		const production = 'https://hooks.acme.org/base/webhook/5f0c/telnyx-voice';
		expect(testAddresses(production, 'https://n8n.acme.org/')).toEqual([
			'https://n8n.acme.org/webhook-test/5f0c/telnyx-voice',
			'https://hooks.acme.org/base/webhook-test/5f0c/telnyx-voice',
		]);
		const same = 'https://hooks.acme.org/webhook/5f0c/telnyx-voice';
		expect(testAddresses(same, 'https://hooks.acme.org/')).toEqual([
			'https://hooks.acme.org/webhook-test/5f0c/telnyx-voice',
		]);
	});
});
