import { startPhoneBench, type PhoneBench } from '../../support/n8n/phoneBench';

jest.setTimeout(180_000);

let bench: PhoneBench;
beforeEach(async () => {
	bench = await startPhoneBench();
});
afterEach(async () => await bench?.close());

test('account and connect', async () => {
	const { page } = bench;
	await page.getByRole('link', { name: 'Account' }).click();
	await page.getByLabel('Name of an application').fill('Second desk');
	await page.getByRole('button', { name: 'Add application' }).click();
	const [application] = await bench.sim.waitFor(() => {
		const found = bench.sim.applications
			.all()
			.filter((each) => /Second/.test(each.application_name));
		return found.length > 0 && found;
	});
	await page.getByLabel('New numbers ring').selectOption({ label: 'Second desk' });
	await page.getByPlaceholder('Number, such as').fill('+13125550177');
	await page.getByRole('button', { name: 'Add number' }).click();
	await bench.sim.waitFor(() => bench.sim.numbers.connectionOf('+13125550177') === application.id);
	await page.getByRole('link', { name: 'Connect' }).click();
	await page.getByText('No n8n was here yet').waitFor();
	await page.getByText(bench.sim.publicKey).waitFor();
	await page.getByRole('button', { name: 'Copy API Key' }).click();
	await page.getByRole('button', { name: 'Copy API Key' }).filter({ hasText: 'Copied' }).waitFor();
	expect(await page.evaluate('navigator.clipboard.readText()')).toBe(bench.sim.apiKey);
	await bench.client.phoneNumbers.list();
	await page.getByText('with the right key').waitFor();
	await fetch(`${bench.sim.baseUrl}/phone_numbers`, { headers: { authorization: 'Bearer no' } });
	await page.getByText('with a wrong key').waitFor();
	bench.receiver.answer = (response) => response.writeHead(401).end();
	await page.getByRole('button', { name: 'Test the webhook addresses' }).click();
	await page.getByText('A workflow listens, and refuses').waitFor();
	await page.getByText('No workflow is connected yet').waitFor();
});

/** A phone, a tablet, a desk. */
const SIZES = [
	{ width: 390, height: 844 },
	{ width: 820, height: 1180 },
	{ width: 1440, height: 900 },
];

test.each(SIZES.flatMap((size) => [false, true].map((dark) => ({ ...size, dark }))))(
	'nobody is kept out: %j',
	async ({ width, height, dark }) => {
		const { page } = bench;
		await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
		await page.setViewportSize({ width, height });
		const isWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
		expect(await bench.findings()).toEqual([]);
		await bench.annaIsOnTheLine();
		await bench.benRings();
		await page.getByRole('button', { name: 'Slow reply' }).click();
		await page.getByRole('button', { name: 'Forged event' }).click();
		await bench.told('forged').waitFor();
		await bench.told('forged').getByText('Details').click();
		expect(await bench.findings()).toEqual([]);
		expect(await page.evaluate(isWide)).toBe(false);
		for (const name of ['Deliveries', 'Account', 'Connect']) {
			await page.getByRole('link', { name }).click();
			await page.getByRole('heading', { level: 2 }).first().waitFor();
			expect(await bench.findings()).toEqual([]);
			expect(await page.evaluate(isWide)).toBe(false);
		}
	},
);
