// Runs the tests that reach native code on an addon built with AddressSanitizer and UndefinedBehaviorSanitizer.
//
//   node scripts/test-asan.mjs [what Jest takes]     without arguments: the folders in FOLDERS
//
// Wants g++ and its libasan, Linux. A report of a sanitizer fails the run wherever it happened: in the tests, or in a
// process that they started and whose end nobody looked at.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const addon = path.join(root, 'build-asan', 'build', 'Release', 'syssock_testing.node');
const reports = path.join(root, 'build-asan', 'reports');
const FOLDERS = ['test/unit', 'test/conformance', 'test/faults', 'test/lifetime'];

class Failure extends Error {}

function runtimeLibrary(name) {
	const compiler = process.env.CXX || 'g++';
	const file = execFileSync(compiler, [`-print-file-name=${name}`], { encoding: 'utf8' }).trim();
	if (!path.isAbsolute(file))
		throw new Failure(`${compiler} has no ${name}: install it (Debian: libasan of its version)`);
	return file;
}

function sanitizerEnvironment() {
	const common = `log_path=${path.join(reports, 'report')}:abort_on_error=0:print_stacktrace=1`;
	return {
		...process.env,
		SYSSOCK_ADDON: addon,
		// Before everything else, since Node itself is not built with it. libstdc++ comes along: the sanitizer looks
		// for its __cxa_throw at the start.
		LD_PRELOAD: [runtimeLibrary('libasan.so'), runtimeLibrary('libstdc++.so.6')].join(' '),
		// No leak detection: Node leaves V8's heap and its own tables to the kernel at exit, by design, and every
		// process would be reported. Whether syssock frees what it takes is tested in test/lifetime.
		ASAN_OPTIONS: `${common}:detect_leaks=0:detect_stack_use_after_return=1:strict_string_checks=1`,
		UBSAN_OPTIONS: `${common}:halt_on_error=1`,
	};
}

/** A build whose sanitizer sleeps would pass every test. */
function assertSanitized(env) {
	const script = `
		const addon = require(process.env.SYSSOCK_ADDON);
		const maps = require('fs').readFileSync('/proc/self/maps', 'utf8');
		const loaded = /libasan\\.so/.test(maps) && maps.includes(process.env.SYSSOCK_ADDON);
		const instrumented = ['__asan_report_load', '__ubsan_handle'].every((symbol) =>
			require('fs').readFileSync(process.env.SYSSOCK_ADDON).includes(symbol));
		console.log(JSON.stringify({ loaded, instrumented, exports: Object.keys(addon).length }));
	`;
	const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' });
	if (status !== 0) throw new Failure(`the sanitized addon does not load:\n${stdout}${stderr}`);
	const found = JSON.parse(stdout);
	if (!found.loaded || !found.instrumented || found.exports === 0) {
		throw new Failure(`the addon is not sanitized: ${stdout}`);
	}
	console.error('test:asan: libasan is loaded, and the addon is instrumented for ASan and UBSan');
}

function main(args) {
	if (process.platform !== 'linux') throw new Failure('sanitizers are run on Linux only');
	const setup = spawnSync(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--asan'], { stdio: 'inherit' });
	if (setup.status !== 0) return 1;
	fs.rmSync(reports, { recursive: true, force: true });
	fs.mkdirSync(reports, { recursive: true });
	const env = sanitizerEnvironment();
	assertSanitized(env);

	const named = args.some((argument) => !argument.startsWith('-') && fs.existsSync(path.join(root, argument)));
	const folders = named ? [] : FOLDERS.filter((folder) => fs.existsSync(path.join(root, folder)));
	const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const jestArguments = ['--testTimeout=60000', ...args, ...folders];
	const { status } = spawnSync(process.execPath, [jest, ...jestArguments], { cwd: root, env, stdio: 'inherit' });

	const found = fs.readdirSync(reports).sort();
	for (const file of found) console.error(`\n--- ${file}\n${fs.readFileSync(path.join(reports, file), 'utf8')}`);
	console.error(`test:asan: ${found.length} sanitizer reports`);
	return status === 0 && found.length === 0 ? 0 : 1;
}

try {
	process.exitCode = main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof Failure)) throw error;
	console.error(`test:asan: ${error.message}`);
	process.exitCode = 1;
}
