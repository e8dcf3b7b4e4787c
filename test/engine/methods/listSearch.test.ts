import type { INodeListSearchResult } from 'n8n-workflow';
import { openLab, OWN_NUMBER, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
	for (let index = 1; index <= 60; index++) {
		lab.simulator.applications.add({
			application_name: `Branch ${index}`,
			webhook_event_url: 'https://example.com',
			active: index !== 7,
		});
		lab.simulator.numbers.add({ phone_number: `+14155550${100 + index}` });
	}
	lab.simulator.numbers.add({ phone_number: '+13125550666', status: 'deleted' });
	lab.simulator.numbers.add({ phone_number: '+493012345678', verified: true });
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const search = async (method: string, filter?: string, paginationToken?: string) =>
	await lab.engine.listSearch({ ...lab.spec('dial'), method, filter, paginationToken });
const values = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);

/** All pages, as a person scrolls through them. */
async function scroll(method: string, filter?: string) {
	const found: INodeListSearchResult['results'] = [];
	let token: string | undefined;
	do {
		const page = await search(method, filter, token);
		found.push(...page.results);
		token = page.paginationToken as string | undefined;
	} while (token);
	return found;
}

describe('applications', () => {
	it('are listed page by page, with the id as text', async () => {
		const found = await scroll('searchApplications');
		expect(found).toHaveLength(61);
		expect(lab.requests()).toHaveLength(2);
		expect(found).toContainEqual({ name: 'Clinic', value: lab.application.id });
		for (const { value } of found) expect(value).toMatch(/^\d{19}$/);
	});

	it('say that they are not active', async () => {
		expect((await scroll('searchApplications')).map(({ name }) => name)).toContain(
			'Branch 7 (not active)',
		);
	});

	it.each([' CLINIC ', 'cli'])('are found by their name: %j', async (filter) => {
		expect(values(await search('searchApplications', filter))).toEqual([lab.application.id]);
		expect(lab.requests()[0].query).toMatchObject({
			'filter[application_name][contains]': filter.trim(),
		});
	});

	it('are found by a filter that is too short for Telnyx', async () => {
		const found = await scroll('searchApplications', 'cl');
		expect(found.map(({ name }) => name)).toEqual(['Clinic']);
		expect(lab.requests()[0].query).not.toHaveProperty('filter[application_name][contains]');
	});

	it('may be none', async () => {
		expect(await search('searchApplications', 'nowhere')).toEqual({
			results: [],
			paginationToken: undefined,
		});
	});
});

describe('numbers', () => {
	it('are the active ones of the account, then the verified ones', async () => {
		const found = await scroll('searchNumbers');
		expect(found).toHaveLength(62);
		expect(found).toContainEqual({ name: `${OWN_NUMBER} (Clinic)`, value: OWN_NUMBER });
		expect(found.at(-1)).toEqual({ name: '+493012345678 (verified)', value: '+493012345678' });
		expect(found.map(({ value }) => value)).not.toContain('+13125550666');
	});

	it.each(['312-555', '+1 (312) 555', '3125550002'])(
		'are found by their digits: %s',
		async (filter) => {
			expect(values(await search('searchNumbers', filter))).toEqual([OWN_NUMBER]);
			expect(lab.requests()[0].query['filter[phone_number]']).toBe(filter.replace(/\D/g, ''));
		},
	);

	it('are found by two digits, which are too few for Telnyx', async () => {
		expect((await scroll('searchNumbers', '49')).map(({ value }) => value)).toContain(
			'+493012345678',
		);
		for (const { query } of lab.requests())
			expect(query).not.toHaveProperty('filter[phone_number]');
	});

	it('are found by the name of their application, or as verified', async () => {
		expect((await scroll('searchNumbers', 'clin')).map(({ value }) => value)).toEqual([OWN_NUMBER]);
		expect((await scroll('searchNumbers', 'verified')).map(({ value }) => value)).toEqual([
			'+493012345678',
		]);
	});
});

it('explains why there is no list', async () => {
	lab.simulator.faults.add({
		status: 401,
		body: { errors: [{ code: '10009', title: 'Authentication failed', detail: 'No usable key.' }] },
	});
	await expect(search('searchApplications')).rejects.toMatchObject({
		message: 'Listing the applications failed: Authentication failed',
		description: expect.stringMatching(/Check the API key/) as string,
	});
});
