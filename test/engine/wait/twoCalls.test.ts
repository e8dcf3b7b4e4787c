import type { INodeParameters } from 'n8n-workflow';
import { IDS, TARGET } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.acceptAll());

/** The other call, as its own events name it. */
const OTHER = TARGET;
const two: Array<[string, INodeParameters]> = [
	['dial', { options: { link: { linkTo: ` ${OTHER.call_control_id} `, bridgeIntent: true } } }],
	['bridge', { callControlIdToBridgeWith: OTHER.call_control_id }],
];
const hangup = { hangup_cause: 'normal_clearing', hangup_source: 'caller' };

describe.each(two)('%s', (operation, parameters) => {
	it('leaves by Other Left when the other call is hung up, and stays with its own', async () => {
		const paused = await lab.pause(operation, parameters);
		// Of the other call, an earlier command's state comes, or none.
		const event = { ...OTHER, ...hangup, client_state: null };
		const { run } = await paused.send('call.hangup', event);
		const { exit, item } = await lab.left(run);
		expect(exit).toBe('Other Left');
		expect(item.json).toMatchObject({
			outcome: 'other_ended',
			...IDS,
			target_call_control_id: OTHER.call_control_id,
			hangup_cause: 'normal_clearing',
		});
	});

	it('other events of the other call, and hang-ups of strangers, end nothing', async () => {
		const paused = await lab.pause(operation, parameters);
		const others: Array<[string, object]> = [
			['call.answered', { ...OTHER, client_state: null }],
			['call.bridged', { ...OTHER, client_state: null }],
			['call.hangup', { ...OTHER, call_control_id: 'v3:stranger', client_state: null }],
		];
		for (const [type, event] of others) {
			const { body } = await paused.send(type, event as INodeParameters);
			expect([type, body]).toEqual([type, { taken: false }]);
		}
	});

	it('the timer still knows its exit', async () => {
		const { run } = await lab.pause(operation, parameters);
		const left = await lab.left(await lab.expire(run));
		expect(left.exit).toBe(operation === 'dial' ? 'No Answer' : 'Call Ended');
	});
});

it('a Dial without a link takes no hang-up of another call', async () => {
	const paused = await lab.pause('dial');
	const { body } = await paused.send('call.hangup', { ...OTHER, ...hangup, client_state: null });
	expect(body).toEqual({ taken: false });
});

describe('a Bridge that Telnyx refuses because a call has ended', () => {
	const ENDED = { errors: [{ code: '90018', title: 'Call has already ended' }] };
	const states: Array<[string, boolean, boolean, string]> = [
		['its own call', false, true, 'Call Ended'],
		['the other call', true, false, 'Other Left'],
		['both', false, false, 'Call Ended'],
	];
	it.each(states)('says that it is %s', async (_which, own, other, exit) => {
		lab.answerWith(422, ENDED);
		const alive = (id: string, is: boolean) =>
			lab.simulator.faults.add({
				method: 'GET',
				path: new RegExp(`/calls/${encodeURIComponent(id)}$`),
				status: 200,
				body: { data: { record_type: 'call', is_alive: is } },
				times: Infinity,
			});
		alive(IDS.call_control_id, own);
		alive(OTHER.call_control_id, other);
		const parameters = { callControlIdToBridgeWith: OTHER.call_control_id };
		const left = await lab.left(await lab.engine.runNode(lab.spec('bridge', parameters)));
		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject(IDS);
	});
});

describe('Dial to several phones', () => {
	const ringAlso = (...numbers: string[]) => ({ options: { ringAlso: numbers } });
	const leg = (id: string, hangup_cause: string) => ({
		call_control_id: id,
		connection_id: lab.application.id,
		hangup_cause,
	});

	it('goes on when all of them have hung up', async () => {
		const paused = await lab.pause('dial', ringAlso('+13125550009', '+13125550010'));
		for (const id of [IDS.call_control_id, 'v3:second', 'v3:second']) {
			const { body } = await paused.send('call.hangup', leg(id, 'user_busy'));
			expect([id, body]).toEqual([id, { taken: false }]);
		}
		const { run } = await paused.send('call.hangup', leg('v3:third', 'user_busy'));
		expect((await lab.left(run)).exit).toBe('Busy');
	});

	it('still goes on when one of them is answered after another was busy', async () => {
		const paused = await lab.pause('dial', ringAlso('+13125550009'));
		await paused.send('call.hangup', leg('v3:second', 'user_busy'));
		const { run } = await paused.send('call.answered');
		expect((await lab.left(run)).exit).toBe('Answered');
	});

	it('counts for each command anew', async () => {
		const first = await lab.pause('dial', ringAlso('+13125550009'));
		await first.send('call.hangup', leg('v3:second', 'user_busy'));
		const second = await lab.pause('dial', ringAlso('+13125550009'));
		const { body } = await second.send('call.hangup', leg('v3:third', 'user_busy'));
		expect(body).toEqual({ taken: false });
	});
});
