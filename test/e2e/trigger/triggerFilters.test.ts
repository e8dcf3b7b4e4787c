import { randomUUID as uuid } from 'node:crypto';
import { itemsOf } from '../../n8n/execution';
import { Flow } from '../../support/n8n/flow';
import {
	deliver,
	listening,
	newCall,
	publishTrigger,
	ranNodes,
	runsOf,
} from '../../support/n8n/triggerEvents';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

let world: World;

beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});

afterAll(async () => await world?.close());

describe('filters', () => {
	it('cost no execution, and are always answered with exactly 200', async () => {
		const filters = {
			direction: 'incoming',
			to: ['+1 312 555 0100'],
			from: ['+44'],
			endings: ['missed', 'busy'],
			finalTranscriptions: true,
		};
		const workflow = await publishTrigger(world, listening('Filters', ['allEvents'], { filters }));
		const call = newCall();
		const send = async (event_type: string, payload: object) =>
			await deliver(world, workflow.triggerUrl, { event_type, payload: { ...call, ...payload } });
		const filtered = { code: 200, status: 'filtered' };
		const accepted = { code: 200, status: 'accepted' };

		const outgoing = { call_leg_id: uuid(), direction: 'outgoing' };
		expect(await send('call.initiated', outgoing)).toEqual(filtered);
		// Only the first event says that the call is an outgoing one.
		expect(await send('call.answered', { call_leg_id: outgoing.call_leg_id })).toEqual(filtered);
		expect(await send('call.initiated', { direction: 'incoming' })).toEqual(accepted);
		expect(await send('call.hold', { call_leg_id: uuid(), from: '+493012345678' })).toEqual(
			filtered,
		);
		expect(await send('call.hold', { call_leg_id: uuid(), to: '+13125550199' })).toEqual(filtered);
		const transcription = (is_final: boolean) => ({ transcription_data: { is_final } });
		expect(await send('call.transcription', transcription(false))).toEqual(filtered);
		expect(await send('call.transcription', transcription(true))).toEqual(accepted);
		expect(await send('call.hangup', { hangup_cause: 'normal_clearing' })).toEqual(filtered);
		expect(await send('call.hangup', { hangup_cause: 'originator_cancel' })).toEqual(accepted);

		const runs = await runsOf(world, workflow, 3);
		expect(runs.map((run) => itemsOf(run, 'Seen')?.[0]?.event_type)).toEqual([
			'call.initiated',
			'call.transcription',
			'call.hangup',
		]);
	});
});

it('a recording that is not the call’s last starts nothing, once the end of the call is known', async () => {
	const filters = { finalRecordings: true };
	const workflow = await publishTrigger(
		world,
		listening('Final', ['call.recording.saved'], { filters }),
	);
	const call = newCall();
	const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString();
	const send = async (event_type: string, payload: object, occurred_at = at(0)) =>
		await deliver(world, workflow.triggerUrl, {
			event_type,
			payload: { ...call, ...payload },
			occurred_at,
		});
	const saved = async (endedAgo: number, savedAgo = 0) =>
		await send('call.recording.saved', { recording_ended_at: at(endedAgo) }, at(savedAgo));

	expect(await send('call.initiated', { direction: 'incoming' })).toMatchObject({ code: 200 });
	// The call goes on, as far as is known: Telnyx shall come back, but not for ever.
	expect(await saved(20)).toEqual({ code: 503, status: undefined });
	expect(await saved(70, 60)).toEqual({ code: 200, status: 'filtered' });
	expect(await send('call.hangup', { hangup_cause: 'normal_clearing' })).toMatchObject({
		code: 200,
	});
	expect(await saved(20)).toEqual({ code: 200, status: 'filtered' });
	expect(await saved(0)).toEqual({ code: 200, status: 'accepted' });
	await runsOf(world, workflow, 1);
});

describe('one output per event', () => {
	it('drives Incoming, Answered and Ended on one canvas', async () => {
		const events = ['incomingCall', 'call.answered', 'call.hangup'];
		const flow = listening('One canvas', events, { options: { outputs: 'perEvent' } }, [
			'Incoming',
			'Answered',
			'Ended',
		])
			.call('Answer', 'answer', { waitForOutcome: false })
			.arrow('Incoming', 'Answer')
			.call('Hang Up', 'hangup', { waitForOutcome: false })
			.arrow('Answered', 'Hang Up');
		const workflow = await publishTrigger(world, flow);
		await world.simulator.incomingCall({ from: '+13125550001', to: ACCOUNT_NUMBER });

		const runs = await runsOf(world, workflow, 3);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		expect(runs.map(ranNodes)).toEqual([
			['Answer', 'Incoming', 'Trigger'],
			['Answered', 'Hang Up', 'Trigger'],
			['Ended', 'Trigger'],
		]);
		// The outputs beside the right one stayed silent, and items lead back to the trigger.
		expect(itemsOf(runs[2], 'Trigger', 0)).toEqual([]);
		expect(itemsOf(runs[2], 'Trigger', 2)?.[0]).toMatchObject({ event_type: 'call.hangup' });
	});

	it('stays silent on the others also with Always Output Data', async () => {
		const flow = new Flow('Always')
			.node(
				'Trigger',
				'n8n-nodes-telnyx-voice.telnyxVoiceTrigger',
				{
					setup: 'manual',
					events: ['call.hold', 'call.unhold'],
					options: { outputs: 'perEvent' },
				},
				{ webhookId: uuid(), alwaysOutputData: true },
			)
			.mark('Held', 'Back')
			.arrows('Trigger', 'Held', 'Back');
		const workflow = await publishTrigger(world, flow);
		await deliver(world, workflow.triggerUrl, { event_type: 'call.unhold', payload: newCall() });
		const [run] = await runsOf(world, workflow, 1);
		expect(ranNodes(run)).toEqual(['Back', 'Trigger']);
	});
});
