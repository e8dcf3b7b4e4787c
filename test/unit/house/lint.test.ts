/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, runCommand } from '../../support/command/command';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lint-test-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A package in which nothing is wrong, so that a report can only be about what a test adds. */
const faultless = {
	'package.json': JSON.stringify({
		name: 'n8n-nodes-sample',
		version: '1.0.0',
		description: 'Sample package for a test of the lint step',
		license: 'MIT',
		author: { name: 'Somebody', email: 'somebody@example.com' },
		homepage: 'https://example.com/n8n-nodes-sample',
		repository: { type: 'git', url: 'https://example.com/n8n-nodes-sample.git' },
		keywords: ['n8n-community-node-package'],
		files: ['dist', 'CHANGELOG.md'],
		n8n: { n8nNodesApiVersion: 1, credentials: [], nodes: ['dist/nodes/Sample.node.js'] },
		peerDependencies: { 'n8n-workflow': '*' },
	}),
	'README.md': '# Sample',
	'LICENSE.md': 'MIT',
	'CHANGELOG.md': '# Changelog',
	'dist/nodes/Sample.node.js': 'exports.Sample = class {};\n',
};

async function scan(files: Record<string, string>) {
	for (const [name, content] of Object.entries({ ...faultless, ...files })) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
	const script = join(root, 'test/lint/index.ts');
	return await runCommand('node', ['--import', 'tsx', script, folder]);
}

describe('the package scan', () => {
	jest.setTimeout(60_000);

	it('says nothing of a package without faults', async () => {
		await expect(scan({})).resolves.toEqual({ code: 0, output: '' });
	});

	it('reports errors, warnings and wrong files, whatever a comment says', async () => {
		const later = '/* eslint-disable */\nexport const later = () => setTimeout(() => {}, 1);\n';
		const { code, output } = await scan({
			'package.json': faultless['package.json'].replace('Sample.node.js', 'Other.node.js'),
			'nodes/later.ts': later,
			'dist/nodes/later.js': later.replace('export const', 'exports.'),
			'nodes/notes.bak': '',
			'dist/index.d.ts': '',
		});

		expect(code).toBe(1);
		const forbidden = output.split('\n').filter((line) => line.includes('no-restricted-globals'));
		// The sources and the tarball, each with the older and the newer rules.
		expect(forbidden).toHaveLength(4);
		expect(output).toContain('package/dist/nodes/later.js');
		expect(output).toMatch(/warning.*no-dead-files/);
		expect(output).toContain('dist/index.d.ts should not be in the package');
		expect(output).toContain('dist/nodes/Other.node.js is missing in the package');
	});
});
