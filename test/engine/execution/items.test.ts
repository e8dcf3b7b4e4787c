import { idsOf, items, openLab, results, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ to: `+1312555${String(1000 + index)}` }));
const toOfItem = { to: '={{ $json.to }}' };
const sentTo = () => lab.requests().map(({ body }) => (body as { to: string }).to);

it('checks all items before the first one is sent', async () => {
	const run = await lab.run(
		'dial',
		{ ...lab.dialing, ...toOfItem },
		{ items: [...numbers(3), { to: '312 555 0001' }] },
	);

	expect(run.error).toMatchObject({
		name: 'NodeOperationError',
		message: '“To” needs the country code: “312 555 0001” has no plus sign',
		context: { itemIndex: 3 },
	});
	expect(run.error?.description).toMatch(/plus sign/);
	expect(lab.requests()).toEqual([]);
});

it.each([1, 4, 20])('keeps order and pairing with %d items at once', async (itemsAtOnce) => {
	const input = numbers(9);
	// The earlier an item, the later its reply.
	input.forEach((_, index) =>
		lab.simulator.faults.add({
			path: /calls$/,
			delayMs: itemsAtOnce > 1 ? 45 - 5 * index : 0,
			when: 'after',
		}),
	);
	const run = await lab.run(
		'dial',
		{ ...lab.dialing, ...toOfItem, options: { pacing: { itemsAtOnce } } },
		{ items: input },
	);

	const legs = items(run).map(({ json, pairedItem }) => ({
		to: lab.simulator.calls.get(String(json.call_control_id))?.to,
		pairedItem,
	}));
	expect(legs).toEqual(input.map(({ to }, item) => ({ to, pairedItem: { item } })));
	expect(new Set(results(run).map((json) => json.command_id)).size).toBe(9);
});

describe('with Continue On Fail', () => {
	const mixed = [
		{ to: '+13125551000' },
		{ to: 'nobody' },
		{ to: '+13125551666' },
		{ to: '+13125551003' },
	];
	beforeEach(() => {
		lab.simulator.people.set('+13125551666', { does: 'refused', code: 'D13' });
	});

	it.each([1, 4])(
		'turns each failed item into an error, paired, in its place (%d at once)',
		async (itemsAtOnce) => {
			const run = await lab.run(
				'dial',
				{ ...lab.dialing, ...toOfItem, options: { pacing: { itemsAtOnce } } },
				{ items: mixed, nodeSettings: { onError: 'continueRegularOutput' } },
			);

			const out = items(run);
			expect(out.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2, 3].map((item) => ({ item })),
			);
			expect(out.map(({ json }) => typeof json.call_control_id)).toEqual([
				'string',
				'undefined',
				'undefined',
				'string',
			]);
			expect(out[1].json.error).toMatch(/“To” is not a phone number: “nobody”/);
			// What Telnyx said, and what to do, as far as n8n keeps it: in the text.
			expect(out[2].json.error).toMatch(
				/^Dial failed: the country is not allowed \(D13\)\. Authorization failed: .*D13 \(Telnyx code 10010\)\. .*country/,
			);
			expect(sentTo().sort()).toEqual(['+13125551000', '+13125551003', '+13125551666']);
		},
	);

	it('sends failed items to the error output', async () => {
		const run = await lab.run(
			'dial',
			{ ...lab.dialing, ...toOfItem },
			{ items: mixed, nodeSettings: { onError: 'continueErrorOutput' } },
		);

		expect(run.outputs[0]).toHaveLength(2);
		expect(run.outputs[1].map(({ json }) => json.error)).toEqual([
			expect.stringMatching(/“nobody”/),
			expect.stringMatching(/D13/),
		]);
	});
});

it('stops at the first refusal, and says how much was done', async () => {
	lab.simulator.people.set('+13125551002', { does: 'refused', code: 'D38' });
	const run = await lab.run('dial', { ...lab.dialing, ...toOfItem }, { items: numbers(5) });

	expect(run.error).toMatchObject({
		name: 'NodeApiError',
		httpCode: '403',
		context: { itemIndex: 2 },
	});
	expect(run.error?.description).toMatch(/2 of 5 items were done before this one/);
	expect(sentTo()).toHaveLength(3);
	lab.simulator.people.set('+13125551002', { does: 'answer' });
});

it.each([
	['itemsAtOnce', 'many', /“Items at Once” needs a number/],
	['itemsAtOnce', 0, /“Items at Once” needs a number from 1 to 20/],
	['pauseMillis', -1, /“Pause Between Items” needs a number/],
])('refuses the pacing %s: %j before anything is sent', async (name, value, message) => {
	const options = { pacing: { [name]: value } };
	const run = await lab.run(
		'dial',
		{ ...lab.dialing, ...toOfItem, options },
		{ items: numbers(2) },
	);

	expect(run.error?.message).toMatch(message);
	expect(lab.requests()).toEqual([]);
});

it('keeps the ids of each item that passes through', async () => {
	const first = await lab.answered();
	const second = await lab.answered();
	const known = [first, second].map(idsOf);
	const input = known.map((ids) => ({ ...ids, name: 'is not passed on' }));
	const run = await lab.run('hangup', {}, { items: input });

	expect(results(run)).toEqual(
		known.map((ids) => ({
			...ids,
			result: 'ok',
			call_already_ended: false,
			command_id: expect.any(String) as string,
		})),
	);
});
