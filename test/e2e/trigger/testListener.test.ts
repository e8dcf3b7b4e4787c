import type { INodeParameters } from 'n8n-workflow';
import { itemsOf } from '../../n8n/execution';
import type { Application } from '../../simulator';
import { Tester } from '../../support/n8n/listening';
import { automatic, NOTHING_SET, placeOf, webhookOf } from '../../support/n8n/registration';
import { startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

const TESTER = '+13125550901';
const CUSTOMER = '+13125550902';

let world: World;
let tester: Tester;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
	tester = new Tester(world);
});
afterAll(async () => await world?.close());

const testOn = ({ id }: Application): INodeParameters => ({
	testApplication: { __rl: true, mode: 'list', value: id },
});

describe('listening for a test event', () => {
	it('on an application for tests leaves the published workflow alone', async () => {
		const [production, test] = [tester.add(), tester.add()];
		const workflow = await tester.store(production.application, testOn(test.application));
		await world.client.publish(workflow);
		const before = webhookOf(test.application);
		await tester.listen(workflow);
		const { production: live, test: listening } = tester.urlsOf(workflow);
		expect(placeOf(test.application)).toBe(listening);
		expect(placeOf(production.application)).toBe(live);

		await tester.call(CUSTOMER, production.number);
		await tester.call(TESTER, test.number);
		const found = await tester.runs(workflow, 2);
		expect(found.map(({ mode }) => mode)).toEqual(['manual', 'webhook']);
		const execution = await world.client.getExecution(found[0].id);
		expect(itemsOf(execution, 'Trigger')?.[0]).toMatchObject({ from: TESTER });
		await tester.restored(test.application);
		expect(webhookOf(test.application)).toEqual(before);
		expect(placeOf(production.application)).toBe(live);
		await world.client.unpublish(workflow.id);
	});

	it('gives the application back when it is cancelled', async () => {
		const { application } = tester.add();
		const workflow = await tester.store(application, {});
		await tester.listen(workflow);
		expect(placeOf(application)).toBe(tester.urlsOf(workflow).test);
		await world.client.stopListening(workflow.id);
		await tester.restored(application);
	});

	it('gives the application back when nobody has called for two minutes', async () => {
		const { application } = tester.add();
		const workflow = await tester.store(application, {});
		await tester.listen(workflow);
		expect(placeOf(application)).toBe(tester.urlsOf(workflow).test);
		await world.simulator.waitFor(() => application.webhook_event_url === NOTHING_SET, {
			timeoutMs: 170_000,
		});
	});

	it.each(['listened to elsewhere', 'published'])(
		'leaves nothing behind after a crash, once the node is %s',
		async (next) => {
			const [test, other] = [tester.add(), tester.add()];
			const workflow = await tester.store(other.application, testOn(test.application));
			await tester.listen(workflow);
			expect(placeOf(test.application)).toBe(tester.urlsOf(workflow).test);
			await world.n8n.kill();
			await world.n8n.restart();
			expect(placeOf(test.application)).toBe(tester.urlsOf(workflow).test);

			if (next === 'published') {
				await world.client.publish(workflow);
				expect(placeOf(other.application)).toBe(tester.urlsOf(workflow).production);
				expect(test.application.webhook_event_url).toBe(NOTHING_SET);
				await world.client.unpublish(workflow.id);
				return;
			}
			const third = tester.add();
			const { nodes, connections, name, versionId } = workflow;
			const parameters = automatic(other.application, { options: testOn(third.application) });
			const changed = await world.client.updateWorkflow(workflow.id, {
				...{ name, connections, versionId },
				nodes: [{ ...nodes[0], parameters }, ...nodes.slice(1)],
			});
			await tester.listen(changed);
			expect(test.application.webhook_event_url).toBe(NOTHING_SET);
			expect(placeOf(third.application)).toBe(tester.urlsOf(workflow).test);
			await world.client.stopListening(workflow.id);
			await tester.restored(third.application);
		},
	);

	it('keeps on while the workflow is published elsewhere', async () => {
		const [production, test] = [tester.add(), tester.add()];
		const workflow = await tester.store(production.application, testOn(test.application));
		await tester.listen(workflow);
		await world.client.publish(workflow);
		expect(placeOf(test.application)).toBe(tester.urlsOf(workflow).test);
		await world.client.unpublish(workflow.id);
		expect(placeOf(test.application)).toBe(tester.urlsOf(workflow).test);
		await world.client.stopListening(workflow.id);
		await tester.restored(test.application);
	});

	it('says at once that it would hear nothing', async () => {
		const { application } = tester.add();
		const workflow = await tester.store(application, {});
		await world.client.publish(workflow);
		await expect(tester.listen(workflow)).rejects.toThrow(
			/You would hear nothing.*Test Application.*Test Callers/,
		);
		expect(placeOf(application)).toBe(tester.urlsOf(workflow).production);
		await world.client.unpublish(workflow.id);
	});
});
