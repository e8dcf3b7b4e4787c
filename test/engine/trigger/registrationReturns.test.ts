import { startSimulator, type Application, type Simulator } from '../../simulator';
import { loadEngine, type Engine } from '../../support/engine/harness';
import {
	addApplication,
	automatic,
	NOTHING_SET,
	OTHER,
	placeOf,
	TriggerLife,
} from '../../support/n8n/registration';

const OWN = 'https://n8n.example.com/webhook/webhook-under-test/telnyx-voice';
const REFUSED = { status: 422, body: { errors: [] } } as const;

let simulator: Simulator;
let engine: Engine;
let trigger: TriggerLife;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await loadEngine();
	trigger = new TriggerLife(engine, simulator);
});
afterAll(async () => await simulator.close());
beforeEach(() => simulator.faults.clear());

const add = (more: Partial<Application> = {}): Application => addApplication(simulator, more);
const pathOf = ({ id }: Application) => new RegExp(`/${id}$`);
const warnings = () =>
	engine.logs.filter(({ level }) => level === 'warn').map((each) => each.message);

/** A trigger that has several applications, since n8n has never come to its delete(). */
async function takeAll(...applications: Application[]): Promise<void> {
	const urls: string[] = [];
	for (const application of applications) {
		await trigger.publish(automatic(application));
		urls.push(application.webhook_event_url);
		await trigger.unpublish(automatic(application));
	}
	for (const [index, url] of urls.entries()) applications[index].webhook_event_url = url;
	expect(applications.map(placeOf)).toEqual(applications.map(() => OWN));
}

describe('giving applications back', () => {
	it.each([
		['GET', REFUSED],
		['PATCH', REFUSED],
		['PATCH', { status: 403, body: { errors: [] } }],
	] as const)('goes on when %s of one of them is refused', async (method, refusal) => {
		const all = [add(), add(), add()];
		await takeAll(...all);
		simulator.faults.add({ method, path: pathOf(all[1]), ...refusal });
		await expect(trigger.unpublish(automatic(all[1]))).rejects.toThrow(/application/);
		expect(all.map(placeOf)).toEqual([NOTHING_SET, OWN, NOTHING_SET]);
		await trigger.unpublish(automatic(all[1]));
		expect(placeOf(all[1])).toBe(NOTHING_SET);
	});

	it.each(['GET', 'PATCH'])('takes 404 on %s for an application that is gone', async (method) => {
		const [gone, other] = [add(), add()];
		await takeAll(gone, other);
		simulator.faults.add({ method, path: pathOf(gone), status: 404, body: { errors: [] } });
		await expect(trigger.unpublish(automatic(gone))).resolves.toMatchObject({ result: true });
		expect(placeOf(other)).toBe(NOTHING_SET);
		simulator.applications.remove(gone.id);
	});

	it.each([403, 422, 500])(
		'finds those that the node names without a list: %p',
		async (status) => {
			const [chosen, test] = [add(), add()];
			await takeAll(chosen, test);
			const testApplication = { __rl: true, mode: 'list', value: test.id };
			const list = /call_control_applications$/;
			simulator.faults.add({ method: 'GET', path: list, status, times: 9, body: { errors: [] } });
			await expect(
				trigger.unpublish(automatic(chosen, { options: { testApplication } })),
			).rejects.toThrow(/Listing the applications/);
			expect([chosen, test].map(placeOf)).toEqual([NOTHING_SET, NOTHING_SET]);
		},
		60_000,
	);

	it('keeps no publication from working', async () => {
		const [earlier, next] = [add(), add()];
		await takeAll(earlier);
		simulator.faults.add({ method: 'PATCH', path: pathOf(earlier), ...REFUSED });
		await trigger.publish(automatic(next));
		expect([earlier, next].map(placeOf)).toEqual([OWN, OWN]);
		expect(warnings().at(-1)).toMatch(/could not give back.*Clinic/);
		await trigger.unpublish(automatic(next));
		expect([earlier, next].map(placeOf)).toEqual([NOTHING_SET, NOTHING_SET]);
	});

	it('keeps no test from working', async () => {
		const [earlier, next] = [add(), add()];
		await trigger.listen(automatic(earlier));
		const left = earlier.webhook_event_url;
		simulator.faults.add({ method: 'PATCH', path: pathOf(earlier), ...REFUSED });
		await trigger.listen(automatic(next));
		expect(earlier.webhook_event_url).toBe(left);
		expect(placeOf(next)).toContain('/webhook-test/');
		await trigger.stopListening(automatic(next));
		expect([earlier, next].map(placeOf)).toEqual([NOTHING_SET, NOTHING_SET]);
	});

	it('says in n8n’s log when the application is not of this account', async () => {
		const other = await startSimulator();
		try {
			const application = add();
			await trigger.publish(automatic(application));
			const { apiKey, publicKey, baseUrl } = other;
			await trigger.unpublish(automatic(application), {
				credentials: { apiKey, publicKey, baseUrl },
			});
			expect(warnings().at(-1)).toMatch(
				new RegExp(`application ${application.id}.*another account.*${OWN}.*Telnyx portal`),
			);
			expect(warnings().at(-1)).not.toContain(apiKey);
			await trigger.unpublish(automatic(application));
		} finally {
			await other.close();
		}
	});

	it('leaves a dead address where there was none', async () => {
		const application = add({ webhook_event_url: '' });
		await trigger.publish(automatic(application));
		await trigger.unpublish(automatic(application));
		expect(new URL(application.webhook_event_url).hostname).toMatch(/\.invalid$/);

		await trigger.publish(automatic(application), { nodeSettings: OTHER });
		await trigger.unpublish(automatic(application), { nodeSettings: OTHER });
		expect(new URL(application.webhook_event_url).hostname).toMatch(/\.invalid$/);
	});

	it.each([
		['its URL', { webhook_event_url: 'https://pbx.acme.org/new' }],
		['its name', { application_name: 'Renamed' }],
		['its failover URL', { webhook_event_failover_url: 'https://spare.acme.org/new' }],
	])('lets %s be changed in between', async (_, change) => {
		const application = add();
		await trigger.publish(automatic(application));
		const get = simulator.applications.get.bind(simulator.applications);
		let reads = 0;
		const spy = jest.spyOn(simulator.applications, 'get').mockImplementation((id) => {
			const found = get(id);
			if (id !== application.id || found === undefined) return found;
			const answer = structuredClone(found);
			// Somebody works in the Telnyx portal right after the first look.
			if (++reads === 1) Object.assign(found, change);
			return reads === 1 ? answer : found;
		});
		await trigger.unpublish(automatic(application));
		spy.mockRestore();
		expect(application).toMatchObject(change);
	});

	it('lets the URL be changed in between while it publishes', async () => {
		const application = add();
		const get = simulator.applications.get.bind(simulator.applications);
		let reads = 0;
		const spy = jest.spyOn(simulator.applications, 'get').mockImplementation((id) => {
			const found = get(id);
			if (found === undefined || ++reads > 1) return found;
			const answer = structuredClone(found);
			found.webhook_event_url = 'https://pbx.acme.org/new';
			return answer;
		});
		await expect(trigger.publish(automatic(application))).rejects.toThrow(/pbx\.acme\.org/);
		spy.mockRestore();
		expect(application.webhook_event_url).toBe('https://pbx.acme.org/new');
	});
});
