/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
/**
 * The scan of n8n for published packages (`@n8n/scan-community-package`), over a package that is
 * not published yet: its sources, and its tarball. Comments that switch rules off have no effect,
 * and warnings count.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { sync as glob } from 'fast-glob';
import { runCommand } from '../support/command/command';
import { wrongFiles } from './tarball';

/** The parts of n8n's `scanner.mjs` that are used here; it has no types. */
interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	buildScanConfig(): Promise<Linter.Config[]>;
}

/** What the scan looks at in a tarball. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

/**
 * @param directory folder of the package, built
 * @returns a report of all errors and warnings; empty when there are none
 */
export async function scan(directory: string): Promise<string> {
	const temporary = mkdtempSync(join(tmpdir(), 'package-scan-'));
	try {
		const { buildScanConfig, SOURCE_FILE_PATTERNS } = await loadScanner(temporary);
		// The scan brings an older copy of n8n's lint plugin than the one that developers use.
		const published = await buildScanConfig();
		const current = currentConfig();
		const tarball = await unpack(directory, temporary);
		const reports = [
			wrongFiles(tarball),
			await report(directory, SOURCE_FILE_PATTERNS, published),
			await report(directory, ['package.json', '{nodes,credentials}/**/*.ts'], current.sources),
			await report(tarball, TARBALL_PATTERNS, published),
			await report(tarball, TARBALL_PATTERNS, current.tarball),
		];
		return reports.filter((text) => text !== '').join('\n');
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

/** n8n's scanner makes a temporary folder as soon as it is loaded, and leaves it behind. */
async function loadScanner(temporary: string): Promise<Scanner> {
	const { TMPDIR } = process.env;
	process.env.TMPDIR = temporary;
	try {
		const path = require.resolve('@n8n/scan-community-package/scanner/scanner.mjs');
		return (await import(path)) as Scanner;
	} finally {
		if (TMPDIR === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = TMPDIR;
	}
}

/** The rules of n8n's CLI: all of them for sources, and those for any code for a tarball. */
function currentConfig() {
	const cli = createRequire(require.resolve('@n8n/node-cli/eslint'));
	const { config } = cli('@n8n/node-cli/eslint') as { config: Linter.Config[] };
	const { n8nCommunityNodesPlugin } = cli('@n8n/eslint-plugin-community-nodes') as {
		n8nCommunityNodesPlugin: { configs: { recommended: Linter.Config } };
	};
	const { recommended } = n8nCommunityNodesPlugin.configs;
	const parser = cli('typescript-eslint') as { parser: Linter.Parser };
	const json = { files: ['**/*.json'], languageOptions: { parser: parser.parser } };
	return { sources: config, tarball: [recommended, json, { rules: { 'no-console': 2 as const } }] };
}

async function report(
	directory: string,
	patterns: string[],
	overrideConfig: Linter.Config[],
): Promise<string> {
	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig,
	});
	const ignore = ['node_modules/**', '**/package-lock.json'];
	const files = glob(patterns, { cwd: directory, absolute: true, ignore });
	const formatter = await eslint.loadFormatter('stylish');
	return await formatter.format(await eslint.lintFiles(files));
}

/** @returns the folder with what a user gets who installs the package */
async function unpack(directory: string, temporary: string): Promise<string> {
	await succeed('npm', ['pack', '--ignore-scripts', '--pack-destination', temporary], directory);
	const [tarball = ''] = glob('*.tgz', { cwd: temporary });
	await succeed('tar', ['-xzf', tarball], temporary);
	return join(temporary, 'package');
}

async function succeed(command: string, args: string[], cwd: string): Promise<void> {
	const { code, output } = await runCommand(command, args, { cwd });
	if (code !== 0) throw new Error(`${command} ${args[0]} failed:\n${output}`);
}
