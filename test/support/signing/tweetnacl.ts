/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import type Nacl from 'tweetnacl';

/**
 * The npm package `tweetnacl`, compiled outside of the test runner's sandbox: in there every look-up
 * of a global is slow, and tweetnacl makes millions of them, 120 ms per signature instead of 4.
 */
export const nacl = loadOutsideSandbox();

function loadOutsideSandbox(): typeof Nacl {
	const load = createRequire(__filename);
	const file = load.resolve('tweetnacl');
	const source = `(function (module, require) {${readFileSync(file, 'utf8')}\n})`;
	const module = { exports: {} };
	(runInThisContext(source, { filename: file }) as (m: object, r: unknown) => void)(module, load);
	return module.exports as typeof Nacl;
}
