import { deliverTo, ended, freshId, running, wrapped } from '../../../support/engine/handOver';
import { startFakeN8n, type Answer, type FakeN8n } from '../../../support/engine/fakeN8n';

let n8n: FakeN8n;
beforeAll(async () => {
	n8n = await startFakeN8n();
});
afterAll(async () => await n8n.close());
beforeEach(() => n8n.forget());

const deliver = async (state: unknown, how: Parameters<typeof deliverTo>[2] = {}) =>
	await deliverTo(n8n.context, state, how);

describe('an event that is delivered again', () => {
	let id: string;
	beforeEach(() => {
		id = freshId();
	});

	it('is not given to the run a second time', async () => {
		expect(await deliver(wrapped(), { id })).toBe('taken');
		n8n.answer = { status: 409, body: ended };
		expect(await deliver(wrapped(), { id, attempt: 2 })).toBe('repeated');
		// A sender that does not count says 1 each time.
		expect(await deliver(wrapped(), { id })).toBe('repeated');
		expect(n8n.seen).toHaveLength(1);
	});

	it('has to come again while the first delivery is under way', async () => {
		const [first, second] = [deliver(wrapped(), { id }), deliver(wrapped(), { id, attempt: 2 })];
		expect(await second).toBe('notYet');
		expect(await first).toBe('taken');
		expect(n8n.seen).toHaveLength(1);
	});

	it.each<[string, Answer]>([
		['has ended', { status: 409, body: ended }],
		[
			'is unknown',
			{ status: 404, body: '{"message":"The execution \\"12345\\" does not exist."}' },
		],
		['waits for something else', { status: 200, body: '{"taken":false}' }],
	])(
		'is for nobody else when its run %s: another process may have handed it over',
		async (_, answer) => {
			n8n.answer = answer;
			expect(await deliver(wrapped(), { id, attempt: 2 })).toBe('repeated');
		},
	);

	it('is for whoever else wants it when this process knows that no delivery was taken', async () => {
		n8n.answer = { status: 409, body: running };
		expect(await deliver(wrapped(), { id, attempt: 1 })).toBe('notYet');
		expect(await deliver(wrapped(), { id, attempt: 2 })).toBe('notYet');
		n8n.answer = { status: 200, body: '{"taken":false}' };
		expect(await deliver(wrapped(), { id, attempt: 3 })).toBe('notWanted');
	});

	it('is for nobody else when an earlier one broke off: the run may have got it', async () => {
		n8n.answer = { status: 0, reset: true };
		expect(await deliver(wrapped(), { id, attempt: 1 })).toBe('notYet');
		n8n.answer = { status: 409, body: ended };
		expect(await deliver(wrapped(), { id, attempt: 2 })).toBe('repeated');
	});
});
