import type { ListSearch } from '../../n8n/clientTypes';
import { builtOperations, titleOf } from '../../support/engine/stage';
import {
	ACCOUNT_NUMBER,
	ACTION_TYPE,
	CREDENTIAL_TYPE,
	startWorld,
	TRIGGER_TYPE,
	type World,
} from '../../support/n8n/world';

jest.setTimeout(120_000);

interface Icons {
	light: string;
	dark: string;
}

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(async () => await world?.close());
afterEach(() => world.simulator.faults.clear());

/** Both icons as n8n serves them, to somebody who is not logged in as well. */
async function expectTwoIcons({ light, dark }: Icons): Promise<void> {
	const [one, other] = await Promise.all(
		[light, dark].map(async (url) => {
			const reply = await fetch(`${world.n8n.url}/${url}`);
			expect(reply.status).toBe(200);
			expect(reply.headers.get('content-type')).toContain('image/svg');
			return await reply.text();
		}),
	);
	expect(one).toContain('<svg');
	expect(other).not.toBe(one);
}

describe('n8n knows', () => {
	it.each([
		[ACTION_TYPE, 'Telnyx Voice'],
		[TRIGGER_TYPE, 'Telnyx Voice Trigger'],
	])(
		'%s, with its icons, its place in the nodes panel, and its credential',
		async (name, displayName) => {
			const [type] = await world.client.nodeTypes([{ name, version: 1 }]);

			expect(type).toMatchObject({
				displayName,
				codex: {
					categories: ['Communication'],
					alias: expect.arrayContaining(['phone']),
					resources: {
						primaryDocumentation: [{ url: expect.stringMatching(/^https:/) }],
						credentialDocumentation: [{ url: expect.stringMatching(/^https:/) }],
					},
				},
				credentials: [{ name: CREDENTIAL_TYPE, required: true }],
			});
			await expectTwoIcons(type.iconUrl as Icons);
		},
	);

	it('the credential, with its icons', async () => {
		const types =
			await world.client.session.file<Array<{ name: string; iconUrl: Icons }>>(
				'/types/credentials.json',
			);
		const own = types?.filter(({ name }) => name === CREDENTIAL_TYPE) ?? [];
		expect(own).toHaveLength(1);
		await expectTwoIcons(own[0].iconUrl);
	});

	it.each(builtOperations().map((operation) => [titleOf(operation), operation] as const))(
		'what %s puts out, before it has run',
		async (_, { resource, option, sample }) => {
			const schema = await world.client.outputSchema(ACTION_TYPE, resource, option.value);
			expect(schema).toMatchObject({ type: 'object', version: 1 });
			const fields = Object.keys((schema?.properties ?? {}) as object);
			expect(fields).toEqual(expect.arrayContaining(Object.keys(sample)));
		},
	);
});

describe('a searchable list shows', () => {
	const search = async (method: string, more: Partial<ListSearch> = {}) =>
		await world.client.listSearch({
			nodeType: ACTION_TYPE,
			method,
			path: 'parameters.connectionId',
			parameters: { resource: 'call', operation: 'dial' },
			credentials: { [CREDENTIAL_TYPE]: world.credential },
			...more,
		});

	it('the applications, page by page, and those with a name', async () => {
		const { simulator, application } = world;
		const own = Array.from({ length: 60 }, (_, index) =>
			simulator.applications.add({
				application_name: `Clinic ${index}`,
				webhook_event_url: 'https://example.com/',
			}),
		);
		const first = await search('searchApplications');
		const second = await search('searchApplications', { paginationToken: first.paginationToken });

		expect(second.paginationToken).toBeUndefined();
		const ids = [...first.results, ...second.results].map(({ value }) => value);
		expect(ids.sort()).toEqual([application, ...own].map(({ id }) => id).sort());
		expect((await search('searchApplications', { filter: 'clinic 59' })).results).toEqual([
			{ name: 'Clinic 59', value: own[59].id },
		]);
	});

	it('the numbers of the account, and those it has verified', async () => {
		world.simulator.numbers.add({ phone_number: '+4930901820', verified: true });
		const { results } = await search('searchNumbers', { path: 'parameters.from' });
		expect(results.map(({ value }) => value)).toEqual([ACCOUNT_NUMBER, '+4930901820']);
	});

	it('the voices', async () => {
		const { results } = await search('searchVoices', { filter: 'joanna neural' });
		expect(results).toMatchObject([{ value: 'AWS.Polly.Joanna-Neural' }]);
	});

	it('the AI assistants', async () => {
		world.simulator.assistants.add({ name: 'Receptionist', id: 'assistant-1' });
		world.simulator.assistants.add({ name: 'Night shift' });
		const { results } = await search('searchAssistants', { filter: 'recep' });
		expect(results).toEqual([{ name: 'Receptionist', value: 'assistant-1' }]);
	});

	it('what is wrong, in words, when Telnyx refuses', async () => {
		world.simulator.faults.add({ path: /call_control_applications$/, status: 401 });
		await expect(search('searchApplications')).rejects.toThrow(/Listing the applications failed/);
	});
});

describe('the test of the credential', () => {
	const test = async (change: Record<string, unknown> = {}) =>
		await world.client.testCredential(world.credential, CREDENTIAL_TYPE, {
			...world.credentialData,
			...change,
		});

	it('says OK', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(world.simulator.requests.at(-1)).toMatchObject({
			path: '/v2/call_control_applications',
			query: { 'page[size]': '1' },
		});
	});

	it('finds a wrong key', async () => {
		const wrong = `${world.simulator.apiKey}x`;
		const { status, message } = await test({ apiKey: wrong });
		expect([status, message]).toEqual([
			'Error',
			expect.stringMatching(/does not accept this API key/),
		]);
		expect(message).not.toContain(wrong);
	});

	it('finds a key that may not use Voice', async () => {
		world.simulator.faults.add({ path: /call_control_applications$/, status: 403 });
		expect(await test()).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/may not use Voice/),
		});
	});

	it('finds an address that is not Telnyx', async () => {
		expect(await test({ baseUrl: `${world.simulator.origin}/elsewhere` })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/no Telnyx Voice API at this API Base URL/),
		});
	});
});
