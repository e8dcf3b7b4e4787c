import { startSimulator, type Application, type Simulator } from '../../simulator';
import { loadEngine, type Engine } from '../../support/engine/harness';
import { addApplication, automatic, TriggerLife, webhookOf } from '../../support/n8n/registration';

let simulator: Simulator;
let engine: Engine;
let trigger: TriggerLife;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await loadEngine();
	trigger = new TriggerLife(engine, simulator);
});
afterAll(async () => await simulator.close());

const add = (more: Partial<Application> = {}): Application => addApplication(simulator, more);
const warnings = () =>
	engine.logs.filter(({ level }) => level === 'warn').map((each) => each.message);

describe('phone numbers that could not all be assigned', () => {
	it.each(['before', 'after'] as const)(
		'all ring as before: refused %s it was done',
		async (when) => {
			const [application, other] = [add(), add()];
			const numbers = [other.id, null, other.id].map((connection_id, index) =>
				simulator.numbers.add({
					phone_number: `+1312555${when === 'after' ? 61 : 60}0${index}`,
					connection_id,
				}),
			);
			const body = { errors: [] };
			simulator.faults.add({ path: new RegExp(numbers[2].id), status: 422, when, body });
			const phoneNumbers = numbers.map((each) => each.phone_number);
			const parameters = automatic(application, { phoneNumbers });
			const before = webhookOf(application);
			await expect(trigger.publish(parameters)).rejects.toThrow(phoneNumbers[2]);
			await trigger.unpublish(parameters);

			expect(phoneNumbers.map((each) => simulator.numbers.connectionOf(each) || null)).toEqual([
				other.id,
				null,
				other.id,
			]);
			expect(webhookOf(application)).toEqual(before);
		},
	);

	it('are all moved back, though one of them cannot be', async () => {
		const [application, other] = [add(), add()];
		const numbers = [0, 1, 2].map((index) =>
			simulator.numbers.add({ phone_number: `+131255563${index}0`, connection_id: other.id }),
		);
		const body = { errors: [] };
		simulator.faults.add({ path: new RegExp(numbers[2].id), status: 422, body });
		const phoneNumbers = numbers.map((each) => each.phone_number);
		const publication = trigger.publish(automatic(application, { phoneNumbers }));
		await simulator.waitFor(
			() => simulator.numbers.connectionOf(phoneNumbers[1]) === application.id,
		);
		simulator.faults.add({ path: new RegExp(numbers[1].id), status: 422, body });
		await expect(publication).rejects.toThrow(phoneNumbers[2]);
		expect(phoneNumbers.map((each) => simulator.numbers.connectionOf(each))).toEqual([
			other.id,
			application.id,
			other.id,
		]);
		expect(warnings().at(-1)).toMatch(/\+13125556310 .*Telnyx portal/);
	});
});
