import type { Fault } from '../../simulator';
import { openLab, type Lab } from '../../support/engine/lab';

/** How many waits before a repeat there were. They pass at once. */
let mockWaits = 0;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {
		mockWaits++;
	},
}));

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => {
	mockWaits = 0;
	lab.simulator.faults.clear();
	lab.forget();
});

const fault = (more: Fault) => lab.simulator.faults.add(more);
const newApplication = { applicationName: 'Second', webhookEventUrl: 'https://example.com/in' };

describe('a request that Telnyx cannot recognise', () => {
	it.each<[string, Fault, number]>([
		['a reset connection', { reset: true, when: 'after' }, 1],
		['500', { status: 500, when: 'after' }, 1],
		['408', { status: 408 }, 1],
		['429', { status: 429 }, 2],
	])('creates no second application after %s', async (_, once, requests) => {
		const before = lab.simulator.applications.all().length;
		fault(once);
		const run = await lab.run('create', newApplication);

		expect(lab.requests()).toHaveLength(requests);
		expect(lab.simulator.applications.all().length - before).toBeLessThanOrEqual(1);
		if (requests === 1) expect(run.error?.description).toMatch(/not known whether/);
	});

	it.each<[string, Fault, number]>([
		['a reset connection', { reset: true, when: 'after' }, 1],
		['503', { status: 503 }, 1],
		['429', { status: 429 }, 2],
	])('is not deleted twice after %s', async (_, once, requests) => {
		const { id } = lab.simulator.applications.add({
			application_name: 'Old',
			webhook_event_url: 'https://example.com',
		});
		fault({ method: 'DELETE', ...once });
		await lab.run('delete', { connectionId: { __rl: true, mode: 'id', value: id } });

		expect(lab.requests()).toHaveLength(requests);
	});
});

it('repeats what surely was not sent, whatever it is, and says why it failed', async () => {
	const credentials = { ...lab.credentials, baseUrl: 'http://127.0.0.1:9/v2' };
	const run = await lab.run('create', newApplication, { credentials });

	expect(mockWaits).toBe(4);
	expect(run.error).toMatchObject({
		message: 'Create failed: no answer from Telnyx',
		httpCode: 'ECONNREFUSED',
	});
	expect(run.error?.description).toMatch(/server refused the connection.* API Base URL/);
});
