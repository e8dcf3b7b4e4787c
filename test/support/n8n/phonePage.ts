import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { launch } from './chromium';

/** The page with the phones, in a browser. */
export interface PhonePage {
	page: Page;
	/** One phone. @param name its name, or its number where it has none */
	phone(name: string): Locator;
	/** Presses a button on a phone. */
	press(name: string, button: string): Promise<void>;
	/** Lines of the story whose text has all these parts. */
	told(...parts: string[]): Locator;
	/** What a checker of accessibility finds wrong with what is shown now. */
	findings(): Promise<string[]>;
	close(): Promise<void>;
}

/** For a small machine that does other work at the same time. */
const TIMEOUT_MS = 60_000;

interface Options {
	width?: number;
	height?: number;
	dark?: boolean;
	/** Pixels of the picture per pixel of the page. */
	scale?: number;
}

/** @param origin address of the simulator */
export async function openPhones(origin: string, options: Options = {}): Promise<PhonePage> {
	const { width = 1400, height = 900, dark = false, scale = 1 } = options;
	const browser = await launch();
	const page = await browser.newPage({
		viewport: { width, height },
		deviceScaleFactor: scale,
		colorScheme: dark ? 'dark' : 'light',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	page.setDefaultTimeout(TIMEOUT_MS);
	await page.goto(origin);
	const phone = (name: string): Locator =>
		page.getByRole('article', { name: `Phone of ${name}`, exact: true });
	return {
		page,
		phone,
		press: async (name, button) =>
			await phone(name).getByRole('button', { name: button, exact: true }).click(),
		told: (...parts) =>
			parts.reduce(
				(lines, hasText) => lines.filter({ hasText }),
				page.getByRole('region', { name: 'Story' }).getByRole('listitem'),
			),
		findings: async () => await check(page),
		close: async () => await browser.close(),
	};
}

async function check(page: Page): Promise<string[]> {
	// Through the debugger, since the page itself lets no foreign script in.
	await page.evaluate(axe.source);
	const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
	);
}
