import { BEN, startPhoneBench, type PhoneBench } from '../support/phoneBench';
import { openPhones } from '../support/phonePage';

jest.setTimeout(180_000);

let bench: PhoneBench;
beforeEach(async () => {
	bench = await startPhoneBench();
});
afterEach(async () => await bench?.close());

describe('somebody at the page', () => {
	it('calls, hears, presses keys, speaks, and hangs up', async () => {
		const id = await bench.annaIsOnTheLine();
		await bench.client.calls.actions.startTranscription(id, {});
		await bench.client.calls.actions.gatherUsingSpeak(id, {
			...{ payload: 'Press a key.', voice: 'AWS.Polly.Vicki-Neural', maximum_digits: 2 },
		});
		const heard = bench.phone('Anna').getByRole('listitem').filter({ hasText: 'Press a key.' });
		await heard.waitFor();
		expect(await heard.getAttribute('lang')).toBe('de-DE');
		await bench.press('Anna', 'Key 4');
		await bench.phone('Anna').getByRole('button', { name: 'Key 5' }).focus();
		await bench.page.keyboard.press('2');
		expect(await bench.event('call.gather.ended', id)).toMatchObject({ digits: '42' });
		await bench.phone('Anna').getByLabel('Say something').fill('Good morning.');
		await bench.page.keyboard.press('Enter');
		expect(await bench.event('call.transcription', id)).toMatchObject({
			transcription_data: { transcript: 'Good morning.' },
		});
		await bench.press('Anna', 'Hang up');
		expect(await bench.event('call.hangup', id)).toMatchObject({ hangup_source: 'caller' });
		await bench.phone('Anna').getByText('The call is over.').waitFor();
	});

	it.each([
		['Answer', 'call.answered', {}],
		['Decline', 'call.hangup', { hangup_cause: 'call_rejected' }],
		['Busy', 'call.hangup', { hangup_cause: 'user_busy' }],
		['Answering machine', 'call.machine.detection.ended', { result: 'machine' }],
		['Machine without beep', 'call.machine.detection.ended', { result: 'machine' }],
		['Fax', 'call.answered', {}],
	])('%s: on a phone that rings', async (button, event, payload) => {
		const id = await bench.benRings();
		await bench.press('Ben', button);
		expect(await bench.event(event, id)).toMatchObject(payload);
	});

	it('tells an AI what it wants to know', async () => {
		const id = await bench.benRings();
		await bench.press('Ben', 'Answer');
		await bench.event('call.answered', id);
		await bench.client.calls.actions.gatherUsingAI(id, {
			parameters: {
				type: 'object',
				properties: { city: { type: 'string' }, age: { type: 'integer' } },
				required: ['city', 'age'],
			},
		});
		await bench.phone('Ben').getByLabel('city').fill('Lyon');
		await bench.phone('Ben').getByLabel('age').fill('44');
		await bench.press('Ben', 'That is all');
		expect(await bench.event('call.ai_gather.ended', id)).toMatchObject({
			status: 'valid',
			result: { city: 'Lyon', age: 44 },
		});
	});

	it('chooses what a phone does by itself, and adds phones', async () => {
		await bench.phone('Ben').getByLabel('When called').selectOption('busy');
		await bench.sim.waitFor(() => bench.sim.people.get(BEN).does === 'busy');
		const id = await bench.dial(BEN);
		expect(await bench.event('call.hangup', id)).toMatchObject({ hangup_cause: 'user_busy' });
		await bench.page.getByLabel('Name').fill('Carla');
		await bench.page.getByLabel('Number', { exact: true }).fill('+13125550102');
		await bench.page.getByRole('button', { name: 'Add phone' }).click();
		await bench.phone('Carla').waitFor();
		const stranger = await bench.dial('+13125550199');
		await bench.press('+13125550199', 'Decline');
		await bench.event('call.hangup', stranger);
	});

	it('sees a second person talk in another browser', async () => {
		const other = await openPhones(bench.sim.origin);
		try {
			const [caller, callee] = [await bench.annaIsOnTheLine(), await bench.benRings()];
			await other.press('Ben', 'Answer');
			await bench.event('call.answered', callee);
			await bench.client.calls.actions.bridge(caller, { call_control_id_to_bridge_with: callee });
			await bench
				.phone('Anna')
				.getByRole('status')
				.filter({ hasText: 'On the line with Ben' })
				.waitFor();
			await bench.phone('Anna').getByLabel('Say something').fill('Hello Ben');
			await bench.page.keyboard.press('Enter');
			await other.phone('Ben').getByRole('listitem').filter({ hasText: 'Hello Ben' }).waitFor();
		} finally {
			await other.close();
		}
	});

	it('reads why something was refused, and what to do', async () => {
		bench.sim.applications.all().forEach((each) => (each.active = false));
		await bench.press('Anna', 'Call');
		await bench.page.getByRole('alert').filter({ hasText: 'No active application' }).waitFor();
	});
});
