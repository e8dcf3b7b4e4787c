import type { INodeParameters } from 'n8n-workflow';
import type { Application } from '../../simulator';
import { items, openLab, PROFILE_ID, results, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const byId = ({ id }: { id: string }): INodeParameters => ({
	connectionId: { __rl: true, mode: 'id', value: id },
});
const add = (
	more: Partial<Parameters<Lab['simulator']['applications']['add']>[0]> = {},
): Application =>
	lab.simulator.applications.add({
		application_name: 'Before',
		webhook_event_url: 'https://example.com/before',
		...more,
	});
const patch = () => lab.requests().find(({ method }) => method === 'PATCH')?.body;

describe('Create', () => {
	const required = { applicationName: 'New', webhookEventUrl: 'https://example.com/in' };

	it('asks for webhook API version 2, since the trigger needs it', async () => {
		const [created] = results(await lab.run('create', required));

		expect(lab.requests()[0].body).toEqual({
			application_name: 'New',
			webhook_event_url: 'https://example.com/in',
			webhook_api_version: '2',
		});
		expect(created).toMatchObject({
			id: expect.stringMatching(/^\d{19}$/) as string,
			webhook_api_version: '2',
		});
		expect(created).not.toHaveProperty('command_id');
	});

	it('leaves the version to the user', async () => {
		await lab.run('create', { ...required, options: { webhookApiVersion: '1' } });
		expect(lab.requests()[0].body).toMatchObject({ webhook_api_version: '1' });
	});

	it.each(['example.com/in', 'mailto:a@example.com', '={{ $json.nothing }}'])(
		'refuses the address %s',
		async (webhookEventUrl) => {
			const run = await lab.run('create', { ...required, webhookEventUrl });
			expect(run.error?.message).toMatch(/^“Webhook URL” /);
			expect(lab.requests()).toEqual([]);
		},
	);
});

describe('Update', () => {
	it('reads first, since Telnyx demands name and address with every change', async () => {
		const application = add();
		const [updated] = results(
			await lab.run('update', { ...byId(application), options: { dtmfType: 'Inband' } }),
		);

		expect(lab.requests().map(({ method }) => method)).toEqual(['GET', 'PATCH']);
		expect(patch()).toEqual({
			application_name: 'Before',
			webhook_event_url: 'https://example.com/before',
			webhook_api_version: '2',
			dtmf_type: 'Inband',
		});
		expect(updated).toMatchObject({
			id: application.id,
			dtmf_type: 'Inband',
			application_name: 'Before',
		});
	});

	it('leaves an old system its old version of the API', async () => {
		const application = add({ webhook_api_version: '1' });
		const options = { applicationName: 'After' };
		const [updated] = results(await lab.run('update', { ...byId(application), options }));

		expect(patch()).toMatchObject({ application_name: 'After', webhook_api_version: '1' });
		expect(updated).toMatchObject({ webhook_api_version: '1' });
	});

	it('takes a new name, address and version', async () => {
		const options = {
			applicationName: 'After',
			webhookEventUrl: 'https://example.com/after',
			webhookApiVersion: '1',
			tags: ['a', 'b'],
		};
		await lab.run('update', { ...byId(add()), options });
		expect(patch()).toEqual({
			application_name: 'After',
			webhook_event_url: 'https://example.com/after',
			webhook_api_version: '1',
			tags: ['a', 'b'],
		});
	});

	it('keeps what stands beside a nested setting, and sends no null back', async () => {
		const application = add({ inbound: { channel_limit: 9, sip_subdomain: 'clinic' } });
		Object.assign(application, {
			outbound: { channel_limit: null, outbound_voice_profile_id: PROFILE_ID },
		});
		const options = { inbound: { shakenStirEnabled: true }, outbound: { channelLimit: 4 } };
		await lab.run('update', { ...byId(application), options });

		expect(patch()).toMatchObject({
			inbound: { channel_limit: 9, sip_subdomain: 'clinic', shaken_stir_enabled: true },
			outbound: { channel_limit: 4, outbound_voice_profile_id: PROFILE_ID },
		});

		await lab.run('update', {
			...byId(application),
			options: { outbound: { outboundVoiceProfileId: '42' } },
		});
		expect(lab.requests().at(-1)?.body).not.toHaveProperty('inbound');
	});

	it.each<[INodeParameters, object]>([
		[{ noFailoverUrl: true }, { webhook_event_failover_url: null }],
		[{ noTimeout: true, noFailoverUrl: false }, { webhook_timeout_secs: null }],
		[
			{ noFailoverUrl: true, noTimeout: true },
			{ webhook_event_failover_url: null, webhook_timeout_secs: null },
		],
	])('clears %j, and nothing else', async (clear, expected) => {
		const application = add({
			webhook_event_failover_url: 'https://example.com/second',
			webhook_timeout_secs: 9,
		});
		const run = await lab.run('update', { ...byId(application), options: { clear } });
		expect(run.error).toBeUndefined();
		expect(patch()).toEqual({
			application_name: 'Before',
			webhook_event_url: 'https://example.com/before',
			webhook_api_version: '2',
			...expected,
		});
		expect(lab.simulator.applications.get(application.id)).toMatchObject(expected);
	});

	it('explains an application that is not there', async () => {
		const run = await lab.run('update', byId({ id: '1293384261075700000' }));
		expect(run.error).toMatchObject({ httpCode: '404' });
		expect(run.error?.description).toMatch(/10005.*does not exist in this Telnyx account/);
		expect(lab.requests()).toHaveLength(1);
	});
});

it('Get gives the application, Delete what is gone, once', async () => {
	const application = add();
	expect(results(await lab.run('retrieve', byId(application)))[0]).toEqual({ ...application });
	expect(results(await lab.run('delete', byId(application)))[0]).toEqual({
		deleted: true,
		id: application.id,
	});
	expect(lab.simulator.applications.get(application.id)).toBeUndefined();
	expect((await lab.run('delete', byId(application))).error).toMatchObject({ httpCode: '404' });
});

it.each(['..', '.', '  ', 'clinic', '1/2', '={{ $json.nothing }}'])(
	'the id %j never turns one application into all of them',
	async (value) => {
		for (const operation of ['delete', 'retrieve', 'update']) {
			const run = await lab.run(operation, byId({ id: value }));
			expect(run.error?.message).toMatch(/^“Application” (is empty|is not an id|needs the ID)/);
		}
		expect(lab.requests()).toEqual([]);
	},
);

it('each item may be about another application', async () => {
	const two = [add(), add()];
	const run = await lab.run('retrieve', byId({ id: '={{ $json.id }}' }), {
		items: two.map(({ id }) => ({ id })),
	});
	expect(items(run).map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
		two.map(({ id }, item) => [id, { item }]),
	);
});
