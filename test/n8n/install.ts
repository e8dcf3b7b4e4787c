/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
/**
 * Installs the n8n that `package.json` and `package-lock.json` beside this file pin, once per
 * machine, into the user's cache folder.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { isAlive, withLock } from './installLock';
import { npm } from './npm';

/** Where the pinned n8n is and what runs it. */
export interface N8nInstall {
	/** Root of the install: holds `package.json` and `node_modules`. */
	folder: string;
	/** The Node binary that fits this n8n. */
	node: string;
	/** n8n's command line script, to be run by `node`. */
	bin: string;
	/** n8n's version, as pinned. */
	version: string;
}

/** Takes one line of progress, written for a person who waits. */
export type OnProgress = (text: string) => void;

/** n8n 2.37 and newer want Node 24 or newer (n8n's package.json, `engines`). */
const NODE_MAJOR = 24;
const PROGRESS_EVERY = 250;

interface HostPackage {
	dependencies: { n8n: string };
	optionalDependencies: Record<string, string>;
}

const hostPackage = JSON.parse(
	readFileSync(join(__dirname, 'package.json'), 'utf8'),
) as HostPackage;

/** The npm package that carries a Node binary for this machine, if its own Node is too old. */
const nodePackage = `node-${process.platform}-${process.arch}`;
const ownNodeFits = Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;

function cacheFolder(): string {
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-telnyx-voice');
}

/** Native modules are built for one platform, architecture and ABI, so all three are in the key. */
function cacheKey(): string {
	const runtime = ownNodeFits
		? process.versions.modules
		: hostPackage.optionalDependencies[nodePackage];
	return createHash('sha256')
		.update(readFileSync(join(__dirname, 'package-lock.json')))
		.update(`${process.platform}/${process.arch}/${runtime}`)
		.digest('hex')
		.slice(0, 16);
}

function describe(folder: string): N8nInstall {
	return {
		folder,
		node: ownNodeFits ? process.execPath : join(folder, 'node_modules', nodePackage, 'bin/node'),
		bin: join(folder, 'node_modules/n8n/bin/n8n'),
		version: hostPackage.dependencies.n8n,
	};
}

/**
 * A Node that can run npm for n8n: npm leaves out optional packages whose `engines` the Node it
 * runs under does not meet, so it has to be the right one from the start.
 */
async function bootstrapNode(staging: string, onProgress: OnProgress): Promise<string> {
	if (ownNodeFits) return process.execPath;
	const version = hostPackage.optionalDependencies[nodePackage];
	if (!version) {
		throw new Error(
			`n8n ${hostPackage.dependencies.n8n} needs Node.js ${NODE_MAJOR} or newer, this is ${process.versions.node}.\n` +
				`Run this again with Node.js ${NODE_MAJOR} (https://nodejs.org).`,
		);
	}
	onProgress(
		`Fetching Node.js ${version}, which this n8n needs (yours is ${process.versions.node})`,
	);
	const folder = join(staging, 'bootstrap');
	mkdirSync(folder);
	const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
	const done = await npm([...args, '--prefix', folder, `${nodePackage}@${version}`], {
		node: process.execPath,
		cwd: folder,
	});
	if (done.code !== 0) throw new Error(`Node.js ${version} could not be installed.\n${done.tail}`);
	return join(folder, 'node_modules', nodePackage, 'bin/node');
}

async function installPackages(node: string, cwd: string, onProgress: OnProgress): Promise<void> {
	const lock = readFileSync(join(cwd, 'package-lock.json'), 'utf8');
	const total = Object.keys((JSON.parse(lock) as { packages: object }).packages).length - 1;
	onProgress(`Installing ${total} packages of n8n; the first time this takes a few minutes`);
	let fetched = 0;
	const ci = async (...more: string[]) =>
		await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http', ...more], {
			node,
			cwd,
			onLine: (line) => {
				if (!/^npm http (fetch|cache) .*\.tgz/.test(line)) return;
				fetched += 1;
				if (fetched % PROGRESS_EVERY === 0) onProgress(`  ${fetched} of ${total} packages`);
			},
		});
	let done = await ci();
	// npm 10 wants peer packages in the lock file that npm 11, which wrote it, leaves out.
	if (done.tail.includes('npm help ci')) done = await ci('--legacy-peer-deps');
	if (done.code !== 0) throw new Error(`n8n's packages could not be installed.\n${done.tail}`);
}

/** n8n's two native modules: the SQLite driver and the sandbox that evaluates expressions. */
async function buildNativeModules(node: string, cwd: string, onProgress: OnProgress) {
	onProgress('Preparing the native modules of n8n (about a minute)');
	const headers = join(cwd, 'node_modules', nodePackage);
	// Without this, node-gyp fetches the headers from nodejs.org.
	const env = existsSync(join(headers, 'include')) ? { npm_config_nodedir: headers } : undefined;
	const args = ['rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false'];
	const done = await npm(args, { node, cwd, env });
	const check = 'require("sqlite3"); require("isolated-vm");';
	const usable = await promisify(execFile)(node, ['-e', check], { cwd }).then(
		() => true,
		() => false,
	);
	if (usable) return;
	throw new Error(
		`${done.tail}\n\nThe SQLite driver of n8n must be compiled on this machine, and that failed (see above).\n` +
			'Install a compiler and try again: sudo apt-get install -y python3 make g++',
	);
}

/** Removes what installs that were killed left behind: each is about 3 GB. */
async function removeAbandoned(cache: string): Promise<void> {
	for (const name of readdirSync(cache)) {
		const pid = /^staging-(\d+)$/.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
	}
}

async function install(folder: string, onProgress: OnProgress): Promise<void> {
	const cache = cacheFolder();
	await removeAbandoned(cache);
	const staging = join(cache, `staging-${process.pid}`);
	await rm(staging, { recursive: true, force: true });
	const root = join(staging, 'n8n');
	mkdirSync(root, { recursive: true });
	try {
		for (const name of ['package.json', 'package-lock.json']) {
			copyFileSync(join(__dirname, name), join(root, name));
		}
		const node = await bootstrapNode(staging, onProgress);
		await installPackages(node, root, onProgress);
		await buildNativeModules(node, root, onProgress);
		renameSync(root, folder);
	} finally {
		await rm(staging, { recursive: true, force: true });
	}
	onProgress(`n8n ${hostPackage.dependencies.n8n} is installed in ${folder}`);
}

/**
 * Makes sure that the pinned n8n is installed, and says where. Returns at once when it already is.
 *
 * A half install is never taken for a whole one: it is made in a staging folder and renamed when
 * its native modules have been loaded. Two processes do not install at the same time.
 *
 * @throws {Error} whose message ends with what the user can do
 */
export async function installN8n(onProgress: OnProgress = () => {}): Promise<N8nInstall> {
	const cache = cacheFolder();
	const folder = join(cache, `n8n-${cacheKey()}`);
	if (existsSync(folder)) return describe(folder);
	mkdirSync(cache, { recursive: true });
	await withLock(
		`${folder}.lock`,
		async () => {
			if (!existsSync(folder)) await install(folder, onProgress);
		},
		() => onProgress('Another process is installing n8n: waiting for it'),
	);
	return describe(folder);
}
