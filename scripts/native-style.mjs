// Formats and lints the C++ under native/.
//
//   node scripts/native-style.mjs format [--check]    clang-format, from the npm package
//   node scripts/native-style.mjs lint                clang-tidy, from the system ($CLANG_TIDY names another one)
//
// Generated files are left alone. A tool that cannot be had is said to be missing, with exit code 3.
import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const EXIT_TOOL_MISSING = 3;

function nativeFiles() {
	return fs
		.readdirSync('native', { recursive: true, withFileTypes: true })
		.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
		.filter((file) => /\.(cc|h)$/.test(file) && !file.includes('.generated.'))
		.sort();
}

/** clang-format's own executable: the npm package's wrapper costs a Node start a file list. */
function clangFormat() {
	const folder = path.join(path.dirname(require.resolve('clang-format/package.json')), 'bin');
	const names = {
		'linux-x64': 'linux_x64/clang-format',
		'darwin-x64': 'darwin_x64/clang-format',
		'darwin-arm64': 'darwin_x64/clang-format',
		'win32-x64': 'win32/clang-format.exe',
	};
	const name = names[`${process.platform}-${process.arch}`];
	return name === undefined ? 'clang-format' : path.join(folder, name);
}

function run(tool, args, hint) {
	const { status, error, signal } = spawnSync(tool, args, { stdio: 'inherit' });
	if (error !== undefined) {
		console.error(`native-style: ${tool} cannot be run (${error.code}). ${hint}`);
		return EXIT_TOOL_MISSING;
	}
	return signal === null ? status : 1;
}

function format(check) {
	const mode = check ? ['--dry-run', '--Werror'] : ['-i'];
	return run(clangFormat(), ['--style=file', ...mode, ...nativeFiles()], 'Install clang-format.');
}

/** Runs commands side by side, as many as there are processors; shows what each printed when it ends. */
async function runAll(commands) {
	const waiting = [...commands];
	let worst = 0;
	const worker = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const [tool, args] = next;
			await new Promise((resolve) => {
				execFile(tool, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
					process.stdout.write(stdout);
					if (error !== null) {
						process.stderr.write(stderr);
						worst = 1;
					}
					resolve();
				});
			});
		}
	};
	await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
	return worst;
}

function lint() {
	const { listSources } = require('./list-sources.cjs');
	const { findNodeHeaders } = require('./node-headers.cjs');
	const headers = findNodeHeaders() ?? require('node-api-headers').include_dir;
	const sources = listSources(process.platform, { testing: true });
	const flags = [
		'-xc++',
		'-std=c++17',
		'-fno-exceptions',
		'-DNAPI_VERSION=8',
		'-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS',
		'-DNODE_ADDON_API_DISABLE_DEPRECATED',
		'-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
		'-DNODE_GYP_MODULE_NAME=syssock',
		'-DSYSSOCK_TESTING',
		'-Inative',
		`-isystem${headers}`,
		`-isystem${path.relative(root, path.dirname(require.resolve('node-addon-api/package.json')))}`,
	];
	const tool = process.env.CLANG_TIDY || 'clang-tidy';
	const probe = run(tool, ['--version'], 'Install clang-tidy (Debian: apt-get install clang-tidy).');
	return probe === 0 ? runAll(sources.map((source) => [tool, ['--quiet', source, '--', ...flags]])) : probe;
}

const [command, ...args] = process.argv.slice(2);
if (command === 'format') process.exitCode = format(args.includes('--check'));
else if (command === 'lint') process.exitCode = await lint();
else {
	console.error('usage: native-style.mjs format [--check] | lint');
	process.exitCode = 2;
}
