/**
 * Three projects of tests:
 * unit = pure code; engine = the built package on n8n's own engine; e2e = a real n8n.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	projects: ['unit', 'engine', 'e2e'].map((displayName) => ({
		displayName,
		testEnvironment: 'node',
		testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
		transform: { '\\.ts$': '@swc/jest' },
		...(displayName === 'e2e' && { globalSetup: '<rootDir>/test/n8n/globalSetup.ts' }),
	})),
};
