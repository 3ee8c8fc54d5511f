// Runs the Jest files on Node for arm64 under qemu-user, and the addon that scripts/prebuild.mjs built for it.
//
//   node scripts/test-arm64.mjs [--node 22]… [what Jest takes]     without arguments: FILES, on Node 22
//
// qemu-user translates system calls: what it does not know (io_uring), and options whose values are structs that it does
// not translate, are not tested by this. What is not run is in test/support/not_run/qemu.cjs, with the reasons.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { followTo, foreignTree, testArguments } from './foreign-tree.mjs';
import { Failure, findProgram, nodeOf, runMain } from './tools.mjs';

const FILES = [
	'test/unit/scripted',
	'test/unit/addresses',
	'test/conformance/engine',
	'test/conformance/connection',
	'test/conformance/socket',
];

const libraries = '/usr/aarch64-linux-gnu';
const qemu = () => findProgram('qemu-aarch64-static') ?? findProgram('qemu-aarch64');

await runMain('test:arm64', async (args) => {
	if (qemu() === undefined || !fs.existsSync(libraries)) {
		throw new Failure("it takes Debian's qemu-user-static and libstdc++6-arm64-cross");
	}
	const { majors, jest } = testArguments(args, FILES, { allMajors: [22], limitMs: 60_000 });
	const cwd = foreignTree('build-arm64', 'linux-arm64', ['--os=linux', '--cpu=arm64', '--libc=glibc']);
	const failed = [];
	for (const major of majors) {
		console.error(`test:arm64: Node ${major}`);
		const log = path.join(cwd, `node-${major}.log`);
		const output = fs.openSync(log, 'w');
		const env = { ...process.env, QEMU_LD_PREFIX: libraries, SYSSOCK_NOT_RUN: 'qemu' };
		const command = [nodeOf(major, 'linux-arm64'), path.join('node_modules', 'jest', 'bin', 'jest.js'), ...jest];
		const child = spawn(qemu(), command, { cwd, env, stdio: ['ignore', output, output] });
		fs.closeSync(output);
		if ((await followTo(child, log)) !== 0) failed.push(major);
	}
	if (failed.length > 0) console.error(`test:arm64: failed on Node ${failed.join(', ')}`);
	return failed.length === 0 ? 0 : 1;
});
