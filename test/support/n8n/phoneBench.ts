import { startBench, type Bench } from '../../unit/simulator/support';
import { openPhones, type PhonePage } from './phonePage';

export const ANNA = '+13125550123';
export const BEN = '+13125550101';

/** A simulator without n8n, its page in a browser, and two phones on it: Anna's and Ben's. */
export interface PhoneBench extends Bench, Omit<PhonePage, 'close'> {
	/** Anna calls the account's number by a click, and is answered. @returns `call_control_id` */
	annaIsOnTheLine(answer?: object): Promise<string>;
	/** Ben's phone rings. @returns `call_control_id` */
	benRings(): Promise<string>;
}

export async function startPhoneBench(): Promise<PhoneBench> {
	const bench = await startBench({ speed: 10, switches: { stranger: { does: 'live' } } });
	bench.sim.people.call(ANNA, 'Anna');
	bench.sim.people.call(BEN, 'Ben');
	const phones = await openPhones(bench.sim.origin);
	const shows = async (name: string, hasText: string): Promise<void> =>
		await phones.phone(name).getByRole('status').filter({ hasText }).waitFor();
	return {
		...bench,
		...phones,
		annaIsOnTheLine: async (answer = {}) => {
			await phones.press('Anna', 'Call');
			const leg = await bench.sim.waitFor(() => bench.sim.calls.all()[0], { timeoutMs: 30_000 });
			await bench.client.calls.actions.answer(leg.call_control_id, answer);
			await shows('Anna', 'On the line');
			return leg.call_control_id;
		},
		benRings: async () => {
			const id = await bench.dial(BEN, { answering_machine_detection: 'detect' });
			await shows('Ben', 'Rings');
			return id;
		},
		close: async () => {
			await phones.close();
			await bench.close();
		},
	};
}
