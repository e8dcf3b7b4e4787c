/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { npm } from './npm';

interface Manifest {
	name: string;
	n8n?: { nodes?: string[]; credentials?: string[] };
}

interface PackResult {
	files: Array<{ path: string }>;
}

/** What `npm pack` would put into the package: exactly the files a user's install brings. */
async function packedFiles(packageDir: string): Promise<string[]> {
	const lines: string[] = [];
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'];
	const done = await npm(args, {
		node: process.execPath,
		cwd: packageDir,
		onLine: (line) => lines.push(line),
	});
	if (done.code !== 0) throw new Error(`npm pack failed in ${packageDir}:\n${done.tail}`);
	const text = lines.join('\n');
	const parsed = JSON.parse(text.slice(text.search(/^[[{]/m))) as
		| PackResult[]
		| Record<string, PackResult>;
	return Object.values(parsed)[0].files.map(({ path }) => path);
}

/**
 * Puts a built package where n8n looks for installed community nodes, so that its node types get
 * the names a user's install gives them (`<package>.<node>`, not `CUSTOM.<node>`).
 *
 * @param packageDir folder of the package: its `package.json` and its built files
 * @throws {Error} when a node or credential that `package.json` names has not been built
 */
export async function installPackage(packageDir: string, userFolder: string): Promise<void> {
	const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as Manifest;
	for (const file of [...(manifest.n8n?.nodes ?? []), ...(manifest.n8n?.credentials ?? [])]) {
		if (!existsSync(join(packageDir, file))) {
			throw new Error(`${file} does not exist: build the package first (npm run build).`);
		}
	}
	const target = join(userFolder, '.n8n/nodes/node_modules', manifest.name);
	rmSync(target, { recursive: true, force: true });
	for (const file of await packedFiles(packageDir)) {
		cpSync(join(packageDir, file), join(target, file));
	}
}
