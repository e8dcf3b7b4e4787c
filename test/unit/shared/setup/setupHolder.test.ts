import { writeClaim, type Claim } from '../../../../nodes/TelnyxVoice/shared/setup/claim';
import { takenFrom, type Taker } from '../../../../nodes/TelnyxVoice/shared/setup/setupHolder';

const address = 'https://hooks.acme.org/webhook/5f0c/telnyx-voice';
const nothing = { url: 'https://x.invalid', version: '2', timeout: null, failover: '' } as const;
const claim: Claim = {
	address,
	owner: 'a1',
	listener: false,
	callers: '',
	workflow: { id: 'w1', name: 'Front desk' },
	previous: nothing,
};
const facts = (url: string, apiUrl = '') => ({
	application: { application_name: 'Clinic', webhook_event_url: url },
	numbers: [],
	publicKey: '',
	webhooksAt: 'https://hooks.acme.org',
	editorAt: 'https://n8n.acme.org/',
	apiUrl,
});
const look = (url: string, taker: Partial<Taker> = {}) =>
	takenFrom(facts(url), { workflowId: 'w2', takeOver: false, ...taker });
const copy = { ...claim, address: 'https://prod.acme.org/webhook/5f0c/telnyx-voice' };
const listener = { ...claim, listener: true, owner: 'c3' };
const above = (previous: string, top: Claim = listener): string =>
	writeClaim({ ...top, previous: { ...nothing, url: previous } });

describe('an application', () => {
	it.each(['', 'https://example.com/x', 'https://x.invalid', 'http://localhost:5678/webhook/1'])(
		'is nobody’s with the URL %p',
		(url) => expect(look(url)).toBeUndefined(),
	);

	it.each([
		[writeClaim(claim), 'Taken by workflow “Front desk”', /the workflow “Front desk”\.$/],
		[above(writeClaim(claim)), 'Taken by workflow “Front desk”', /the workflow “Front desk”\.$/],
		[
			writeClaim(copy),
			'Taken by workflow “Front desk”',
			/“Front desk” of the n8n at https:\/\/prod\.acme\.org\.$/,
		],
		['https://u:s3cret@pbx.acme.org/hook?s3cret', 'Taken by https://pbx.acme.org/hook', /hook\.$/],
		[
			'https://hooks.acme.org/webhook/77/telnyx-voice',
			'Taken by another workflow of this n8n',
			/webhook\/77/,
		],
		[writeClaim({ ...claim, workflow: undefined }), 'Taken by another workflow', /5f0c/],
	])('is taken: %s', (url, title, message) => {
		const found = look(url);
		expect(found).toMatchObject({ ok: false, title });
		expect(found?.message).toMatch(message);
		expect(found?.advice).toMatch(/Take Over/);
		expect(JSON.stringify(found)).not.toContain('s3cret');
		expect(look(url, { takeOver: true })).toMatchObject({ ok: true });
	});

	it('is this workflow’s', () => {
		expect(look(writeClaim(claim), { workflowId: 'w1' })).toMatchObject({ ok: true });
		// A copy of an n8n has workflows of the same ids.
		expect(look(writeClaim(copy), { workflowId: 'w1' })).toMatchObject({ ok: false });
		expect(look(above('https://x.invalid'), { workflowId: 'w1' })).toBeUndefined();
	});

	it.each([writeClaim(claim), 'https://hooks.acme.org/webhook/77/telnyx-voice'])(
		'may be this workflow’s where nobody knows: %s',
		(url) => expect(look(url, { workflowId: '' })?.advice).toMatch(/^If that is this workflow/),
	);
});
