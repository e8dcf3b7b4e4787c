import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { eventOf, IDS } from '../../support/engine/events';
import { openWaitLab, type Paused, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.acceptAll());

/** What Telnyx says of the call from now on. */
function callIs(status: number, body: IDataObject): void {
	lab.acceptAll({ status, body });
}
const over200 = { data: { record_type: 'call', is_alive: false, ...IDS } };

/** n8n's timer of an earlier wait of the run strikes while the node waits. */
async function strike(paused: Paused): Promise<Paused> {
	const run = await lab.engine.timeout(paused.run);
	const send: Paused['send'] = async (eventType, payload) =>
		await lab.engine.resume(
			run,
			lab.sign(eventOf(eventType, { ...IDS, client_state: paused.body.client_state, ...payload })),
		);
	return { ...paused, run, send };
}

const limited: Array<[string, INodeParameters]> = [
	['dial', {}],
	['answer', {}],
	['speak', {}],
	['gather', {}],
	['gather', { options: { waitLimitMinutes: 90 } }],
	['enqueue', {}],
	['recordMessage', {}],
	['transfer', {}],
	['startAiAssistant', {}],
];

describe('a timer of an earlier wait of the run', () => {
	const legacy = { settings: { executionOrder: 'v0' as const } };
	it.each(limited)('%s %j: waits on, and sends nothing', async (operation, parameters) => {
		const from = lab.commands().length;
		const first = await lab.pause(operation, parameters);
		const { waitTill } = first.run;
		let paused = await strike(first);
		paused = await strike(paused);
		expect(paused.run.status).toBe('waiting');
		expect(paused.run.waitTill?.getTime()).toBeGreaterThanOrEqual(Number(waitTill));
		expect(paused.run.outputs.flat()).toEqual([]);
		expect(lab.commands().length - from).toBe(1);
		// One entry in the list of what the node did, as if there had been no timer.
		expect(paused.run.runData['Telnyx Voice']).toHaveLength(1);
	});

	it.each([{}, legacy])('the outcome leads on as ever %j', async (more) => {
		const paused = await strike(await lab.pause('gather', {}, more));
		const { run } = await paused.send('call.gather.ended', { status: 'valid', digits: '7' });
		expect((await lab.left(run)).exit).toBe('Other Input');
		expect(run?.runData['Telnyx Voice']).toHaveLength(1);
	});

	it('its own timer still ends the pause', async () => {
		const paused = await strike(
			await lab.pause('gather', { options: { waitLimitMinutes: 1 } }, legacy),
		);
		const left = await lab.left(await lab.expire(paused.run));
		expect(left.exit).toBe('Timed Out');
		expect(left.item).toMatchObject({ json: { outcome: 'timed_out', ...IDS } });
	});

	it('a run that is retried after it was stopped sends nothing', async () => {
		const { run } = await lab.pause('dial');
		const from = lab.commands().length;
		const retried = { ...run, spec: { ...run.spec, executionId: '9999' } };
		const { status: ended, error } = await lab.engine.timeout(retried);
		expect(ended).toBe('error');
		expect(error?.message).toMatch(/stopped while it waited/);
		expect(lab.commands().length).toBe(from);
	});
});

describe('a look at the call', () => {
	// Telnyx keeps the status for ten minutes; what it says then is not documented.
	const over: Array<[string, number, IDataObject]> = [
		['is over', 200, over200],
		['is gone (90015)', 422, { errors: [{ code: '90015', title: 'Invalid Call Control ID' }] }],
		['is gone (404)', 404, { errors: [{ code: '10005', title: 'Resource not found' }] }],
	];
	const exits: Array<[string, string]> = [
		['answer', 'Call Ended'],
		['enqueue', 'Hung Up'],
		['gather', 'Hung Up'],
		['gatherUsingAi', 'Call Ended'],
		['speak', 'Call Ended'],
		['startAiAssistant', 'Call Ended'],
		['startPlayback', 'Call Ended'],
		['transfer', 'Hung Up'],
	];
	const rows = exits.flatMap(([operation, exit]) =>
		over.map(([what, code, body]) => [operation, what, exit, code, body] as const),
	);
	it.each(rows)('%s: the call %s → %s', async (operation, _what, exit, code, body) => {
		callIs(code, body);
		const { run } = await lab.pause(operation);
		const left = await lab.left(await lab.engine.timeout(run));
		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject(IDS);
		expect(left.item.json.outcome).not.toBe('timed_out');
	});

	it('waits on when Telnyx does not say', async () => {
		callIs(403, { errors: [{ code: '10010', title: 'Forbidden' }] });
		const { run } = await lab.pause('enqueue');
		expect((await lab.engine.timeout(run)).status).toBe('waiting');
	});

	// What they wait for comes after the call.
	it.each(['recordMessage', 'refer', 'dial'])(
		'%s does not end with the call',
		async (operation) => {
			callIs(200, over200);
			const { run } = await lab.pause(operation);
			expect((await lab.engine.timeout(run)).status).toBe('waiting');
		},
	);
});
