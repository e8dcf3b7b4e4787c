import type { Leg } from '../../simulator';
import { refusal, startBench, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.close());

const { stringify } = JSON;

/** Somebody on the line. */
async function person(number: number): Promise<Leg> {
	const from = `+1555010${number}`;
	const leg = await bench.sim.incomingCall({ from, to: bench.own, caller: { live: true } });
	await bench.client.calls.actions.answer(leg.call_control_id, {});
	await bench.event('call.answered', leg.call_control_id);
	return leg;
}

async function created(leg: Leg, more: object = {}): Promise<string> {
	const { data } = await bench.client.conferences.create({
		...{ call_control_id: leg.call_control_id, name: 'Team', ...more },
	});
	await bench.event('conference.participant.joined', leg.call_control_id);
	return data?.id ?? '';
}

async function joined(id: string, leg: Leg, more: object = {}): Promise<void> {
	await bench.client.conferences.actions.join(id, {
		...{ call_control_id: leg.call_control_id, ...more },
	});
	await bench.event('conference.participant.joined', leg.call_control_id);
}

const heardBy = ({ from }: Leg): string[] =>
	bench.sim.phones
		.filter(({ does, phone }) => does === 'hears' && phone === from)
		.map(({ text }) => text);

const all = (type: string): Array<Record<string, unknown>> =>
	bench.sim.deliveries
		.map(({ event }) => event.data)
		.filter(({ event_type }) => event_type === type)
		.map(({ payload }) => payload);

test('three people hear each other, but for those who are muted or on hold', async () => {
	const [ada, ben, carla] = [await person(1001), await person(1002), await person(1003)];
	const id = await created(ada);
	await joined(id, ben);
	await joined(id, carla, { mute: true });
	bench.sim.say(ada, 'Good morning.');
	bench.sim.say(carla, 'Nobody hears this.');
	expect([heardBy(ada), heardBy(ben), heardBy(carla)]).toEqual([
		[],
		['Good morning.'],
		['Good morning.'],
	]);
	const { actions } = bench.client.conferences;
	await actions.unmute(id, { call_control_ids: [carla.call_control_id] });
	await actions.hold(id, { call_control_ids: [ben.call_control_id] });
	await bench.sim.waitFor(() => bench.sim.count('conference_hold') === 1);
	bench.sim.say(carla, 'Now.');
	expect([heardBy(ada), heardBy(ben)]).toEqual([['Now.'], ['Good morning.']]);
	const { data: people } = await bench.client.conferences.listParticipants(id);
	expect(people?.map(({ muted, on_hold }) => [muted, on_hold])).toEqual([
		[false, false],
		[false, true],
		[false, false],
	]);
});

test('the last one who leaves ends it; leaving parks the call', async () => {
	const [ada, ben] = [await person(1001), await person(1002)];
	const id = await created(ada);
	await joined(id, ben);
	await bench.client.conferences.actions.leave(id, { call_control_id: ada.call_control_id });
	await bench.event('conference.participant.left', ada.call_control_id);
	expect(ada.state).toBe('answered');
	bench.sim.hangUp(ben);
	const ended = await bench.event('conference.ended');
	expect(ended).toMatchObject({ conference_id: id, reason: 'all_left' });
	expect(await refusal(bench.client.conferences.actions.stop(id, {}))).toMatchObject({
		code: '90019',
	});
	expect((await bench.client.conferences.retrieve(id)).data).toMatchObject({
		status: 'completed',
		end_reason: 'all_left',
	});
});

test.each([
	['end_conference_on_exit', 'ended'],
	['soft_end_conference_on_exit', 'answered'],
])('%s: whoever is left is %s', async (option, state) => {
	const [ada, ben] = [await person(1001), await person(1002)];
	const id = await created(ada);
	await joined(id, ben, { [option]: true });
	bench.sim.hangUp(ben);
	expect(await bench.event('conference.ended')).toMatchObject({ reason: 'host_left' });
	expect(ada.state).toBe(state);
});

