/**
 * Four projects of tests:
 * unit = pure code; engine = the built package on n8n's own engine; engine-2.8 = the same on the
 * engine of n8n 2.8, which knows no outputs per outcome; e2e = a real n8n.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	projects: ['unit', 'engine', 'engine-2.8', 'e2e'].map((displayName) => ({
		displayName,
		testEnvironment: 'node',
		testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
		transform: { '\\.ts$': '@swc/jest' },
		...(displayName === 'engine-2.8' && {
			resolver: '<rootDir>/test/support/engine/resolveOlder.js',
		}),
		...(displayName === 'e2e' && { globalSetup: '<rootDir>/test/n8n/globalSetup.ts' }),
	})),
};
