/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const read = (file: string) => readFileSync(resolve(__dirname, '../../..', file), 'utf8');

const [, section = ''] = /^## Threats[^\n]*\n(.*?)^## /ms.exec(read('SECURITY.md')) ?? [];
const threats = section
	.split('\n')
	.filter((line) => /^\| (?!---|Threat )/.test(line))
	.map((line) => line.split(' | ') as [threat: string, outcome: string, tests: string]);
const named = threats.flatMap(([threat, , tests]) =>
	[...tests.matchAll(/`(test\/[^`]+\.test\.ts)` “([^”]+)”/g)].map(
		([, file, name]) => [threat.slice(2), file, name] as const,
	),
);

describe('SECURITY.md', () => {
	it('names a test for every threat', () => {
		expect(threats.length).toBeGreaterThan(10);
		const proven = new Set(named.map(([threat]) => threat));
		expect(threats.map(([threat]) => threat.slice(2))).toEqual([...proven]);
	});

	it.each(named)('%s: the test in %s is there, “%s”', (_, file, name) => {
		expect(read(file)).toContain(name);
	});
});
