import { knowsBranches } from '../../../../nodes/TelnyxVoice/wait/pause/preconditions';

// Versions of n8n-workflow, by the releases of n8n that were looked into for `forwardAllOutputs`.
it.each([
	['1.120.31', false],
	['2.0.0', false],
	['2.8.0', false],
	['2.20.12', false],
	['2.36.9', false],
	['2.38.7', false],
	['2.39.0', true],
	['2.40.1', true],
	['2.100.0', true],
	['3.0.0', true],
	['2.39.0-rc.1', true],
	['', false],
])('n8n-workflow %s resumes a run on any output: %s', (version, expected) => {
	expect(knowsBranches(version)).toBe(expected);
});
