/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { sync as glob } from 'fast-glob';
import * as n8nWorkflow from 'n8n-workflow';
import { version as coreVersion } from 'n8n-core/package.json';
import { version } from 'n8n-workflow/package.json';

const dist = join(__dirname, '../../dist');
const files = glob('**/*.js', { cwd: dist });
const engine = realpathSync(join(__dirname, '../../node_modules/n8n-core-2.8'));

/** What the compiler makes of an imported name, and of a member of it: `n8n_workflow_1.name.member`. */
const USES = /\bn8n_workflow_\d+\.(\w+)(?:\.(\w+))?/g;

/** Names that a file takes from n8n, with `.member` where it uses one. */
function usesIn(file: string): string[] {
	const code = readFileSync(join(dist, file), 'utf8');
	const uses = [...code.matchAll(USES)].map(([, ...names]) => names.filter(Boolean).join('.'));
	return [...new Set(uses)];
}

const uses = files.flatMap((file) => usesIn(file).map((name): [string, string] => [file, name]));

it('runs on n8n 2.8', () => {
	expect(coreVersion).toBe('2.8.1');
	expect(version).toBe('2.8.0');
	// The nodes, the engine and its helper packages share one copy of n8n-workflow.
	const copies = glob('**/n8n-workflow/package.json', { cwd: engine });
	expect(copies).toEqual(['node_modules/n8n-workflow/package.json']);
	expect(require.resolve('n8n-core')).toContain(`${engine}/`);
	expect(require.resolve('n8n-workflow')).toContain(`${engine}/`);
});

it.each(files)('%s loads', (file) => {
	expect(jest.requireActual(join(dist, file))).toEqual(expect.any(Object));
});

it.each(uses)('%s: n8n 2.8 has %s', (_, name) => {
	const [imported, member] = name.split('.');
	const value = (n8nWorkflow as unknown as Record<string, Record<string, unknown>>)[imported];
	expect(value).toBeDefined();
	if (member) expect(value[member]).toBeDefined();
});

it('finds the imports of the compiled files', () => {
	const names = new Set(uses.map(([, name]) => name));
	expect([...names]).toEqual(expect.arrayContaining(['NodeApiError', 'NodeOperationError']));
	const importing = files.filter((file) =>
		readFileSync(join(dist, file), 'utf8').includes('require("n8n-workflow")'),
	);
	expect([...new Set(uses.map(([file]) => file))]).toEqual(importing);
});
