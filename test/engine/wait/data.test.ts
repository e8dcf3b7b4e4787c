import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { IDS, TARGET } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
describe('an exit carries', () => {
	it('outcome, event, ids, and what the command returned', async () => {
		const paused = await lab.pause('dial');
		const { run } = await paused.send('call.hangup', {
			hangup_cause: 'user_busy',
			sip_hangup_cause: '486',
		});

		expect((await lab.left(run)).item.json).toEqual({
			outcome: 'busy',
			record_type: 'call',
			...IDS,
			command_id: paused.body.command_id,
			event_type: 'call.hangup',
			event_id: expect.any(String) as string,
			occurred_at: '2026-01-05T10:00:00.123456Z',
			delivery_attempt: 1,
			connection_id: '1293384261075731499',
			from: '+13125550002',
			to: '+13125550001',
			hangup_cause: 'user_busy',
			sip_hangup_cause: '486',
			client_state: null,
		});
	});

	it('the call that a transfer was for, and the target beside it', async () => {
		const paused = await lab.pause('transfer');
		const client_state = paused.body.target_leg_client_state as string;
		const { run } = await paused.send('call.answered', { ...TARGET, client_state });

		expect((await lab.left(run)).item.json).toMatchObject({
			...IDS,
			outcome: 'connected',
			target_call_control_id: TARGET.call_control_id,
			target_call_leg_id: TARGET.call_leg_id,
		});
	});

	it('the phone that answered, of several', async () => {
		const paused = await lab.pause('dial', { options: { ringAlso: ['+13125550009'] } });
		const { run } = await paused.send('call.answered', TARGET);
		expect((await lab.left(run)).item.json).toMatchObject({ outcome: 'answered', ...TARGET });
	});

	it('the outcome in one output, where there is one', async () => {
		const paused = await lab.pause('gather', {
			outcomeOutputs: 'single',
			keys: { key: [{ digits: '1', label: 'Sales' }] },
		});
		const { run } = await paused.send('call.gather.ended', { status: 'valid', digits: '1' });
		expect(run?.outputs).toMatchObject([[{ json: { outcome: 'key_1', digits: '1' } }]]);
	});
});

describe('the state that a person gave the call', () => {
	const states: Array<[string, INodeParameters, IDataObject, unknown, unknown]> = [
		['none', {}, {}, null, undefined],
		['text', { clientState: 'Ward 7, ünïcode' }, {}, base64('Ward 7, ünïcode'), 'Ward 7, ünïcode'],
		['JSON', { clientState: '{"ward":7}' }, {}, base64('{"ward":7}'), { ward: 7 }],
		['from before', {}, { client_state: base64('earlier') }, base64('earlier'), 'earlier'],
		[
			'bytes from before',
			{},
			{ client_state: base64(Buffer.from([0, 255, 254, 128])) },
			'AP/+gA==',
			undefined,
		],
		[
			'an id of 19 digits',
			{ clientState: '1293384261075731499' },
			{},
			base64('1293384261075731499'),
			'1293384261075731499',
		],
		[
			'new instead of old',
			{ clientState: 'new' },
			{ client_state: base64('old') },
			base64('new'),
			'new',
		],
		['unset, as some events have it', {}, { client_state: '' }, null, undefined],
		[
			'not that of another call',
			{},
			{ call_control_id: 'v3:another', client_state: base64('of the other call') },
			null,
			undefined,
		],
	];
	it.each(states)('%s is the same behind the exit', async (_, options, item, raw, decoded) => {
		const paused = await lab.pause(
			'speak',
			{ options, callControlId: IDS.call_control_id },
			{ items: [{ ...IDS, ...item }] },
		);
		const results = [(await paused.send('call.speak.ended')).run, await lab.expire(paused.run)];
		for (const run of results) {
			const { json } = (await lab.left(run)).item;
			expect(json.client_state).toBe(raw);
			expect(json.client_state_decoded).toEqual(decoded);
			expect(JSON.stringify(json)).not.toMatch(/n8nWait|signature=|webhook-waiting/);
		}
	});

	it('goes to the second leg of a transfer, too', async () => {
		const options = { targetLegClientState: 'for the desk' };
		const paused = await lab.pause('transfer', { options });
		const wrapped = Buffer.from(String(paused.body.target_leg_client_state), 'base64').toString();
		expect(JSON.parse(wrapped)).toMatchObject({ own: base64('for the desk') });
	});
});
