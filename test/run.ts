/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
/**
 * The tests: `run.ts [all|unit|engine|e2e] [arguments for jest]`.
 * `all` (the default) is what `npm test` means: build, types, lint, format, unit and engine tests.
 * The last line is always `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './support/command/command';

interface Suite {
	/** npm scripts that have to succeed first. */
	steps: string[];
	/** Projects of jest.config.js. */
	projects: string[];
	options: string[];
}

interface Tally {
	passed: number;
	failed: number;
}

/** Jest leaves one core unused by default, which is half of a machine with two. */
const parallel = ['--maxWorkers=100%'];

/** The newest n8n, and one that is older than outputs per outcome. */
const engines = ['engine', 'engine-2.8'];

const suites: Record<string, Suite> = {
	all: {
		steps: ['build', 'typecheck', 'lint', 'format:check'],
		projects: ['unit', ...engines],
		options: parallel,
	},
	unit: { steps: [], projects: ['unit'], options: parallel },
	engine: { steps: ['build'], projects: engines, options: parallel },
	e2e: { steps: ['build'], projects: ['e2e'], options: ['--runInBand'] },
};

/** Runs an npm script; shows its output only if it fails. */
async function step(script: string): Promise<boolean> {
	const started = Date.now();
	process.stdout.write(`${script} … `);
	const { code, output } = await runCommand('npm', ['run', '--silent', script]);
	const seconds = Math.round((Date.now() - started) / 1000);
	console.log(code === 0 ? `ok (${seconds} s)` : `failed (${seconds} s)\n${output}`);
	return code === 0;
}

/** The part of jest's report that is used here. */
interface Report {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	/** Test files that could not even be loaded. */
	numRuntimeErrorTestSuites: number;
}

async function jest({ projects, options }: Suite, args: string[]): Promise<Tally> {
	const folder = mkdtempSync(join(tmpdir(), 'jest-report-'));
	const outputFile = join(folder, 'report.json');
	const report = ['--json', `--outputFile=${outputFile}`];
	const selected = ['--selectProjects', ...projects];
	const { code } = await runCommand('jest', [...options, ...report, ...args, ...selected], {
		show: true,
	});
	try {
		const result = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
		const skipped = result.numPendingTests + result.numTodoTests;
		if (skipped > 0) console.log(`${skipped} skipped tests count as failed`);
		const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
		// Jest also fails for reasons that are no test, such as a file that matches nothing.
		return { passed: result.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
	} catch {
		return { passed: 0, failed: 1 };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @returns how many steps failed; without a build the others have no sense */
async function runSteps(scripts: string[]): Promise<number> {
	let failed = 0;
	for (const script of scripts) {
		if (await step(script)) continue;
		failed++;
		if (script === 'build') break;
	}
	return failed;
}

async function main(): Promise<void> {
	const [name = 'all', ...rest] = process.argv.slice(2);
	const suite = suites[name];
	if (!suite) throw new Error(`There is no suite ${name}, only ${Object.keys(suites).join(', ')}`);
	const failedSteps = await runSteps(suite.steps);
	const tally = failedSteps > 0 ? { passed: 0, failed: 0 } : await jest(suite, rest);
	const failed = tally.failed + failedSteps;
	console.log(`\n${tally.passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

void main();
