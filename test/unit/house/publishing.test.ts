/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(__dirname, '../../../.github/workflows');
const files = readdirSync(folder);
const read = (file: string) =>
	readFileSync(resolve(folder, file), 'utf8').replace(/^\s*#.*$/gm, '');

/** The jobs of a workflow: what stands below each name that is indented once. */
function jobsOf(file: string): string[] {
	const [, jobs = ''] = read(file).split(/^jobs:$/m);
	return jobs.split(/^ {2}(?=\S)/m).slice(1);
}

it.each(files)('%s takes actions by commit only: a tag can be moved by others', (file) => {
	const used = [...read(file).matchAll(/uses:\s*(\S+)/g)].map(([, action]) => action);
	expect(used.length).toBeGreaterThan(0);
	for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
});

it.each(files)('%s may only read, unless a job says otherwise', (file) => {
	expect(read(file)).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
});

describe('the job that may publish', () => {
	const jobs = files.flatMap(jobsOf);
	const mayPublish = jobs.filter((job) => /id-token: write|NPM_TOKEN/.test(job));

	it('is one', () => expect(mayPublish).toHaveLength(1));

	it('runs nothing of the repository, and no dependency', () => {
		const [job] = mayPublish;
		const runs = [...job.matchAll(/run:\s*(.+)/g)].map(([, command]) => command);
		expect(runs).toEqual([expect.stringMatching(/^npm publish \.\/\*\.tgz .*--ignore-scripts/)]);
		expect(job).toMatch(/--provenance/);
		expect(job).not.toMatch(/checkout|cache/);
	});

	it('publishes what another job has built and tested', () => {
		const [, needed = ''] = /needs: (\S+)/.exec(mayPublish[0]) ?? [];
		const built = jobs.find((job) => job.startsWith(`${needed}:`)) ?? '';
		expect(built).toMatch(/npm test[^]*npm pack[^]*upload-artifact/);
		expect(built).not.toMatch(/id-token|secrets\./);
	});
});
