import Telnyx from 'telnyx';
import { refusal, startBench, type Bench } from './support';

let bench: Bench;
beforeAll(async () => {
	bench = await startBench();
});
afterAll(async () => await bench.close());

describe('Call Control Applications', () => {
	it('are created with version 1 by default, read, changed and deleted', async () => {
		const api = bench.client.callControlApplications;
		const created = await api
			.create({ application_name: 'Night line', webhook_event_url: 'https://example.com/a' })
			.withResponse();
		expect(created.response.status).toBe(201);
		const application = created.data.data;
		expect(application).toMatchObject({ webhook_api_version: '1', active: true });
		expect(BigInt(application?.id ?? 0) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
		const id = application?.id ?? '';
		const changed = await api.update(id, {
			application_name: 'Night line',
			webhook_event_url: 'https://example.com/b',
			inbound: { channel_limit: 3 },
		});
		expect(changed.data).toMatchObject({
			webhook_event_url: 'https://example.com/b',
			inbound: { channel_limit: 3, shaken_stir_enabled: false },
		});
		expect(await refusal(api.update(id, { application_name: 'x' } as never))).toEqual({
			status: 422,
			code: '10004',
			pointer: '/webhook_event_url',
		});
		expect((await api.delete(id)).data?.id).toBe(id);
		expect(await refusal(api.retrieve(id))).toMatchObject({ status: 404, code: '10005' });
	});

	it('are listed in pages, filtered and sorted', async () => {
		for (const name of ['Alpha', 'Beta', 'Alphabet']) {
			bench.sim.applications.add({ application_name: name, webhook_event_url: 'https://x.test' });
		}
		const api = bench.client.callControlApplications;
		const names: string[] = [];
		for await (const each of api.list({
			'page[size]': 1,
			filter: { application_name: { contains: 'alph' } },
		})) {
			names.push(each.application_name ?? '');
		}
		expect(names).toEqual(['Alphabet', 'Alpha']);
		const descending = await api.list({ sort: '-connection_name' as 'connection_name' });
		const sorted = descending.data.map((each) => each.application_name);
		expect(sorted).toEqual([...sorted].sort().reverse());
		expect(
			await refusal(api.list({ filter: { application_name: { contains: 'al' } } })),
		).toMatchObject({ status: 400, parameter: 'filter[application_name][contains]' });
		expect(await refusal(api.list({ 'page[size]': 251 }))).toMatchObject({
			status: 400,
			parameter: 'page[size]',
		});
		const [profile] = bench.sim.profiles.all();
		const ofProfile = await api.list({
			filter: { 'outbound.outbound_voice_profile_id': profile.id },
		});
		expect(ofProfile.data.length).toBe(4);
	});
});

describe('look-ups for drop-downs', () => {
	it('lists and assigns phone numbers', async () => {
		const added = bench.sim.numbers.add({ phone_number: '+15550000002', tags: ['spare'] });
		const { client } = bench;
		const spare = await client.phoneNumbers.list({ filter: { tag: 'spare', status: 'active' } });
		expect(spare.data.map((each) => each.phone_number)).toEqual(['+15550000002']);
		await client.phoneNumbers.update(added.id, { connection_id: bench.connectionId });
		const assigned = await client.phoneNumbers.list({
			filter: { connection_id: bench.connectionId, 'voice.connection_name': { contains: 'desk' } },
		});
		expect(assigned.data).toHaveLength(2);
		expect(assigned.data[0].connection_name).toBe('Front desk');
	});

	it('lists verified numbers and outbound voice profiles', async () => {
		bench.sim.numbers.add({ phone_number: '+15550000003', verified: true });
		const verified = await bench.client.verifiedNumbers.list();
		expect(verified.data.map((each) => each.phone_number)).toEqual(['+15550000003']);
		const profiles = await bench.client.outboundVoiceProfiles.list({
			filter: { name: { contains: 'def' } },
		});
		expect(profiles.data.map((each) => each.name)).toEqual(['Default']);
	});
});

describe('authentication and unknown paths', () => {
	it('refuses a wrong key with 401, code 10009', async () => {
		const stranger = new Telnyx({ apiKey: 'KEYwrong', baseURL: bench.sim.baseUrl, maxRetries: 0 });
		expect(await refusal(stranger.callControlApplications.list())).toEqual({
			status: 401,
			code: '10009',
		});
		expect(JSON.stringify(bench.sim.requests)).not.toContain('KEYwrong');
	});

	it('knows no other path and no unknown call', async () => {
		expect(await refusal(bench.client.get('/whoami'))).toEqual({ status: 404, code: '10005' });
		expect(await refusal(bench.client.calls.retrieveStatus('v3:nobody'))).toEqual({
			status: 422,
			code: '90015',
			pointer: '/call_control_id',
		});
	});
});
