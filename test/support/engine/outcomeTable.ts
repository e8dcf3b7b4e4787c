import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WaitLab } from './waitLab';

/** An event and the exit that it leads to; `undefined`: the pause goes on. */
export type Row = [eventType: string, payload: IDataObject, exit: string | undefined];

/** One test per event. */
export function table(
	lab: () => WaitLab,
	title: string,
	operation: string,
	parameters: INodeParameters,
	rows: Row[],
): void {
	describe(title, () => {
		it.each(rows)('%s %j → %s', async (eventType, payload, exit) => {
			const paused = await lab().pause(operation, parameters);
			const result = await paused.send(eventType, payload);

			expect(result.status).toBe(200);
			if (exit === undefined) {
				expect(result.run).toBeUndefined();
				expect(result.body).toEqual({ taken: false });
				return;
			}
			expect(result.body).toMatchObject({ taken: true });
			expect((await lab().left(result.run)).exit).toBe(exit);
		});
	});
}
