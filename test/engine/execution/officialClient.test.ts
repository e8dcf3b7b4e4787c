import type { IDataObject } from 'n8n-workflow';
import Telnyx from 'telnyx';
import { idsOf, items, openLab, type Lab } from '../../support/engine/lab';
import { twins } from '../../support/engine/twins';

let lab: Lab;
let telnyx: Telnyx;
beforeAll(async () => {
	lab = await openLab();
	telnyx = new Telnyx({
		apiKey: lab.simulator.apiKey,
		baseURL: lab.simulator.baseUrl,
		maxRetries: 0,
	});
});
afterAll(async () => await lab.close());

async function recorded(action: () => PromiseLike<unknown>) {
	lab.forget();
	await action();
	const [request, ...more] = lab.requests();
	expect(more).toEqual([]);
	const { method, path, query, body, status } = request;
	return {
		method,
		path: decodeURIComponent(path),
		query,
		body: body as IDataObject | undefined,
		status,
	};
}

const table = twins(
	() => lab,
	() => telnyx,
);

it.each(table)(
	'$operation sends what the official client sends',
	async ({ operation, parameters, official, ringing }) => {
		const leg = ringing ? await lab.ringing() : await lab.answered();
		const other = await lab.answered();
		const twin = ringing ? await lab.ringing() : await lab.answered();
		const item = idsOf(leg);

		const ours = await recorded(async () =>
			items(await lab.run(operation, parameters(other), { items: [item] })),
		);
		const theirs = await recorded(() => official(twin.call_control_id, other));

		const path = ours.path.replace(leg.call_control_id, twin.call_control_id);
		expect({ ...ours, path }).toEqual(theirs);
	},
);
