import type { CallerScript } from '../../simulator';
import { refusal, startBench, unwrapAll, type Bench } from './support';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ speed: 300 });
});
afterEach(async () => await bench.close());

const SCHEMA = {
	type: 'object',
	properties: { name: { type: 'string' }, age: { type: 'number' } },
	required: ['name'],
};
const caller = async (script?: CallerScript): Promise<string> => await bench.answered(script);

describe('Gather Using AI', () => {
	it.each([
		[{ tells: { name: 'Ada', age: 36 } }, { result: { name: 'Ada', age: 36 }, status: 'valid' }],
		[{ tells: { age: 36 } }, { result: { age: 36 }, status: 'invalid' }],
		[{}, { result: {}, status: 'invalid' }],
	] as const)('%j ends with %j', async (script, expected) => {
		const id = await caller(script);
		const reply = await bench.client.calls.actions.gatherUsingAI(id, {
			parameters: SCHEMA,
			user_response_timeout_ms: 3000,
		});
		expect(await bench.event('call.ai_gather.ended', id)).toMatchObject(expected);
		expect(await bench.event('call.conversation.ended', id)).toMatchObject({
			conversation_id: reply.data?.conversation_id,
			tts_voice_id: 'af',
			reason: null,
		});
		await unwrapAll(bench, 4);
	});

	it('tells about the way there when asked', async () => {
		const id = await caller({ tells: { name: 'Ada', age: 36 }, says: 'I am Ada, 36.' });
		await bench.client.calls.actions.gatherUsingAI(id, {
			parameters: SCHEMA,
			greeting: 'Who are you?',
			send_partial_results: true,
			send_message_history_updates: true,
		});
		const message_history = [
			{ role: 'assistant', content: 'Who are you?' },
			{ role: 'user', content: 'I am Ada, 36.' },
		];
		expect(await bench.event('call.ai_gather.partial_results', id)).toMatchObject({
			partial_results: { name: 'Ada' },
			message_history,
		});
		await bench.event('call.ai_gather.message_history_updated', id);
		expect(await bench.event('call.ai_gather.ended', id)).toMatchObject({ message_history });
		await unwrapAll(bench, 6);
	});

	it.each([
		[false, ['call.hangup', 'call.conversation.ended']],
		[true, ['call.ai_gather.ended', 'call.hangup', 'call.conversation.ended']],
	])('the caller hangs up: aiGatherEndsOnHangup %s', async (on, expected) => {
		bench.sim.switches.aiGatherEndsOnHangup = on;
		const id = await caller({ tells: { name: 'Ada' }, hangsUpDuring: 'conversation' });
		await bench.client.calls.actions.gatherUsingAI(id, { parameters: SCHEMA });
		await bench.event('call.conversation.ended', id);
		expect((await bench.story(2 + expected.length, id)).slice(2)).toEqual(expected);
	});
});

describe('an AI assistant', () => {
	it('talks, and its insights follow', async () => {
		const assistant = bench.sim.assistants.add({
			name: 'Front desk',
			insight_settings: { insight_group_id: 'group-1' },
		});
		const listed = await bench.client.ai.assistants.list();
		expect(listed.data).toEqual([assistant]);
		const id = await caller({ tells: { mood: 'good' } });
		const reply = await bench.client.calls.actions.startAIAssistant(id, {
			assistant: { id: assistant.id },
		});
		expect(await bench.event('call.conversation.ended', id)).toMatchObject({
			assistant_id: assistant.id,
			conversation_id: reply.data?.conversation_id,
		});
		expect(await bench.event('call.conversation_insights.generated', id)).toMatchObject({
			insight_group_id: 'group-1',
			results: [expect.objectContaining({ result: { mood: 'good' } })],
		});
		await unwrapAll(bench, 4);
	});

	it('is there once (90061), and stops by command', async () => {
		const id = await caller({ talksForMs: 1e9 });
		const { actions } = bench.client.calls;
		await actions.startAIAssistant(id, {});
		await bench.sim.waitFor(() => bench.sim.calls.get(id)?.activities.size === 1);
		const twice = { status: 422, code: '90061' };
		expect(await refusal(actions.startAIAssistant(id, {}))).toEqual(twice);
		expect(await refusal(actions.gatherUsingAI(id, { parameters: SCHEMA }))).toEqual(twice);
		await actions.stopAIAssistant(id, {});
		await bench.event('call.conversation.ended', id);
		await actions.stopAIAssistant(id, {});
		bench.sim.switches.idleStop = 'refuse';
		expect(await refusal(actions.stopAIAssistant(id, {}))).toMatchObject({ code: '10027' });
	});

	it('begins with the answer, as does transcription', async () => {
		const leg = await bench.sim.incomingCall({
			from: '+15550109999',
			to: bench.own,
			caller: { says: 'Hello.', talksForMs: 20_000 },
		});
		await bench.client.calls.actions.answer(leg.call_control_id, {
			assistant: { id: 'assistant-1' },
			transcription: true,
		});
		await bench.event('call.transcription', leg.call_control_id);
		await bench.event('call.conversation.ended', leg.call_control_id);
	});
});

