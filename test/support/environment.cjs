'use strict';

// Jest's node environment, on which a list says what is not run on this system, and why: test/support/not_run/.
// SYSSOCK_NOT_RUN names the list (wine, qemu); without it, everything runs.
const path = require('node:path');
const { TestEnvironment } = require('jest-environment-node');

const root = path.join(__dirname, '..', '..');
const named = process.env.SYSSOCK_NOT_RUN;
/** Of each: `files`, ends of their names; `tests`, a part of the full name (absent: all of the file); `why`. */
const list = named ? require(`./not_run/${named}.cjs`) : [];

const fullName = (test) => {
	const names = [test.name];
	for (let block = test.parent; block?.parent !== undefined; block = block.parent) names.unshift(block.name);
	return names.join(' › ');
};

function* testsBelow(block) {
	for (const child of block.children) {
		if (child.type === 'test') yield child;
		else yield* testsBelow(child);
	}
}

class Environment extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		const file = path.relative(root, context.testPath).replaceAll(path.sep, '/');
		this.entries = list.filter(({ files }) => files.some((name) => file === `test/${name}.test.ts`));
	}

	handleTestEvent(event, state) {
		if (event.name !== 'run_start' || this.entries.length === 0) return;
		const counts = new Map(this.entries.map((entry) => [entry, 0]));
		for (const test of testsBelow(state.rootDescribeBlock)) {
			const name = fullName(test);
			const entry = this.entries.find(({ tests }) => tests === undefined || tests.test(name));
			if (entry === undefined) continue;
			if (test.mode === undefined) test.mode = 'skip';
			counts.set(entry, counts.get(entry) + 1);
		}
		for (const [{ tests, why }, count] of counts) {
			if (count === 0 && tests !== undefined)
				throw new Error(`no test is called ${tests}: its entry in not_run/${named}.cjs is stale`);
			process.stderr.write(`SKIPPED: ${count} tests: ${why}\n`);
		}
	}
}

module.exports = Environment;
