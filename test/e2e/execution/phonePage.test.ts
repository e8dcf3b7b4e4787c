import { BEN, startPhoneBench, type PhoneBench } from '../../support/n8n/phoneBench';
import { openPhones } from '../../support/n8n/phonePage';

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

	it('plays a conference of three', async () => {
		const [anna, ben, carla] = [
			await bench.annaIsOnTheLine(),
			await bench.benRings(),
			await bench.dial('+13125550102'),
		];
		for (const [name, id] of [
			['Ben', ben],
			['+13125550102', carla],
		]) {
			await bench.press(name, 'Answer');
			await bench.event('call.answered', id);
		}
		const { conferences } = bench.client;
		const { data } = await conferences.create({ call_control_id: anna, name: 'Team' });
		for (const call_control_id of [ben, carla]) {
			await conferences.actions.join(data?.id ?? '', { call_control_id });
		}
		const phones = ['Anna', 'Ben', '+13125550102'];
		for (const name of phones) {
			await bench.phone(name).getByText('In the conference “Team”').waitFor();
		}
		await bench.phone('Ben').getByLabel('Say something').fill('Hello everybody');
		await bench.page.keyboard.press('Enter');
		for (const name of phones) {
			const line = bench.phone(name).getByRole('listitem');
			await line.filter({ hasText: 'Hello everybody' }).waitFor();
		}
		await bench.press('Anna', 'Hang up');
		await bench.press('Ben', 'Hang up');
		await bench.press('+13125550102', 'Hang up');
		expect(await bench.event('conference.ended')).toMatchObject({ reason: 'all_left' });
	});

	it('hears nothing before a click on Sound', async () => {
		const { page } = bench;
		await page.evaluate(`speechSynthesis.speak = ({ text, lang }) => {
			document.title = lang + ': ' + text;
		}`);
		const id = await bench.annaIsOnTheLine();
		const speak = async (payload: string): Promise<void> => {
			await bench.client.calls.actions.speak(id, { payload, voice: 'AWS.Polly.Vicki-Neural' });
			await bench.phone('Anna').getByRole('listitem').filter({ hasText: payload }).waitFor();
		};
		await speak('Guten Morgen');
		expect(await page.title()).toBe('Simulated phones');
		await page.getByRole('button', { name: 'Sound' }).click();
		await speak('Guten Tag');
		await page.waitForFunction(`document.title === 'de-DE: Guten Tag'`);
	});

	it('reads why something was refused, and what to do', async () => {
		bench.sim.applications.all().forEach((each) => (each.active = false));
		await bench.press('Anna', 'Call');
		await bench.page.getByRole('alert').filter({ hasText: 'No active application' }).waitFor();
	});
});
