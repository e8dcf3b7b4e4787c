import type { INodeParameters } from 'n8n-workflow';
import { core } from '../../support/engine/harness/core';
import { openLab, results, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
	lab.simulator.numbers.add({ phone_number: '+493012345678', country_iso_alpha2: 'DE' });
	lab.simulator.numbers.add({ phone_number: '+13125550042', status: 'deleted', tags: ['old'] });
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const run = async (operation: string, parameters: INodeParameters) =>
	await lab.run(operation, { resource: 'phoneNumber', ...parameters });
const list = async (options: INodeParameters = {}) =>
	results(await run('list', { options })).map(({ phone_number: phone }) => phone);
const to = (mode: string, value: string): INodeParameters => ({
	phoneNumberId: { __rl: true, mode, value },
	connectionId: { __rl: true, mode: 'id', value: lab.application.id },
});

describe('Get Many', () => {
	it('lists all numbers, the newest first', async () => {
		expect(await list()).toEqual(['+13125550042', '+493012345678', '+13125550002']);
	});

	it.each<[INodeParameters, string[], Record<string, string>]>([
		[
			{ status: 'active', sort: 'phone_number' },
			['+13125550002', '+493012345678'],
			{ 'filter[status]': 'active' },
		],
		[{ digits: '+1 (312) 555-0002' }, ['+13125550002'], { 'filter[phone_number]': '13125550002' }],
		[{ country: 'DE' }, ['+493012345678'], { 'filter[country_iso_alpha2]': 'DE' }],
		[
			{ applicationName: 'clin' },
			['+13125550002'],
			{ 'filter[voice.connection_name][contains]': 'clin' },
		],
		[{ tag: 'old' }, ['+13125550042'], { 'filter[tag]': 'old' }],
		[{ numberType: 'mobile' }, [], { 'filter[number_type][eq]': 'mobile' }],
	])('filters by %j', async (options, expected, query) => {
		expect(await list(options)).toEqual(expected);
		expect(lab.requests()[0].query).toMatchObject(query);
	});

	it('filters by application', async () => {
		expect(await list({ connectionId: lab.application.id })).toEqual(['+13125550002']);
	});

	it('refuses a number that is too short to look for', async () => {
		const { error } = await run('list', { options: { digits: '+1-2' } });
		expect(error?.message).toMatch(/at least 3 digits/);
		expect(lab.requests()).toEqual([]);
	});
});

describe('Assign to Application', () => {
	it.each(['number', 'list'])('makes a number ring the application: %s', async (mode) => {
		const number = lab.simulator.numbers.add({ phone_number: `+1415555010${mode.length}` });
		const value = mode === 'list' ? number.id : number.phone_number.replace('+1', '+1 ');
		const [assigned] = results(await run('assign', to(mode, value)));

		expect(assigned).toMatchObject({
			id: number.id,
			phone_number: number.phone_number,
			connection_id: lab.application.id,
			connection_name: 'Clinic',
		});
		expect(lab.requests().at(-1)).toMatchObject({
			method: 'PATCH',
			path: `/v2/phone_numbers/${number.id}`,
			body: { connection_id: lab.application.id },
		});
		expect(lab.simulator.numbers.connectionOf(number.phone_number)).toBe(lab.application.id);
	});

	it('says that a number is not the account’s', async () => {
		const { error } = await run('assign', to('number', '+14155550999'));
		expect(error?.message).toBe('+14155550999 is not a number of this account');
		expect(lab.requests().map(({ method }) => method)).toEqual(['GET']);
	});

	it('finds numbers in a list, by digits and by application', async () => {
		const search = async (filter?: string) =>
			(await lab.engine.listSearch({ ...lab.spec('assign'), method: 'searchNumberIds', filter }))
				.results;
		expect(await search('0002')).toEqual([
			{ name: '+13125550002 (Clinic)', value: expect.stringMatching(/^\d{19}$/) as string },
		]);
		expect((await search('clinic')).map(({ name }) => name)).toContain('+13125550002 (Clinic)');
		expect((await search()).length).toBeGreaterThan(2);
	});
});

describe('Check Setup of an application', () => {
	const check = async (id: string) =>
		results(
			await lab.run('checkSetup', {
				resource: 'application',
				connectionId: { __rl: true, mode: 'id', value: id },
			}),
		);

	it('returns one item per finding', async () => {
		const found = await check(lab.application.id);
		expect(found.map(({ check: name, ok }) => [name, ok])).toEqual([
			['phoneNumbers', true],
			['applicationActive', true],
			['publicUrl', true],
			['publicKey', true],
			['outboundProfile', true],
			['webhook', true],
		]);
		expect(found[0]).toMatchObject({
			connection_id: lab.application.id,
			application_name: 'Clinic',
			advice: '',
		});
	});

	it('looks at the address of webhooks, which need not be the editor’s', async () => {
		const editor = jest
			.spyOn(core.ExecuteContext.prototype, 'getInstanceBaseUrl')
			.mockReturnValue('http://10.0.0.5:5678/');
		const address = (await check(lab.application.id)).find(
			({ check: name }) => name === 'publicUrl',
		);
		editor.mockRestore();
		expect(address?.message).toBe('Webhooks of this n8n are reached at https://n8n.example.com.');
	});

	it('finds what is wrong, and changes nothing', async () => {
		const bare = lab.simulator.applications.create({
			application_name: 'Bare',
			webhook_event_url: 'https://example.com/x',
			active: false,
		});
		const found = await check(bare.id);
		const wrong = found.filter(({ ok }) => ok === false).map(({ check: name }) => name);
		expect(wrong).toEqual(['phoneNumbers', 'applicationActive', 'outboundProfile', 'webhook']);
		for (const { ok, advice } of found) expect(advice === '').toBe(ok);
		expect(lab.requests().every(({ method }) => method === 'GET')).toBe(true);
	});
});
