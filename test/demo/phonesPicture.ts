/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * Takes a picture of the page with the phones, in the middle of a call to the phone menu:
 *
 *     node test/support/command/start.mjs test/demo/phonesPicture.ts .github/pictures/phones.png [--dark]
 */
import { ensureBuilt } from '../support/command/ensureBuilt';
import { openPhones, type PhonePage } from '../support/n8n/phonePage';
import { ALWAYS_OPEN, readyWorkflow, withHours } from '../support/n8n/ready';
import { ACCOUNT_NUMBER, startWorld } from '../support/n8n/world';
import { handOver, setUpPlayground } from './playground';
import { tellRuns } from './runTeller';

async function play(phones: PhonePage): Promise<void> {
	const { phone, press, told, page } = phones;
	await phone('Anna').getByLabel('Number to call').selectOption(ACCOUNT_NUMBER);
	await press('Anna', 'Call');
	await phone('Anna').getByRole('listitem').filter({ hasText: 'press 1' }).waitFor();
	await press('Anna', 'Key 1');
	await press('Sales', 'Answer');
	await phone('Anna').getByText('On the line with Sales').waitFor();
	await phone('Sales').getByLabel('Say something').fill('Sales, how can I help?');
	await page.keyboard.press('Enter');
	await told('Transfer to sales → Connected').waitFor();
	await page.getByRole('button', { name: 'Forged event' }).click();
	await told('forged').waitFor();
	await page.evaluate('scrollTo(0, 0)');
}

async function main(): Promise<void> {
	const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
	if (!file) throw new Error('Into which file?');
	await ensureBuilt();
	const world = await startWorld({ onProgress: (text) => console.log(text) });
	const stop = tellRuns(world);
	try {
		setUpPlayground(world);
		handOver(world);
		await world.publish(withHours(readyWorkflow('phone-menu', world), ALWAYS_OPEN));
		const dark = process.argv.includes('--dark');
		const phones = await openPhones(world.simulator.origin, { height: 980, dark, scale: 1.5 });
		try {
			await play(phones);
			await phones.page.screenshot({ path: file });
		} finally {
			await phones.close();
		}
	} finally {
		stop();
		await world.close();
	}
}

void main();
