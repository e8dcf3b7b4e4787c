import type { INodeParameters } from 'n8n-workflow';
import { idsOf, openLab, post, results, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

/** Literal empty fields are n8n's own business: it does not run such a node at all. */
const NOTHING = '={{ $json.nothing }}';
const body = () => lab.requests()[0]?.body as Record<string, unknown>;

describe('Hang Up', () => {
	it('takes a call that is over already for a result', async () => {
		const leg = await lab.answered();
		const again = async () => results(await lab.run('hangup', {}, { items: [idsOf(leg)] }))[0];

		expect(await again()).toMatchObject({ ...idsOf(leg), result: 'ok', call_already_ended: false });
		await lab.simulator.waitFor(() => !leg.isAlive);
		const second = await again();
		expect(second).toEqual({
			...idsOf(leg),
			call_already_ended: true,
			command_id: expect.any(String) as string,
		});
	});

	it('still fails for a call that Telnyx does not know', async () => {
		const run = await lab.run('hangup', {}, { items: [{ call_control_id: 'v3:unknown' }] });
		expect(run.error?.description).toMatch(/90015.*starts with v3:/);
	});
});

it('explains a command that comes after the end, or before the answer', async () => {
	const ringing = await lab.ringing();
	const early = await lab.run(
		'refer',
		{ sipAddress: 'sip:a@example.com' },
		{ items: [idsOf(ringing)] },
	);
	expect(early.error?.description).toMatch(/90034.*not answered yet/);

	await post(lab.simulator, `/calls/${ringing.call_control_id}/actions/hangup`);
	await lab.simulator.waitFor(() => !ringing.isAlive);
	const late = await lab.run('answer', {}, { items: [idsOf(ringing)] });
	expect(late.error?.description).toMatch(/90018.*The call is over/);
});

it('explains Answer on a call that was dialled', async () => {
	const [dialled] = results(await lab.run('dial', lab.dialing));
	const run = await lab.run('answer', {}, { items: [dialled] });
	expect(run.error?.description).toMatch(/90102.*incoming/);
});

it.each([
	['D13', /allowed destinations/],
	['D38', /outbound voice profile/],
	['D51', /From/],
	['D60', /verified/],
])('explains why Telnyx does not place a call: %s', async (code, about) => {
	lab.simulator.people.set('+13125550666', { does: 'refused', code });
	const leg = await lab.answered();
	for (const [operation, item] of [
		['dial', {}],
		['transfer', idsOf(leg)],
	] as const) {
		const run = await lab.run(operation, { ...lab.dialing, to: '+13125550666' }, { items: [item] });
		expect(run.error).toMatchObject({ httpCode: '403' });
		expect(run.error?.description).toMatch(about);
	}
});

describe('Bridge', () => {
	it('connects with another call, and sends nothing about the other targets', async () => {
		const [leg, other] = [await lab.answered(), await lab.answered()];
		lab.forget();
		const run = await lab.run(
			'bridge',
			{ callControlIdToBridgeWith: other.call_control_id },
			{ items: [idsOf(leg)] },
		);

		expect(results(run)[0]).toMatchObject({ ...idsOf(leg), result: 'ok' });
		expect(body()).toEqual({
			call_control_id: other.call_control_id,
			command_id: expect.any(String) as string,
		});
		await lab.simulator.waitFor(() => leg.peer === other);
	});

	it('connects with the first call of a queue', async () => {
		const [leg, waiting] = [await lab.answered(), await lab.answered()];
		await post(lab.simulator, `/calls/${waiting.call_control_id}/actions/enqueue`, {
			queue_name: 'desk',
		});
		lab.forget();
		const parameters = {
			bridgeWith: 'queue',
			queue: 'desk',
			callControlIdToBridgeWith: 'v3:left-over',
		};
		await lab.run('bridge', parameters, { items: [idsOf(leg)] });

		expect(body()).toEqual({ queue: 'desk', command_id: expect.any(String) as string });
		await lab.simulator.waitFor(() => leg.peer === waiting);
	});

	it('asks for a video room', async () => {
		const leg = await lab.answered();
		lab.forget();
		const parameters = { bridgeWith: 'videoRoom', videoRoomId: 'room-1', queue: 'left-over' };
		await lab.run(
			'bridge',
			{ ...parameters, options: { videoRoomContext: 'hi' } },
			{ items: [idsOf(leg)] },
		);

		expect(body()).toMatchObject({ video_room_id: 'room-1', video_room_context: 'hi' });
		expect(body()).not.toHaveProperty('queue');
	});

	it.each<[string, INodeParameters, RegExp]>([
		['no call', { callControlIdToBridgeWith: NOTHING }, /“Other Call Control ID” is empty/],
		['no queue', { bridgeWith: 'queue', queue: NOTHING }, /“Queue” is empty/],
		[
			'no room',
			{ bridgeWith: 'videoRoom', queue: 'desk', videoRoomId: NOTHING },
			/“Video Room ID” is empty/,
		],
		[
			'itself',
			{ callControlIdToBridgeWith: '={{ " " + $json.call_control_id }}' },
			/bridged with itself/,
		],
	])('refuses %s before anything is sent', async (_, parameters, message) => {
		const leg = await lab.answered();
		lab.forget();
		const run = await lab.run('bridge', parameters, { items: [idsOf(leg)] });

		expect(run.error?.message).toMatch(message);
		expect(lab.requests()).toEqual([]);
	});
});

it('Get Status tells whether a call is alive', async () => {
	const leg = await lab.answered();
	const status = async () =>
		results(await lab.run('retrieveStatus', {}, { items: [idsOf(leg)] }))[0];
	expect(await status()).toMatchObject({ ...idsOf(leg), is_alive: true });
	lab.simulator.hangUp(leg);
	expect(await status()).toMatchObject({ is_alive: false, end_time: expect.any(String) as string });
});
