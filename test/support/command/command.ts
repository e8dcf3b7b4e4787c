/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- this file runs beside n8n, never inside it */
import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** Folder of the repository. */
export const root = resolve(__dirname, '../../..');

/** How a command ended. */
export interface CommandResult {
	/** Exit code; 1 when a signal ended it. */
	code: number;
	/** Standard output and standard error, in the order they came; empty when shown at once. */
	output: string;
}

/**
 * Runs a command of the repository, with the tools of its development packages at hand.
 *
 * @param show whether its output goes straight to the terminal, else it is returned
 */
export async function runCommand(
	command: string,
	args: string[],
	{ show = false, cwd = root } = {},
): Promise<CommandResult> {
	const path = [resolve(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
	const child = spawn(command, args, {
		cwd,
		env: { ...process.env, PATH: path },
		stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	let output = '';
	const collect = (chunk: Buffer) => (output += chunk.toString());
	child.stdout?.on('data', collect);
	child.stderr?.on('data', collect);
	return await new Promise((done, failed) => {
		child.once('error', failed);
		child.once('close', (code) => done({ code: code ?? 1, output }));
	});
}
