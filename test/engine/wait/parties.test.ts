import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeSpec } from '../../support/engine/harness';
import { exits } from '../../support/engine/exits';
import { IDS, TARGET } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.acceptAll());

const CALLER = { from: '+13125550111', to: '+13125550100', direction: 'incoming' };
const items = [{ ...IDS, ...CALLER }];
const named = {
	caller_id_name: 'Ann',
	calling_party_type: 'pstn',
	from_sip_uri: 'sip:a@example.com',
	to_sip_uri: 'sip:b@example.com',
};
/** Of the phone that the transfer rings. */
const OTHER = { ...TARGET, ...named, from: '+13125550100', to: '+13125550199' };
const OWN = { ...CALLER, direction: undefined };

const ended = { errors: [{ code: '90018', title: 'Call has already ended' }] };
const denied = { errors: [{ code: '10010', title: 'Authorization failed' }] };

describe('behind a transfer, from, to and direction are those of the caller', () => {
	const events: Array<[string, IDataObject, string]> = [
		['call.answered', OTHER, 'Connected'],
		['call.hangup', { ...OTHER, hangup_cause: 'user_busy' }, 'Busy'],
		['call.hangup', { ...OTHER, hangup_cause: 'timeout' }, 'No Answer'],
		['call.hangup', { ...OTHER, hangup_cause: 'call_rejected' }, 'Rejected'],
		['call.hangup', { ...OTHER, hangup_cause: 'not_found' }, 'Failed'],
		['call.hangup', { ...OTHER, hangup_cause: 'originator_cancel' }, 'Hung Up'],
		['call.hangup', { ...OWN, hangup_cause: 'normal_clearing' }, 'Hung Up'],
		['call.hangup', { from: null, to: undefined, hangup_cause: 'normal_clearing' }, 'Hung Up'],
	];
	it.each(events)('%s %j → %s', async (type, payload, exit) => {
		const paused = await lab.pause('transfer', {}, { items });
		const { run } = await paused.send(type, payload);
		const left = await lab.left(run);

		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject({ ...IDS, ...CALLER });
		const isOther = payload.call_control_id === TARGET.call_control_id;
		const target = Object.fromEntries(
			Object.entries({ ...named, ...TARGET, from: OTHER.from, to: OTHER.to }).map(
				([name, value]) => [`target_${name}`, value],
			),
		);
		expect(left.item.json).toMatchObject(isOther ? target : {});
		const names = Object.keys(left.item.json).filter((name) => name.startsWith('target_'));
		expect(names.sort()).toEqual(isOther ? Object.keys(target).sort() : []);
		if (isOther) expect(left.item.json).not.toHaveProperty('caller_id_name');
	});

	it('as far as the item before says them: the other ones are never put in their place', async () => {
		for (const item of [{ ...IDS }, { ...CALLER, call_control_id: 'v3:another' }]) {
			const callControlId = IDS.call_control_id;
			const paused = await lab.pause('transfer', { callControlId }, { items: [item] });
			const { json } = (await lab.left((await paused.send('call.answered', OTHER)).run)).item;
			expect(json).toMatchObject({ target_from: OTHER.from, target_to: OTHER.to });
			for (const name of Object.keys(CALLER)) expect(json).not.toHaveProperty(name);
		}
	});
});

/** Operations for a call that there is. */
const inCall = Object.keys(exits).filter((operation) => operation !== 'dial');
const goesOn = { nodeSettings: { onError: 'continueRegularOutput' } } as Partial<NodeSpec>;

describe.each(inCall)('%s', (operation) => {
	it('keeps who calls whom when no event led on: the timer, an ended call, a refusal', async () => {
		const paused = await lab.pause(operation, {}, { items });
		const expired = await lab.expire(paused.run);
		lab.answerWith(422, ended);
		const over = await lab.engine.runNode(lab.spec(operation, {}, { items }));
		lab.answerWith(403, denied);
		const refused = await lab.engine.runNode(lab.spec(operation, {}, { items, ...goesOn }));
		for (const run of [expired, over, refused]) {
			expect((await lab.left(run)).item.json).toMatchObject({ ...IDS, ...CALLER });
		}
	});
});

describe('that Telnyx accepted the command is no outcome', () => {
	it.each(Object.keys(exits))('%s: the timer', async (operation) => {
		const { run } = await lab.pause(operation, {}, { items });
		expect((await lab.left(await lab.expire(run))).item.json).not.toHaveProperty('result');
	});

	const failures: Array<[string, INodeParameters, string, IDataObject, string]> = [
		['transfer', {}, 'call.hangup', { ...OTHER, hangup_cause: 'user_busy' }, 'Busy'],
		['startPlayback', {}, 'call.playback.ended', { status: 'file_not_found' }, 'Failed'],
		['refer', {}, 'call.refer.failed', { sip_notify_response: 603 }, 'Failed'],
		['gather', {}, 'call.gather.ended', { status: 'timeout', digits: '' }, 'No Input'],
		['speak', {}, 'call.hangup', {}, 'Call Ended'],
		['enqueue', {}, 'call.dequeued', { reason: 'timeout' }, 'Too Long'],
	];
	it.each(failures)('%s %j: %s %j → %s', async (operation, parameters, type, payload, exit) => {
		const paused = await lab.pause(operation, parameters, { items });
		const left = await lab.left((await paused.send(type, payload)).run);
		expect(left.exit).toBe(exit);
		expect(left.item.json).not.toHaveProperty('result');
	});

	it('a result of the event itself stays: a verdict, what an AI found out', async () => {
		const ai = await lab.pause('gatherUsingAi', {}, { items });
		const told = { status: 'valid', result: { age: 29 } };
		const found = await lab.left((await ai.send('call.ai_gather.ended', told)).run);
		expect(found.item.json.result).toEqual({ age: 29 });
		const options = { answeringMachineDetection: 'premium' };
		const dial = await lab.pause('dial', { options });
		const verdict = { result: 'human_residence' };
		const left = await lab.left(
			(await dial.send('call.machine.premium.detection.ended', verdict)).run,
		);
		expect(left.item.json.result).toBe('human_residence');
	});
});
