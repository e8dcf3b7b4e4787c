/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- this file runs beside n8n, never inside it */
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** One finished `npm` command: its exit code and the end of what it wrote. */
export interface NpmResult {
	code: number;
	/** The last lines of standard output and standard error together. */
	tail: string;
}

const TAIL_LINES = 60;

/**
 * The environment for an `npm` that works on another folder than the one `npm run` was called in.
 *
 * `npm run` tells its children about its own project through `npm_*` variables; an inner npm
 * would take some of them for settings.
 */
function cleanEnv(node: string, extra: Record<string, string>): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {};
	for (const [name, value] of Object.entries(process.env)) {
		if (/^npm_(package|lifecycle|command|execpath|node_execpath)/.test(name)) continue;
		if (/^npm_config_(local_prefix|prefix|ignore_scripts)$/.test(name)) continue;
		env[name] = value;
	}
	return { ...env, ...extra, PATH: `${dirname(node)}${delimiter}${env.PATH ?? ''}` };
}

/**
 * Runs `npm` under a given Node.
 *
 * @param options.node absolute path of the Node binary npm has to run under
 * @param options.cwd folder that npm works on
 * @param options.onLine called with each line npm writes, as it comes
 * @returns never rejects because npm failed: look at `code`
 */
export async function npm(
	args: string[],
	options: {
		node: string;
		cwd: string;
		env?: Record<string, string>;
		onLine?: (line: string) => void;
	},
): Promise<NpmResult> {
	return await new Promise((resolve, reject) => {
		const child = spawn('npm', args, {
			cwd: options.cwd,
			env: cleanEnv(options.node, options.env ?? {}),
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const tail: string[] = [];
		const listen = (stream: NodeJS.ReadableStream) => {
			let rest = '';
			stream.setEncoding('utf8');
			stream.on('data', (chunk: string) => {
				const lines = (rest + chunk).split('\n');
				rest = lines.pop() ?? '';
				for (const line of lines) {
					options.onLine?.(line);
					tail.push(line);
					if (tail.length > TAIL_LINES) tail.shift();
				}
			});
		};
		listen(child.stdout);
		listen(child.stderr);
		child.on('error', (error) =>
			reject(new Error(`npm could not be started (is it in the PATH?): ${error.message}`)),
		);
		child.on('close', (code) => resolve({ code: code ?? 1, tail: tail.join('\n') }));
	});
}
