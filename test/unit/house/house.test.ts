/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import fastGlob from 'fast-glob';
import ts from 'typescript';
import { root } from '../../support/command/command';

/** Each room may use itself and the rooms above it in this list; the nodes may use all. */
const ROOMS = [
	'shared/values',
	'shared/memory',
	'shared/api',
	'shared/events',
	'shared/setup',
	'wait/outcomes',
	'wait/live',
	'wait/pause',
	'wait/relay',
	'definition',
	'execution',
	'resources/common',
	'resources/call/common',
	'resources/call/audio',
	'resources/call/recording',
	'resources/call/keys',
	'resources/call/ai',
	'resources/call/queue',
	'resources/call/sip',
	'resources/call/control',
	'resources',
	'methods',
	'trigger/selection',
	'trigger/registration',
	'trigger/delivery',
	'trigger/fields',
];

/** A resource is an island: what two of them need stands beside them. */
const ISLANDS = 'resources';

const NODE = 'nodes/TelnyxVoice/';
const LONGEST_FILE = 200;
const LONGEST_OPERATION = 60;

const files = fastGlob.sync(['nodes/**/*.ts', 'credentials/*.ts'], { cwd: root });
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const lines = (file: string): number => read(file).trimEnd().split('\n').length;

/** The room that a file is in, by the longest name that fits. */
const roomOf = (file: string): number =>
	ROOMS.reduce((found, room, index) => {
		const fits = file.startsWith(`${NODE}${room}/`);
		return fits && room.length > (ROOMS[found]?.length ?? 0) ? index : found;
	}, -1);
const folders = files.flatMap(
	(file) => new RegExp(`^${NODE}${ISLANDS}/(\\w+)/`).exec(file)?.[1] ?? [],
);
const islands = new Set(folders.filter((name) => !ROOMS.includes(`${ISLANDS}/${name}`)));
const islandOf = (path: string): string | undefined =>
	[...islands].find((name) => `${path}/`.startsWith(`${NODE}${ISLANDS}/${name}/`));

const imports = files.flatMap((file) =>
	ts
		.preProcessFile(read(file), true, true)
		.importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => [file, posix.normalize(`${dirname(file)}/${fileName}`)] as const),
);

it('has a room for every file', () => {
	const nowhere = files.filter((file) => file.startsWith(NODE) && roomOf(file) < 0);

	expect(nowhere.filter((file) => !file.endsWith('.node.ts'))).toEqual([]);
	expect(imports.length).toBeGreaterThan(files.length);
});

it('has no import that runs up, against the order of the rooms', () => {
	const up = imports.filter(([from, to]) => roomOf(from) >= 0 && roomOf(`${to}/`) > roomOf(from));

	expect(up.map(([from, to]) => `${from} must not import ${to}`)).toEqual([]);
});

it('has no import from one resource into another', () => {
	const across = imports.filter(([from, to]) => {
		const [here, there] = [islandOf(from), islandOf(to)];
		return here !== undefined && there !== undefined && here !== there;
	});

	expect(across.map(([from, to]) => `${from} must not import ${to}`)).toEqual([]);
});

it('has files that fit on a few screens', () => {
	const tooLong = files.filter((file) => lines(file) > LONGEST_FILE);

	expect(tooLong.map((file) => `${file} has ${lines(file)} lines`)).toEqual([]);
});

it('has operations that fit on one', () => {
	const definitions = files.flatMap((file) => {
		const [definition] = /^export const \w+ = defineOperation<[^]*?^\}\);$/m.exec(read(file)) ?? [];
		return definition === undefined ? [] : [[file, definition.split('\n').length] as const];
	});
	const tooLong = definitions.filter(([, length]) => length > LONGEST_OPERATION);

	expect(definitions.length).toBeGreaterThan(30);
	expect(tooLong.map(([file, length]) => `${file} has ${length} lines`)).toEqual([]);
});
