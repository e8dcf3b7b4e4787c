/* eslint-disable @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */

/** Opens a page in the person's browser, where there are a desktop and a person at a terminal. */
export async function openInBrowser(url: string): Promise<void> {
	const { platform, env } = process;
	const hasDesktop = platform === 'darwin' || platform === 'win32' || env.DISPLAY !== undefined;
	if (!hasDesktop || !process.stdout.isTTY) return;
	const { default: open } = await import('open');
	// The address has been printed: a browser that does not start is no reason to stop.
	await open(url).catch(() => undefined);
}
