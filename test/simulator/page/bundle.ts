/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { join } from 'node:path';

/** The page's program and style, as the browser gets them. */
export interface Bundle {
	js: string;
	css: string;
}

let made: Promise<Bundle> | undefined;

/** Bundles the page once per process, in a moment, when somebody first looks at it. */
export async function bundle(): Promise<Bundle> {
	return await (made ??= make());
}

async function make(): Promise<Bundle> {
	const { build } = await import('esbuild');
	const { outputFiles } = await build({
		entryPoints: [join(__dirname, 'browser/main.tsx')],
		bundle: true,
		write: false,
		outdir: 'out',
		format: 'esm',
		target: 'es2022',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		minify: true,
	});
	const text = (end: string): string =>
		outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
	return { js: text('.js'), css: text('.css') };
}
