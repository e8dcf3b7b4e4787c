import type { INodeParameters } from 'n8n-workflow';
import type { Leg } from '../../simulator';
import { items, openLab, PROFILE_ID, results, type Lab } from '../../support/engine/lab';

let lab: Lab;
let calls: Leg[];
beforeAll(async () => {
	lab = await openLab();
	for (let index = 1; index <= 259; index++) {
		lab.simulator.applications.add({
			application_name: `Branch ${String(index).padStart(3, '0')}`,
			webhook_event_url: 'https://example.com',
			active: index % 2 === 0,
		});
	}
	calls = await Promise.all(Array.from({ length: 255 }, async () => await lab.ringing()));
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const names = async (parameters: INodeParameters) =>
	results(await lab.run('list', parameters)).map(({ application_name: name }) => name);
const queries = () => lab.requests().map(({ query }) => query);
const active = (more: INodeParameters = {}): INodeParameters => ({
	connectionId: { __rl: true, mode: 'id', value: lab.application.id },
	...more,
});

describe('applications, by page number', () => {
	it('are returned up to the limit', async () => {
		expect(await names({ limit: 3 })).toHaveLength(3);
		expect(queries()).toEqual([{ 'page[size]': '3' }]);
	});

	it('are 50 without a limit set', async () => {
		expect(await names({})).toHaveLength(50);
	});

	it('are returned all, over several pages, each once', async () => {
		const all = await names({ returnAll: true });
		expect(all).toHaveLength(260);
		expect(new Set(all).size).toBe(260);
		expect(queries()).toEqual([
			{ 'page[size]': '250' },
			{ 'page[size]': '250', 'page[number]': '2' },
		]);
	});

	it('are cut at a limit beyond the first page', async () => {
		expect(await names({ limit: 255 })).toHaveLength(255);
		expect(queries()).toHaveLength(2);
	});

	it('are filtered and sorted by Telnyx', async () => {
		const found = await names({ options: { nameContains: 'branch 00', sort: 'connection_name' } });
		expect(found).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => `Branch 00${index}`));
		expect(queries()).toEqual([
			{
				'page[size]': '50',
				'filter[application_name][contains]': 'branch 00',
				sort: 'connection_name',
			},
		]);

		lab.forget();
		await names({ options: { outboundVoiceProfileId: PROFILE_ID, sort: '-active' } });
		expect(queries()[0]).toMatchObject({
			'filter[outbound.outbound_voice_profile_id]': PROFILE_ID,
			sort: '-active',
		});
	});

	it('may be none', async () => {
		const run = await lab.run('list', { options: { nameContains: 'nowhere' } });
		expect(run.status).toBe('success');
		expect(items(run)).toEqual([]);
	});
});

describe('active calls, by cursor', () => {
	it('are returned all, over several pages, each once', async () => {
		const run = await lab.run('listActiveCalls', active({ returnAll: true }));
		const ids = results(run).map(({ call_control_id: id }) => id);

		expect(ids.sort()).toEqual(calls.map(({ call_control_id: id }) => id).sort());
		expect(queries()).toEqual([
			{ 'page[limit]': '250' },
			{ 'page[limit]': '250', 'page[after]': expect.any(String) as string },
		]);
		expect(new Set(items(run).map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(
			new Set(['{"item":0}']),
		);
	});

	it('are returned up to the limit', async () => {
		expect(results(await lab.run('listActiveCalls', active({ limit: 2 })))).toHaveLength(2);
		expect(queries()).toEqual([{ 'page[limit]': '2' }]);
	});

	it('end when Telnyx repeats a cursor for ever', async () => {
		const page = { data: [{ call_control_id: 'v3:a' }], meta: { cursors: { after: 'same' } } };
		lab.simulator.faults.add({ path: /active_calls/, status: 200, body: page, times: 9 });
		const run = await lab.run('listActiveCalls', active({ returnAll: true }));
		lab.simulator.faults.clear();

		expect(results(run)).toHaveLength(2);
	});
});

it.each<[string, INodeParameters, RegExp]>([
	['text for the limit', { limit: '={{ "many" }}' }, /“Limit” needs a number/],
	['a limit of 0', { limit: 0 }, /“Limit” needs a number from 1/],
	['a fraction', { limit: 1.5 }, /“Limit” needs a whole number/],
	[
		'a word for Return All',
		{ returnAll: '={{ "yes" }}', limit: 1 },
		/“Return All” needs true or false/,
	],
	['a short filter', { options: { nameContains: 'ab' } }, /at least three characters/],
	['an unknown order', { options: { sort: '={{ "size" }}' } }, /“Sort” does not know “size”/],
])('refuses %s before anything is sent', async (_, parameters, message) => {
	expect((await lab.run('list', parameters)).error?.message).toMatch(message);
	expect(lab.requests()).toEqual([]);
});

it('a failing page fails the list, rather than cutting it short', async () => {
	lab.simulator.faults.add({
		method: 'GET',
		status: 200,
		body: { data: [{ id: '1' }], meta: { total_pages: 2 } },
	});
	lab.simulator.faults.add({ method: 'GET', status: 403, body: { errors: [] } });
	const run = await lab.run('list', { returnAll: true });

	expect(run.error).toMatchObject({ httpCode: '403' });
});
