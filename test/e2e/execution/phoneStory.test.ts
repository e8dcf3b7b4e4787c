/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { readFile } from 'node:fs/promises';
import { ANNA, startPhoneBench, type PhoneBench } from '../../support/n8n/phoneBench';

jest.setTimeout(180_000);

let bench: PhoneBench;
beforeEach(async () => {
	bench = await startPhoneBench();
});
afterEach(async () => await bench?.close());

describe('the story', () => {
	it('has the three lanes, the silence, and advice where something went wrong', async () => {
		const id = await bench.annaIsOnTheLine();
		await bench.told('Anna calls').waitFor();
		await bench.told('Telnyx', 'Incoming Call', 'delivered').waitFor();
		await bench.told('Workflow', 'Answer', 'silence').waitFor();
		await bench.client.calls.actions
			.speak(id, { payload: '', voice: 'AWS.Polly.Joanna' })
			.catch(() => undefined);
		await bench.told('Speak', 'problem', 'The text is too long or empty').waitFor();
		bench.receiver.answer = (response) => response.writeHead(404).end();
		await bench.press('Anna', 'Key 1');
		await bench.told('Key Pressed', 'No workflow listens at this address').waitFor();
	});

	it('shows one call, and saves it as a file without tokens and keys', async () => {
		const correlation = {
			n8nWait: ['correlationId', '/webhook-waiting/7?signature=top-secret', ['x']],
		};
		const state = Buffer.from(JSON.stringify(correlation)).toString('base64');
		const id = await bench.annaIsOnTheLine({
			client_state: state,
			webhook_url: `${bench.receiver.url}/webhook-waiting/7?signature=top-secret`,
		});
		await bench.client.calls.actions.speak(id, { payload: 'Hello', voice: 'AWS.Polly.Joanna' });
		await bench.event('call.speak.ended', id);
		await bench.dial('+13125550199');
		await bench.told('Dial').waitFor();
		const choice = bench.page.getByLabel('Which call');
		const text = await choice.getByRole('option').filter({ hasText: ANNA }).textContent();
		await choice.selectOption({ label: text ?? '' });
		await bench.told('Dial').waitFor({ state: 'detached' });
		const [file] = await Promise.all([
			bench.page.waitForEvent('download'),
			bench.page.getByRole('button', { name: 'Export', exact: true }).click(),
		]);
		const saved = await readFile(await file.path(), 'utf8');
		expect(saved).toContain('Speak');
		const html = await bench.page.content();
		for (const secret of ['top-secret', bench.sim.apiKey, state]) {
			expect(saved).not.toContain(secret);
			expect(html).not.toContain(secret);
		}
	});

	it('shows a forged event in red', async () => {
		bench.receiver.answer = (response) => response.writeHead(401).end();
		await bench.page.getByRole('button', { name: 'Forged event' }).click();
		await bench.told('Incoming Call', 'forged', 'nothing was started', 'problem').waitFor();
		await bench.page.getByRole('link', { name: 'Deliveries' }).click();
		await bench.page.getByRole('row').filter({ hasText: 'forged' }).waitFor();
	});
});
