/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

import type { N8nClient } from '../../n8n/client';
import type { RunningN8n } from '../../n8n/host';

/** n8n's editor in a browser, logged in. */
export interface Editor {
	page: Page;
	/** Opens a workflow and waits until all of its nodes are drawn. */
	openWorkflow(id: string): Promise<void>;
	/** Opens a node's parameters as a double click does. @param name as on the canvas */
	openNode(name: string): Promise<void>;
	/** Fits the canvas into the window and saves a picture of it as PNG. */
	pictureOfCanvas(file: string): Promise<void>;
	close(): Promise<void>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** For a small machine that does other work at the same time. */
const TIMEOUT_MS = 60_000;

/** The canvas slides to its new place: whether it stands where it stood a moment ago. */
const HAS_SETTLED = `(() => {
	const style = document.querySelector('.vue-flow__transformationpane')?.getAttribute('style');
	const settled = style !== undefined && style === window.lastCanvasStyle;
	window.lastCanvasStyle = style;
	return settled;
})()`;

/** An area of the page, in its pixels. */
interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Where something is drawn, with a margin. */
const DRAWN_AREA = `(() => {
	const margin = 24;
	const parts = '.vue-flow__node, .vue-flow__node [class*="_description"], .vue-flow__edge-path';
	const boxes = [...document.querySelectorAll(parts)].map((part) => part.getBoundingClientRect());
	const x = Math.max(0, Math.min(...boxes.map((box) => box.left)) - margin);
	const y = Math.max(0, Math.min(...boxes.map((box) => box.top)) - margin);
	const right = Math.min(innerWidth, Math.max(...boxes.map((box) => box.right)) + margin);
	const bottom = Math.min(innerHeight, Math.max(...boxes.map((box) => box.bottom)) + margin);
	return { x, y, width: right - x, height: bottom - y };
})()`;

/** Leaves only the canvas: n8n lays its bars and buttons over it. */
const CANVAS_ONLY = `
	body * { visibility: hidden; }
	[data-test-id="canvas"], [data-test-id="canvas"] * { visibility: visible; }
	.vue-flow__panel, [data-test-id="canvas-minimap"] { display: none !important; }
`;

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * @returns path of the browser of this machine
 * @throws {Error} with the command that installs one
 */
export function findChromium(): string {
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
	const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
		isExecutable,
	);
	if (found) return found;
	throw new Error(
		'No Chromium was found. Install one and try again: sudo apt-get install -y chromium',
	);
}

/** The machine's Chromium, without a window. */
export async function launch(): Promise<Browser> {
	return await chromium.launch({
		executablePath: findChromium(),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
		],
	});
}

/**
 * Opens n8n's editor in the machine's Chromium, without a window, and logs in.
 *
 * @param options.dark n8n's dark theme instead of the light one
 */
export async function openEditor(
	n8n: RunningN8n,
	client: N8nClient,
	options: { width?: number; height?: number; dark?: boolean } = {},
): Promise<Editor> {
	const browser = await launch();
	try {
		const context = await browser.newContext({
			viewport: { width: options.width ?? 1400, height: options.height ?? 800 },
			colorScheme: options.dark ? 'dark' : 'light',
			deviceScaleFactor: 2,
		});
		const page = await context.newPage();
		page.setDefaultTimeout(TIMEOUT_MS);
		await page.goto(`${n8n.url}/signin`);
		await page
			.locator('input[type="email"], input[name="emailOrLdapLoginId"]')
			.fill(n8n.owner.email);
		await page.locator('input[type="password"]').fill(n8n.owner.password);
		await page.locator('[data-test-id="form-submit-button"]').click();
		await page.waitForURL((url) => !url.pathname.includes('signin'));
		return {
			page,
			openWorkflow: async (id) => {
				const { nodes } = await client.getWorkflow(id);
				await page.goto(`${n8n.url}/workflow/${id}`);
				const drawn = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
				for (const { name } of drawn) {
					await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).waitFor();
				}
			},
			openNode: async (name) => {
				await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
				await page.locator('[data-test-id="ndv"]').first().waitFor();
			},
			pictureOfCanvas: async (file) => {
				await page.keyboard.press('1');
				await page.waitForFunction(HAS_SETTLED, undefined, { polling: 300 });
				await page.addStyleTag({ content: CANVAS_ONLY });
				await page.screenshot({ path: file, clip: await page.evaluate<Area>(DRAWN_AREA) });
			},
			close: async () => await browser.close(),
		};
	} catch (error) {
		await browser.close();
		throw error;
	}
}