test('the command that ends it hangs up everybody', async () => {
	const [ada, ben] = [await person(1001), await person(1002)];
	const id = await created(ada);
	await joined(id, ben);
	await bench.client.conferences.actions.endConference(id, {});
	await bench.event('call.hangup', ben.call_control_id);
	await bench.event('conference.ended');
	expect([ada.state, ben.state]).toEqual(['ended', 'ended']);
});

test('speech and audio for all, or for some', async () => {
	const [ada, ben] = [await person(1001), await person(1002)];
	const id = await created(ada);
	await joined(id, ben);
	const { actions } = bench.client.conferences;
	await actions.speak(id, { payload: 'Welcome.', voice: 'AWS.Polly.Joanna' });
	const ended = await bench.event('conference.speak.ended');
	expect(ended).toMatchObject({
		conference_id: id,
		creator_call_session_id: ada.call_session_id,
	});
	expect(ended).not.toHaveProperty('call_control_id');
	await actions.play(id, {
		audio_url: 'https://example.com/a.mp3',
		call_control_ids: [ben.call_control_id],
	});
	expect(await bench.event('conference.participant.playback.ended')).toMatchObject({
		call_control_id: ben.call_control_id,
		media_url: 'https://example.com/a.mp3',
	});
	expect([heardBy(ada), heardBy(ben)]).toEqual([
		['Welcome.'],
		['Welcome.', 'https://example.com/a.mp3'],
	]);
	expect(all('conference.playback.started')).toEqual([]);
});

test('the payloads have no field that the types lack', async () => {
	const ada = await person(1001);
	await created(ada, { client_state: Buffer.from(stringify({ room: 7 })).toString('base64') });
	bench.sim.hangUp(ada);
	await bench.event('conference.ended');
	const known = ['call_control_id', 'call_leg_id', 'call_session_id', 'client_state'];
	const fields = [...known, 'conference_id', 'connection_id', 'occurred_at'].sort();
	for (const what of ['created', 'participant.joined', 'participant.left']) {
		const [payload] = all(`conference.${what}`);
		expect(Object.keys(payload).sort()).toEqual(fields);
	}
	expect(Object.keys(all('conference.ended')[0]).sort()).toEqual([...fields, 'reason'].sort());
});

test('what Telnyx refuses', async () => {
	const [ada, ben, carla] = [await person(1001), await person(1002), await person(1003)];
	const id = await created(ada, { max_participants: 2 });
	const { conferences } = bench.client;
	const of = (leg: Leg) => ({ call_control_id: leg.call_control_id });
	const cases: Array<[PromiseLike<unknown>, string]> = [
		[conferences.create({ ...of(ben), name: 'Team' }), '90033'],
		[conferences.create({ ...of(ada), name: 'Other' }), '90044'],
		[conferences.actions.join(id, of(ada)), '90044'],
		[conferences.actions.join('nobody', of(ben)), '10005'],
		[conferences.actions.join(id, { call_control_id: 'v3:nobody' }), '90015'],
		[conferences.actions.speak(id, { payload: 'x' } as never), '10004'],
		[conferences.actions.mute(id, { colour: 'red' } as never), '10015'],
	];
	for (const [promise, code] of cases) expect(await refusal(promise)).toMatchObject({ code });
	await joined(id, ben);
	expect(await refusal(conferences.actions.join(id, of(carla)))).toMatchObject({ code: '90032' });
	const waiting = await bench.sim.incomingCall({ from: '+15550101004', to: bench.own });
	const early = conferences.create({ ...of(waiting), name: 'Early' });
	expect(await refusal(early)).toMatchObject({ code: '90034' });
});

test('a list by name and status; a dialled call enters when it is answered', async () => {
	const ada = await person(1001);
	const id = await created(ada);
	const listed = async (name: string) =>
		(await bench.client.conferences.list({ filter: { name, status: 'in_progress' } })).data?.map(
			(each) => each.id,
		);
	expect(await listed('Team')).toEqual([id]);
	expect(await listed('Other')).toEqual([]);
	const callee = await bench.dial('+15550100200', { conference_config: { id } });
	await bench.event('conference.participant.joined', callee);
	bench.sim.say(ada, 'Hello.');
	expect(bench.sim.phones.at(-1)).toMatchObject({ phone: '+15550100200', text: 'Hello.' });
});
