/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator, type Application, type Simulator } from '../../simulator';
import { loadEngine } from '../../support/engine/harness';
import {
	addApplication,
	automatic,
	NOTHING_SET,
	TriggerLife,
	webhookOf,
} from '../../support/n8n/registration';

const PATH = '/webhook/webhook-under-test/telnyx-voice';
const TAKE_OVER = { options: { takeOver: true } };
/** The n8n that was copied: same instance, workflow and node ids, another host. */
const STAGING = { origin: 'https://staging.example.org' };

let simulator: Simulator;
let trigger: TriggerLife;
/** What the n8n answers that stands at `production`. */
let status: number | 'silence';
let asked: string[];
let server: Server;
let production: { origin: string };

beforeAll(async () => {
	simulator = await startSimulator();
	trigger = new TriggerLife(await loadEngine(), simulator);
	server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		if (status === 'silence') response.destroy();
		else response.writeHead(status, { location: 'https://elsewhere.example.org' }).end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	production = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
afterAll(async () => {
	await simulator.close();
	await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
	status = 401;
	asked = [];
});

const add = (more: Partial<Application> = {}): Application => addApplication(simulator, more);
const place = ({ webhook_event_url: url }: Application): string => url.split('?')[0];

describe('a copy of an n8n that is live', () => {
	it.each([401, 403, 200, 301, 429, 500, 503, 'silence'] as const)(
		'leaves the original alone, which answers by %p',
		async (answer) => {
			const application = add();
			await trigger.publish(automatic(application), production);
			const before = webhookOf(application);
			status = answer;

			const failure = trigger.publish(automatic(application), STAGING);
			await expect(failure).rejects.toThrow(/Workflow under test.*Take Over/);
			await expect(failure).rejects.toThrow(production.origin);
			await trigger.unpublish(automatic(application), STAGING);
			expect(webhookOf(application)).toEqual(before);
			expect(new Set(asked)).toEqual(new Set([`POST ${PATH}`]));

			await trigger.unpublish(automatic(application), production);
			expect(application.webhook_event_url).toBe(NOTHING_SET);
		},
	);

	it('gives it back when told to take it', async () => {
		const application = add({ webhook_api_version: '1' });
		const before = webhookOf(application);
		await trigger.publish(automatic(application), production);
		await trigger.publish(automatic(application, TAKE_OVER), STAGING);
		expect(place(application)).toBe(STAGING.origin + PATH);
		await expect(trigger.publish(automatic(application), STAGING)).rejects.toThrow(/Take Over/);

		await trigger.unpublish(automatic(application), STAGING);
		expect(place(application)).toBe(production.origin + PATH);
		await trigger.unpublish(automatic(application), production);
		expect(webhookOf(application)).toEqual(before);
	});

	it('is left alone itself when the original ends first', async () => {
		const application = add();
		await trigger.publish(automatic(application), STAGING);
		await trigger.publish(automatic(application), production);
		const url = application.webhook_event_url;
		// Now the one that answers is the copy.
		await trigger.unpublish(automatic(application), STAGING);
		expect(application.webhook_event_url).toBe(url);
		await trigger.unpublish(automatic(application), production);
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('ends no test that somebody makes at the original', async () => {
		const [application, another] = [add(), add()];
		await trigger.listen(automatic(application), production);
		const url = application.webhook_event_url;
		await trigger.listen(automatic(another), STAGING);
		expect(application.webhook_event_url).toBe(url);
		await expect(trigger.listen(automatic(application), STAGING)).rejects.toThrow(
			/sends its calls to a test of the workflow/,
		);
		await trigger.stopListening(automatic(another), STAGING);
		expect(application.webhook_event_url).toBe(url);
		await trigger.stopListening(automatic(application), production);
		expect([application, another].map(place)).toEqual([NOTHING_SET, NOTHING_SET]);
	});

	it('hears no Test Callers that the original passes on to itself', async () => {
		const application = add();
		const parameters = automatic(application, { options: { testCallers: ['+13125550001'] } });
		await trigger.publish(parameters, production);
		await expect(trigger.listen(parameters, STAGING)).rejects.toThrow(
			/serves a published workflow/,
		);
		await trigger.unpublish(parameters, production);
	});
});

describe('an n8n that has moved', () => {
	it.each([404, 'gone'] as const)(
		'has its applications at once: old address %p',
		async (answer) => {
			const application = add();
			const old = answer === 404 ? production : { origin: 'https://gone.invalid' };
			await trigger.publish(automatic(application), old);
			status = 404;
			await trigger.publish(automatic(application), STAGING);
			expect(place(application)).toBe(STAGING.origin + PATH);
			await trigger.unpublish(automatic(application), STAGING);
			expect(application.webhook_event_url).toBe(NOTHING_SET);

			await trigger.publish(automatic(application), old);
			await trigger.unpublish(automatic(application), STAGING);
			expect(application.webhook_event_url).toBe(NOTHING_SET);
		},
	);
});
