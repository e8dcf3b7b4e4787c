/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from './command';

/** What the build depends on; times of folders tell what was deleted from them. */
const folders = ['nodes', 'credentials', 'icons', 'gulp'];
const files = ['gulpfile.js', 'tsconfig.json', 'package.json'];

/**
 * Builds the package into `dist`, unless nothing changed since the last build.
 *
 * @throws with the compiler's output if the build fails
 */
export async function ensureBuilt(): Promise<void> {
	const changed = Math.max(...[...folders, ...files].flatMap((path) => times(join(root, path))));
	const built = Math.min(...compiled(join(root, 'dist')));
	// The smallest of no times is infinite: nothing was built.
	if (Number.isFinite(built) && built > changed) return;
	const { code, output } = await runCommand('npm', ['run', '--silent', 'build']);
	if (code !== 0) throw new Error(`The build failed:\n${output}`);
}

/** Times of change in ms, of a file or of a folder with all that is in it. */
function times(path: string): number[] {
	const stats = statSync(path);
	if (!stats.isDirectory()) return [stats.mtimeMs];
	return [stats.mtimeMs, ...readdirSync(path).flatMap((name) => times(join(path, name)))];
}

/**
 * Times of what `tsc` wrote; copied files keep the time of their source. None if the build did
 * not come to its end, where it writes the schemas.
 */
function compiled(dist: string): number[] {
	if (!existsSync(join(dist, 'nodes/TelnyxVoice/__schema__'))) return [];
	const all = readdirSync(dist, { recursive: true, encoding: 'utf8' });
	return all
		.filter((file) => file.endsWith('.js'))
		.map((file) => statSync(join(dist, file)).mtimeMs);
}
