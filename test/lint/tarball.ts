/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sync as glob } from 'fast-glob';

/** What a package for n8n consists of: documents, compiled code, and what n8n reads beside it. */
const SHIPS = /^((package\.json|(README|LICENSE|CHANGELOG)\.md)$|dist\/.+\.(js|node\.json|svg)$)/;
const SCHEMA = /^dist\/nodes\/[^/]+\/__schema__\/v[\d.]+\/\w+\/\w+\.json$/;

interface Manifest {
	n8n?: { nodes?: string[]; credentials?: string[] };
}

/**
 * @param directory an unpacked package
 * @returns a line per file that should not ship, or that should and does not; else an empty text
 */
export function wrongFiles(directory: string): string {
	const files = glob('**/*', { cwd: directory, dot: true });
	const manifest = readFileSync(join(directory, 'package.json'), 'utf8');
	const { n8n = {} } = JSON.parse(manifest) as Manifest;
	const documents = ['README.md', 'LICENSE.md', 'CHANGELOG.md'];
	const needed = [...documents, ...(n8n.nodes ?? []), ...(n8n.credentials ?? [])];
	return [
		...files
			.filter((file) => !SHIPS.test(file) && !SCHEMA.test(file))
			.map((file) => `${file} should not be in the package`),
		...needed
			.filter((file) => !files.includes(file))
			.map((file) => `${file} is missing in the package`),
	].join('\n');
}
