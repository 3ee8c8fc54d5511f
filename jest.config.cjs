'use strict';

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: '<rootDir>/test/support/environment.cjs',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// Copies of the sources in build folders are not the project's.
	modulePathIgnorePatterns: ['<rootDir>/build', '<rootDir>/dist/', '<rootDir>/\\.tools/'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/\\.tools/'],
	// Test files run the addon with the scripted and fault-injecting kernels; processes that they start run the real one.
	setupFiles: ['<rootDir>/test/support/use-testing-addon.cjs'],
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{
				jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
				sourceMaps: 'inline',
			},
		],
	},
	maxWorkers: 2,
	// For what hangs: a busy machine is slow, and no test fails for that.
	testTimeout: 60_000,
	// A leak of a handle shows here: Jest itself does not end then.
	forceExit: false,
	errorOnDeprecated: true,
};