describe('live transcription', () => {
	const heard = (): Array<Record<string, unknown>> =>
		bench.sim.deliveries
			.map(({ event }) => event.data)
			.filter((data) => data.event_type === 'call.transcription')
			.sort((one, other) => (one.occurred_at < other.occurred_at ? -1 : 1))
			.map((data) => data.payload.transcription_data as Record<string, unknown>);

	it('comes sentence by sentence, once (90054), until it is stopped', async () => {
		const id = await caller({ says: 'Good morning. Is Ada in?' });
		const { actions } = bench.client.calls;
		await actions.startTranscription(id, {
			transcription_engine: 'Google',
			transcription_engine_config: { transcription_engine: 'Google', interim_results: true },
		});
		await bench.sim.waitFor(() => heard().length === 4);
		expect(heard().map(({ transcript, is_final }) => [transcript, is_final])).toEqual([
			['Good', false],
			['Good morning.', true],
			['Is Ada', false],
			['Is Ada in?', true],
		]);
		expect(await refusal(actions.startTranscription(id, {}))).toMatchObject({ code: '90054' });
		await actions.stopTranscription(id, {});
		await bench.sim.waitFor(() => bench.sim.calls.get(id)?.activities.size === 0);
		await actions.startTranscription(id, {});
		await unwrapAll(bench, 8);
	});

	it('hears both sides of a bridge; engine B names them', async () => {
		bench.sim.people.set('+15550100', { does: 'answer', says: 'Support here.' });
		const a = await caller({ says: 'Hello.' });
		const b = await bench.dial('+15550100', { link_to: a, bridge_on_answer: true });
		await bench.event('call.bridged', b);
		await bench.client.calls.actions.startTranscription(a, {
			transcription_engine: 'B',
			transcription_tracks: 'both',
		});
		await bench.sim.waitFor(() => heard().length === 2);
		expect(
			heard().map(({ transcript, transcription_track: track }) => [track, transcript]),
		).toEqual([
			['inbound', 'Hello.'],
			['outbound', 'Support here.'],
		]);
	});
});

test('voices are listed, also of one provider', async () => {
	const { voices = [] } = await bench.client.textToSpeech.listVoices();
	expect(voices.length).toBeGreaterThan(2);
	const aws = await bench.client.textToSpeech.listVoices({ provider: 'aws' });
	expect(new Set(aws.voices?.map(({ provider }) => provider))).toEqual(new Set(['aws']));
	expect(
		await refusal(bench.client.get('/text-to-speech/voices', { query: { provider: 'me' } })),
	).toMatchObject({ status: 400 });
});

test('Update Client State and Send DTMF have no events, but an effect', async () => {
	const id = await caller();
	const { actions } = bench.client.calls;
	await actions.updateClientState(id, { client_state: 'bmV3' });
	expect(bench.sim.requests.at(-1)?.method).toBe('PUT');
	await actions.sendDtmf(id, { digits: '1w2#' });
	await actions.hangup(id, {});
	expect(await bench.event('call.hangup', id)).toMatchObject({ client_state: 'bmV3' });
	expect(bench.sim.count('send_dtmf', id)).toBe(1);
	expect(await bench.story(3, id)).toHaveLength(3);
});
