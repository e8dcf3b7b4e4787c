import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../simulator';
import { items, openLab, results, twoRounds, type Lab } from '../../support/engine/lab';

/** How long Telnyx takes for a reply, in ms of a clock of our own. */
const REPLY_MS = 4000;
/** What the waits of the node take on that clock, in ms: they pass at once. */
let mockAhead = 0;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		mockAhead += ms;
	},
}));

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
	const { now } = Date;
	jest.spyOn(Date, 'now').mockImplementation(() => {
		return now() + mockAhead + REPLY_MS * lab.requests().length;
	});
});
afterAll(async () => {
	jest.restoreAllMocks();
	await lab.close();
});
beforeEach(() => {
	mockAhead = 0;
	lab.simulator.faults.clear();
	lab.forget();
});

const nodeSettings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const fault = (more: Fault) => lab.simulator.faults.add(more);
const bodies = () => lab.requests().map(({ body }) => body as IDataObject);
const dialled = () => lab.simulator.count('dial');
const dial = async (parameters: INodeParameters = {}) =>
	await lab.run('dial', { ...lab.dialing, ...parameters }, { nodeSettings });

/** What Retry On Fail does to a list of which the last item fails once, a minute later. */
async function dialList() {
	const list = ['+13125551001', '+13125551002', '+13125551003'];
	fault({ path: /calls$/, delayMs: 0, times: 2 });
	fault({ path: /calls$/, status: 422 });
	const pacing = { pauseMillis: 60_000 };
	const run = await lab.run(
		'dial',
		{ ...lab.dialing, to: '={{ $json.to }}', options: { pacing } },
		{ items: list.map((to) => ({ to })), nodeSettings },
	);
	return { list, run };
}

describe('n8n’s Retry On Fail, long after the first try', () => {
	it('calls nobody again, and gives the results that were there already', async () => {
		const { list, run } = await dialList();

		expect(bodies().map(({ to }) => to)).toEqual([...list, list[2]]);
		const legs = items(run).map(({ json, pairedItem }) => ({
			to: lab.simulator.calls.get(String(json.call_control_id))?.to,
			pairedItem,
		}));
		expect(legs).toEqual(list.map((to, item) => ({ to, pairedItem: { item } })));
	});

	it('leaves nothing behind in the execution', async () => {
		const { run } = await dialList();
		const { command_id } = results(run)[0];
		expect(run.saved.split(String(command_id))).toHaveLength(2);
	});

	it.each<[string, Fault[]]>([
		['503', [{ status: 503, headers: { 'retry-after': '15' }, times: 3, when: 'after' }]],
		[
			'a broken connection, then 429',
			[
				{ reset: true, when: 'after' },
				{ status: 429, headers: { 'retry-after': '30' }, times: 2 },
			],
		],
	])('sends nothing that may have been done: %s', async (_, faults) => {
		const before = dialled();
		faults.forEach(fault);
		const run = await dial();

		expect(run.error).toMatchObject({
			name: 'NodeApiError',
			message: 'Dial was not sent once more',
		});
		expect(run.error?.description).toMatch(
			/not known whether Telnyx has done it already.*Look in the Telnyx portal/,
		);
		expect(lab.requests()).toHaveLength(3);
		expect(dialled()).toBe(before + 1);
	});

	it('sends again what Telnyx refused', async () => {
		const before = dialled();
		fault({ status: 429, headers: { 'retry-after': '120' } });
		fault({ status: 422 });

		expect(results(await dial())).toHaveLength(1);
		expect(lab.requests()).toHaveLength(3);
		expect(dialled()).toBe(before + 1);
	});

	it('asks again what only reads', async () => {
		const leg = await lab.answered();
		lab.forget();
		fault({ status: 503, headers: { 'retry-after': '15' }, times: 3 });
		const ids = { call_control_id: leg.call_control_id };
		const run = await lab.run('retrieveStatus', {}, { items: [ids], nodeSettings });

		expect(run.status).toBe('success');
		expect(lab.requests()).toHaveLength(4);
	});

	it('creates no second application after a failure that tells nothing', async () => {
		fault({ status: 500, when: 'after' });
		const before = lab.simulator.applications.all().length;
		const parameters = { applicationName: 'Third', webhookEventUrl: 'https://example.com/in' };
		const run = await lab.run('create', parameters, { nodeSettings });

		expect(run.error?.message).toBe('Create was not sent once more');
		expect(lab.requests()).toHaveLength(1);
		expect(lab.simulator.applications.all()).toHaveLength(before + 1);
	});

	it('does not wait for a call that may have been placed', async () => {
		fault({
			path: /calls$/,
			status: 503,
			headers: { 'retry-after': '15' },
			times: 3,
			when: 'after',
		});
		const run = await dial({ waitForOutcome: true });

		expect(run.status).toBe('error');
		expect(run.error?.message).toBe('Dial was not sent once more');
		expect(lab.requests().filter(({ path }) => path.endsWith('/calls'))).toHaveLength(3);
	});
});

it('dials in each round of a loop', async () => {
	const run = await lab.run('dial', lab.dialing, {
		nodeSettings,
		...twoRounds(),
	});

	expect(run.runData['Telnyx Voice']).toHaveLength(2);
	expect(new Set(bodies().map(({ command_id }) => command_id)).size).toBe(2);
});
