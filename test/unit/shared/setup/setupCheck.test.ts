import type { Telnyx } from 'telnyx';
import {
	findings,
	webhookOf,
	type SetupFacts,
} from '../../../../nodes/TelnyxVoice/shared/setup/setupCheck';
import { account } from '../../../support/signing/webhooks';

const application: Telnyx.CallControlApplication = {
	id: '1293384261075731499',
	application_name: 'Clinic',
	active: true,
	webhook_api_version: '2',
	webhook_event_url: 'https://user:secret@n8n.acme.org/webhook/1/telnyx-voice?previous=x',
	outbound: { outbound_voice_profile_id: '1' },
};
const facts: SetupFacts = {
	application,
	numbers: ['+13125550100'],
	publicKey: account.publicKey,
	webhooksAt: 'https://n8n.acme.org',
	editorAt: 'http://192.168.0.4:5678/',
	apiUrl: 'https://api.telnyx.com/v2',
};
const PUBLIC = 'https://n8n.acme.org/';
const problems = (more: Partial<SetupFacts>) =>
	findings({ ...facts, ...more }).filter(({ ok }) => !ok);

describe('the setup check', () => {
	it('finds nothing where nothing is wrong', () => {
		expect(problems({})).toEqual([]);
		for (const { advice, title, message } of findings(facts)) {
			expect(advice).toBe('');
			expect(title).not.toBe('');
			expect(message).toMatch(/\.$/);
		}
	});

	it.each<[string, Partial<SetupFacts>, RegExp]>([
		['phoneNumbers', { numbers: [] }, /Phone Numbers/],
		['applicationActive', { application: { ...application, active: false } }, /Switch it on/],
		['outboundProfile', { application: { ...application, outbound: undefined } }, /Outbound/],
		['outboundProfile', { application: { ...application, outbound: {} } }, /Outbound/],
		['publicUrl', { webhooksAt: '' }, /WEBHOOK_URL/],
		['publicUrl', { webhooksAt: 'http://localhost:5678' }, /WEBHOOK_URL/],
		['publicUrl', { webhooksAt: 'http://192.168.0.4:5678', editorAt: PUBLIC }, /WEBHOOK_URL/],
		['publicUrl', { webhooksAt: undefined }, /WEBHOOK_URL.*unless/],
		['publicUrl', { webhooksAt: undefined, editorAt: '' }, /WEBHOOK_URL.*unless/],
		['publicKey', { publicKey: '' }, /Public Key/],
		['publicKey', { publicKey: `KEY${'A1'.repeat(20)}` }, /API key/],
	])('finds %s, and says what to do', (check, more, advice) => {
		const found = problems(more);
		expect(found.map((each) => each.check)).toEqual([check]);
		expect(found[0].advice).toMatch(advice);
	});

	it('is content with a local n8n beside a local API', () => {
		const local = { webhooksAt: 'http://127.0.0.1:5678', apiUrl: 'http://127.0.0.1:9999/v2' };
		expect(problems(local)).toEqual([]);
	});

	it('says of the editor’s address only what can be known', () => {
		const [none, some] = ['http://192.168.0.4:5678/', PUBLIC].map((editorAt) =>
			findings({ ...facts, webhooksAt: undefined, editorAt }).find(
				({ check }) => check === 'publicUrl',
			),
		);
		expect(none?.message).toMatch(/cannot reach this n8n if .*http:\/\/192\.168\.0\.4:5678/);
		expect(none?.title).toMatch(/^Perhaps/);
		expect(some).toMatchObject({ ok: true, message: expect.stringMatching(/^If /) as string });
	});

	it('names three numbers at the most', () => {
		const numbers = [1, 2, 3, 4, 5].map((digit) => `+1312555010${digit}`);
		const [first] = findings({ ...facts, numbers });
		expect(first.title).toBe('+13125550101, +13125550102, +13125550103 and 2 more ring');
	});

	it.each([
		[{ webhook_event_url: 'https://example.com/x' }, false],
		[{ webhook_event_url: '' }, false],
		[{ webhook_api_version: '1' as const }, false],
		[{}, true],
	])('looks where the events go: %j', (more, ok) => {
		const found = webhookOf({ ...facts, application: { ...application, ...more } });
		expect(found).toMatchObject({ check: 'webhook', ok });
		expect(found.message).not.toMatch(/secret|previous/);
	});

	it('names the workflow that the events go to', () => {
		const url =
			'https://n8n.acme.org/webhook/1/telnyx-voice?previous=&version=2&timeout=&owner=a1&workflow=Front%20desk&workflowId=w1';
		const found = webhookOf({ ...facts, application: { ...application, webhook_event_url: url } });
		expect(found.message).toBe(
			'Events go to the workflow “Front desk” (https://n8n.acme.org/webhook/1/telnyx-voice).',
		);
	});
});
