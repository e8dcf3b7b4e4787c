/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * `npm run lint`: n8n's lint for community nodes in strict mode, then the rules of the scan that
 * n8n runs over published packages. Silent when there is nothing to say; warnings fail, too.
 * With a folder as argument: only the scan, over the built package in that folder.
 */
import { stripVTControlCharacters } from 'node:util';
import { root, runCommand } from '../support/command/command';
import { ensureBuilt } from '../support/command/ensureBuilt';
import { scan } from './scan';

/** `n8n-node lint` has no option that makes warnings fail. */
async function lint(): Promise<string> {
	const { code, output } = await runCommand('n8n-node', ['lint']);
	const problems = /\d+ problems? \(/.test(stripVTControlCharacters(output));
	return code !== 0 || problems ? output : '';
}

async function lintAndScan(): Promise<string[]> {
	await ensureBuilt();
	return await Promise.all([lint(), scan(root)]);
}

async function main(): Promise<void> {
	const [folder] = process.argv.slice(2);
	const reports = folder === undefined ? await lintAndScan() : [await scan(folder)];
	const findings = reports.filter((report) => report !== '');
	for (const finding of findings) console.log(finding);
	process.exitCode = findings.length > 0 ? 1 : 0;
}

main().catch((error: Error) => {
	console.log(error.message);
	process.exitCode = 1;
});
