import { startSimulator, type Application, type Simulator } from '../../simulator';
import { loadEngine, type Engine } from '../../support/engine/harness';
import {
	addApplication,
	automatic,
	OTHER,
	TriggerLife,
	webhookOf,
} from '../../support/n8n/registration';

const TAKE_OVER = { options: { takeOver: true } };
const SECRETS = /s3cret|hunter2|tok=|fragment/i;
const URLS = [
	'https://alice:s3cret@pbx.acme.org/hook',
	'https://hunter2@pbx.acme.org/',
	'https://pbx.acme.org/hook?token=s3cret&x=1%2B2+3',
	'https://pbx.acme.org/hook/?s3cret',
	'https://alice:hun%40ter2@pbx.acme.org:8443/a/b?tok=s3cret#fragment',
	'https://pbx.acme.org/hook#hunter2',
	'https://pbx.acme.org/hook?previous=https://a:s3cret@x.org&version=1',
];

let simulator: Simulator;
let engine: Engine;
let trigger: TriggerLife;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await loadEngine();
	trigger = new TriggerLife(engine, simulator);
});
afterAll(async () => await simulator.close());

const add = (more: Partial<Application> = {}): Application => addApplication(simulator, more);

/** Everything that a URL says, read as often as it takes. */
function plain(url: string): string {
	const decoded = decodeURIComponent(url);
	return decoded === url ? url : `${url}\n${plain(decoded)}`;
}

describe('what is secret in an earlier URL', () => {
	it.each(URLS)('does not stand in ours, and comes back exactly: %s', async (url) => {
		const application = add({ webhook_event_url: url, webhook_event_failover_url: `${url}1` });
		const before = webhookOf(application);
		const parameters = automatic(application, TAKE_OVER);
		await trigger.publish(parameters);
		const own = application.webhook_event_url;
		expect(plain(own)).not.toMatch(SECRETS);
		expect(own).toContain('pbx.acme.org');

		await trigger.publish(parameters);
		expect(application.webhook_event_url).toBe(own);
		await trigger.unpublish(parameters);
		expect(webhookOf(application)).toEqual(before);
	});

	it.each(['first', 'second'])('survives two triggers, whose %s goes first', async (leaver) => {
		const application = add({ webhook_event_url: URLS[4], webhook_event_failover_url: URLS[2] });
		const before = webhookOf(application);
		const parameters = automatic(application, TAKE_OVER);
		await trigger.publish(parameters);
		await trigger.publish(parameters, { nodeSettings: OTHER });
		expect(plain(application.webhook_event_url)).not.toMatch(SECRETS);
		const steps = [{}, { nodeSettings: OTHER }];
		const [now, then] = leaver === 'first' ? steps : steps.reverse();
		await trigger.unpublish(parameters, now);
		expect(plain(application.webhook_event_url)).not.toMatch(SECRETS);
		await trigger.unpublish(parameters, then);
		expect(webhookOf(application)).toEqual(before);
	});

	it('is sealed at the next publication where an earlier version has left it', async () => {
		const application = add({ webhook_event_url: URLS[2] });
		const before = webhookOf(application);
		const parameters = automatic(application, TAKE_OVER);
		await trigger.publish(parameters);
		application.webhook_event_url = application.webhook_event_url.replace(
			/previous=[^&]*/,
			`previous=${encodeURIComponent(URLS[2])}`,
		);
		await trigger.publish(parameters);
		expect(plain(application.webhook_event_url)).not.toMatch(SECRETS);
		await trigger.unpublish(parameters);
		expect(webhookOf(application)).toEqual(before);
	});

	it('is not kept by n8n, nor is anything else where nothing is secret', async () => {
		const [open, secret] = [add(), add({ webhook_event_url: URLS[0] })];
		const kept = await trigger.publish(automatic(secret, TAKE_OVER));
		expect(JSON.stringify(kept.staticData)).not.toMatch(SECRETS);
		expect(JSON.stringify(kept.staticData)).not.toContain(simulator.apiKey);
		await trigger.unpublish(automatic(secret, TAKE_OVER));
		expect((await trigger.publish(automatic(open))).staticData).toEqual({});
		await trigger.unpublish(automatic(open));
	});

	it('is left out after a change of the API key which n8n knows nothing of, and n8n’s log says so', async () => {
		const application = add({ webhook_event_url: URLS[2] });
		const parameters = automatic(application, TAKE_OVER);
		await trigger.publish(parameters);
		application.webhook_event_url = application.webhook_event_url.replace(
			/sealed%3D|sealed=/,
			(name) => `${name}AAAA`,
		);
		await trigger.unpublish(parameters);
		expect(application.webhook_event_url).toBe('https://pbx.acme.org/hook');
		expect(engine.logs.at(-1)?.message).toMatch(/“Clinic”.*API key.*Telnyx portal/);
	});
});
