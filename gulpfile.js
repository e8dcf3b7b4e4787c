/**
 * Builds what `tsc` cannot (`gulp build`, after it): icons, codex files and output schemas in
 * `dist`. `gulp docs` writes the generated tables into README.md, `gulp contract` what saved workflows
 * rely on into test/contract.json.
 */
const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { dest, parallel, src } = require('gulp');
const { contractOf } = require('./gulp/contract');
const { renderReadme } = require('./gulp/readme');
const { schemaFiles } = require('./gulp/schema');

const nodeDir = join(__dirname, 'dist/nodes/TelnyxVoice');

/** `tsc` never deletes: a file that was renamed would ship under its old name, too. */
const clean = () => rm(join(__dirname, 'dist'), { recursive: true, force: true });

const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));

const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

async function schemas() {
	const { operations } = require(join(nodeDir, 'resources/index.js'));
	for (const [path, schema] of schemaFiles(operations)) {
		const file = join(nodeDir, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `${JSON.stringify(schema, null, '\t')}\n`);
	}
}

async function docs() {
	const { operations } = require(join(nodeDir, 'resources/index.js'));
	const { eventTable } = require(join(nodeDir, 'trigger/selection/events.js'));
	const file = join(__dirname, 'README.md');
	const catalogue = { operations, events: eventTable() };
	await writeFile(file, renderReadme(await readFile(file, 'utf8'), catalogue));
}

/** The test of the contract says when this is needed: look at the diff before you commit it. */
async function contract() {
	const { operations } = require(join(nodeDir, 'resources/index.js'));
	const { TelnyxVoice } = require(join(nodeDir, 'TelnyxVoice.node.js'));
	const { TelnyxVoiceTrigger } = require(join(nodeDir, 'TelnyxVoiceTrigger.node.js'));
	const { TelnyxVoiceApi } = require(
		join(__dirname, 'dist/credentials/TelnyxVoiceApi.credentials.js'),
	);
	const found = contractOf(
		{
			action: new TelnyxVoice().description,
			trigger: new TelnyxVoiceTrigger().description,
			credential: new TelnyxVoiceApi(),
		},
		operations,
	);
	const file = join(__dirname, 'test/contract.json');
	await writeFile(file, `${JSON.stringify(found, null, '\t')}\n`);
}

exports.clean = clean;
exports.build = parallel(icons, codex, schemas);
exports.docs = docs;
exports.contract = contract;
