import { itemsOf } from '../../n8n/execution';
import { Tester } from '../../support/n8n/listening';
import { NOTHING_SET, placeOf } from '../../support/n8n/registration';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(180_000);

const TESTER = '+13125550901';
const CUSTOMER = '+13125550902';

let world: World;
let tester: Tester;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
	tester = new Tester(world);
});
afterAll(async () => await world?.close());

describe('test callers', () => {
	it('come to the editor while somebody listens there, all others stay in production', async () => {
		const { application, number } = tester.add();
		const workflow = await tester.store(application, { testCallers: [TESTER] });
		await world.client.publish(workflow);

		await tester.call(TESTER, number);
		expect((await tester.runs(workflow, 1)).map(({ mode }) => mode)).toEqual(['webhook']);
		await tester.listen(workflow);
		await tester.call(CUSTOMER, number);
		await tester.call(TESTER, number);
		const found = await tester.runs(workflow, 3);
		expect(found.map(({ mode }) => mode)).toEqual(['manual', 'webhook', 'webhook']);
		const execution = await world.client.getExecution(found[0].id);
		expect(itemsOf(execution, 'Trigger')?.[0]).toMatchObject({ from: TESTER });

		await tester.call(TESTER, number);
		expect((await tester.runs(workflow, 4))[0].mode).toBe('webhook');
		expect(placeOf(application)).toBe(tester.urlsOf(workflow).production);
		await world.client.unpublish(workflow.id);
		expect(application.webhook_event_url).toBe(NOTHING_SET);
	});

	it('finish in the editor what they have begun there', async () => {
		const { application, number } = tester.add();
		const workflow = await tester.store(
			application,
			{ testCallers: [TESTER] },
			{ events: ['incomingCall', 'call.hangup'] },
		);
		await world.client.publish(workflow);
		await tester.listen(workflow);
		const leg = await tester.call(TESTER, number);
		await tester.runs(workflow, 1);
		world.simulator.hangUp(leg);
		await tester.taken('call.hangup', leg.call_control_id);
		await tester.call(CUSTOMER, number);
		const found = await tester.runs(workflow, 2);
		expect(found.map(({ mode }) => mode)).toEqual(['webhook', 'manual']);
		await world.client.unpublish(workflow.id);
	});
});
