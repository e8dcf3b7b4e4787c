import type { Fault } from '../../simulator';
import { idsOf, openLab, results, twoRounds, type Lab } from '../../support/engine/lab';

/** How long the node would have waited before each repeat, in ms. The waits pass at once. */
const mockWaits: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		mockWaits.push(ms);
	},
}));

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => {
	mockWaits.length = 0;
	lab.simulator.faults.clear();
	lab.forget();
});

const fault = (more: Fault) => lab.simulator.faults.add(more);
const dial = async () => await lab.run('dial', lab.dialing);
const sentIds = () =>
	lab.requests().map(({ body }) => (body as { command_id?: string }).command_id);
const busy = { status: 503, body: 'Busy' };
const tooMany = (after: string): Fault => ({ status: 429, headers: { 'retry-after': after } });

describe('a command', () => {
	it.each<[string, Fault, number]>([
		['429', { status: 429 }, 2],
		['500', { status: 500 }, 2],
		['502 with a web page', { status: 502, body: '<html>' }, 2],
		['503', { status: 503 }, 2],
		['408', { status: 408 }, 2],
		['a reset connection', { reset: true }, 2],
		['422', { status: 422 }, 1],
		['401', { status: 401 }, 1],
		['404', { status: 404 }, 1],
	])('is sent again after %s, or not', async (_, once, requests) => {
		fault(once);
		const run = await dial();

		expect(run.status).toBe(requests > 1 ? 'success' : 'error');
		expect(lab.requests()).toHaveLength(requests);
		expect(new Set(sentIds()).size).toBe(1);
	});

	it('backs off, ever longer, and gives up after five tries', async () => {
		fault({ ...busy, times: 9 });
		const run = await dial();

		expect(run.error).toMatchObject({ httpCode: '503' });
		expect(lab.requests()).toHaveLength(5);
		const steps = [500, 1000, 2000, 4000];
		expect(mockWaits).toHaveLength(4);
		mockWaits.forEach((wait, index) => {
			expect(wait).toBeGreaterThanOrEqual(steps[index] / 2);
			expect(wait).toBeLessThanOrEqual(steps[index]);
		});
	});

	it('waits as many seconds as Telnyx asks for', async () => {
		fault(tooMany('7'));
		expect(results(await dial())).toHaveLength(1);
		expect(mockWaits).toEqual([7000]);
	});

	it('waits until the time that Telnyx names', async () => {
		fault(tooMany(new Date(Date.now() + 20_000).toUTCString()));
		expect(results(await dial())).toHaveLength(1);
		expect(mockWaits).toHaveLength(1);
		expect(mockWaits[0]).toBeGreaterThan(10_000);
		expect(mockWaits[0]).toBeLessThanOrEqual(20_000);
	});

	it('gives up at once when Telnyx asks for longer than it knows a command id', async () => {
		fault(tooMany('120'));
		const run = await dial();

		expect(run.error?.description).toMatch(/fewer items at once.* wait 120 seconds/);
		expect(lab.requests()).toHaveLength(1);
		expect(mockWaits).toEqual([]);
	});

	it.each<[string, Fault]>([
		['the connection broke', { reset: true, when: 'after' }],
		['a gateway lost the reply', { status: 504, body: '<html>', when: 'after' }],
	])('has one effect when %s after it was carried out', async (_, lost) => {
		const before = lab.simulator.count('dial');
		fault(lost);
		const [result] = results(await dial());

		expect(lab.requests()).toHaveLength(2);
		expect(new Set(sentIds()).size).toBe(1);
		expect(lab.simulator.count('dial')).toBe(before + 1);
		expect(lab.simulator.calls.get(String(result.call_control_id))).toBeDefined();
	});
});

describe('n8n’s Retry On Fail', () => {
	const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it('does not dial twice', async () => {
		const before = lab.simulator.count('dial');
		fault({ ...busy, times: 5, when: 'after' });
		const run = await lab.run('dial', lab.dialing, { nodeSettings: retrying });

		expect(results(run)).toHaveLength(1);
		expect(lab.requests()).toHaveLength(6);
		expect(new Set(sentIds()).size).toBe(1);
		expect(lab.simulator.count('dial')).toBe(before + 1);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'does not run the node again for a failed first item with %s',
		async (onError) => {
			const before = lab.simulator.count('dial');
			const run = await lab.run(
				'dial',
				{ ...lab.dialing, to: '={{ $json.to }}' },
				{
					items: [{ to: 'nobody' }, { to: '+13125550001' }],
					nodeSettings: { ...retrying, onError },
				},
			);

			expect(run.status).toBe('success');
			expect(lab.requests()).toHaveLength(1);
			expect(lab.simulator.count('dial')).toBe(before + 1);
		},
	);
});

it('gives each run of a loop a command id of its own', async () => {
	const run = await lab.run('dial', lab.dialing, {
		...twoRounds(),
	});

	expect(run.runData['Telnyx Voice']).toHaveLength(2);
	expect(new Set(sentIds()).size).toBe(2);
	expect(sentIds()).toHaveLength(2);
});

it.each([['retrieveStatus'], ['update']])(
	'repeats %s, which does nothing twice',
	async (operation) => {
		const leg = await lab.answered();
		const connectionId = { __rl: true, mode: 'id', value: lab.application.id };
		lab.forget();
		fault({ ...busy, times: 2 });
		const run = await lab.run(operation, { connectionId }, { items: [idsOf(leg)] });

		expect(run.status).toBe('success');
		expect(mockWaits).toHaveLength(2);
	},
);
