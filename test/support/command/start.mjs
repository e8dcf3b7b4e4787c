/**
 * Runs a TypeScript file of this repository, also on a fresh clone:
 *
 *     node test/support/command/start.mjs <file.ts> [arguments]
 *
 * Installs the locked development packages first if they are absent or differ from the lock file.
 * The file then runs in this very process, so that signals, standard streams and the exit code
 * are its own. Nothing outside Node.js itself may be imported here before the install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const oldestNode = [20, 19];

function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
	console.error(
		`This needs Node.js ${oldestNode.join('.')} or newer; you have ${process.versions.node}.`,
	);
	process.exit(1);
}

/** npm leaves the tree it installed in `node_modules/.package-lock.json`, as its last step. */
function isInstalled() {
	const installedFile = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(installedFile)) return false;
	const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
	const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
	return Object.entries(locked).every(([path, { version, optional, peer }]) => {
		if (path === '') return true;
		// Packages for another platform are in the lock file and never installed here.
		if (!installed[path]) return optional === true || peer === true;
		return installed[path].version === version;
	});
}

function ci(...options) {
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', ...options], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	return status ?? 1;
}

function install() {
	console.log('Installing the development packages (npm ci), about two minutes …');
	// npm 10 counts peer packages otherwise than the npm 11 that wrote the lock file.
	const status = ci() && ci('--legacy-peer-deps');
	if (status !== 0) process.exit(status);
}

const [file, ...args] = process.argv.slice(2);
if (!file) {
	console.error('Usage: node test/support/command/start.mjs <file.ts> [arguments]');
	process.exit(1);
}
checkNode();
if (!isInstalled()) install();
await import('tsx');
process.argv = [process.argv[0], resolve(file), ...args];
Module.runMain();
