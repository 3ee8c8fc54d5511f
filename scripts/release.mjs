// Makes the package, with the binaries of all systems in it, and tries it out: in one command, on Linux.
//
//   node scripts/release.mjs [--quick]     the tarball lies in release/ then
//
// --quick leaves out what takes long: the smoke tests under qemu and Wine, and the build from source.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFloor } from './check-floor.mjs';
import { prebuild, prebuildOf, targets } from './prebuild.mjs';
import { Failure, installPackage, npm, root, run, runMain } from './tools.mjs';

const require = createRequire(import.meta.url);
const releaseFolder = path.join(root, 'release');
const say = (text) => console.log(`release: ${text}`);

/** Whose code is in the binaries besides our own; the licences want to be told along with them. */
function thirdParties() {
	const addonApi = path.join(root, 'node_modules', 'node-addon-api', 'LICENSE.md');
	const mingw = '/usr/share/doc/mingw-w64-common/copyright';
	const parts = [['node-addon-api, in every binary', addonApi]];
	if (!fs.existsSync(mingw)) throw new Failure(`the licence of mingw-w64 is not at ${mingw}`);
	parts.push([
		"mingw-w64's runtime, in win32-x64 (with GCC's, whose Runtime Library Exception asks for nothing)",
		mingw,
	]);
	return parts.map(([what, file]) => `=== ${what}\n\n${fs.readFileSync(file, 'utf8').trim()}\n`).join('\n');
}

/** From what, by what, and what came out. */
function provenance(files) {
	const git = (...args) => run('git', args, { cwd: root }).trim();
	const compilerOf = (target) => run(targets[target].compiler, ['--version']).split('\n')[0];
	const binaries = Object.entries(files).map(([target, file]) => ({
		target,
		sha256: createHash('sha256').update(fs.readFileSync(file)).digest('hex'),
		bytes: fs.statSync(file).size,
		compiler: compilerOf(target),
	}));
	return {
		commit: git('rev-parse', 'HEAD'),
		changedSinceCommit: git('status', '--porcelain') !== '',
		nodeApiVersion: require('../package.json').binary.napi_versions[0],
		binaries,
	};
}

function buildAll() {
	fs.rmSync(path.join(root, 'prebuilds'), { recursive: true, force: true });
	const files = {};
	for (const target of Object.keys(targets)) {
		say(`compiling for ${target}`);
		files[target] = prebuild(target);
	}
	for (const target of Object.keys(files).filter((name) => name.startsWith('linux-'))) {
		const { problems, newest } = checkFloor(prebuildOf(target));
		if (problems.length > 0) throw new Failure(`${target}: ${problems.join('; ')}`);
		say(`${target} asks for ${Object.entries(newest).map(([library, version]) => `${library}_${version}`)}`);
	}
	const prebuilds = path.join(root, 'prebuilds');
	fs.writeFileSync(path.join(prebuilds, 'provenance.json'), `${JSON.stringify(provenance(files), null, '\t')}\n`);
	fs.writeFileSync(path.join(prebuilds, 'third-party-licences.txt'), thirdParties());
}

/** Compiles lib/ anew, so that nothing of an earlier one is left, and packs. */
function pack() {
	fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
	fs.rmSync(releaseFolder, { recursive: true, force: true });
	fs.mkdirSync(releaseFolder);
	const printed = npm(['pack', '--json', '--pack-destination', releaseFolder], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const [{ filename, size, unpackedSize, entryCount, files }] = Object.values(JSON.parse(printed));
	const stray = files.filter(({ path: file }) => /(^|\/)(test|bench|testing|\.setup|node_modules)\//.test(file));
	if (stray.length > 0) throw new Failure(`the package has what it should not: ${stray.map((file) => file.path)}`);
	const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;
	say(`${filename}: ${kib(size)}, unpacked ${kib(unpackedSize)}, ${entryCount} files`);
	return path.join(releaseFolder, filename);
}

/** What is said of the package by those who look at many. */
function checkPackage(tarball) {
	const cli = (name, file) => path.join(installPackage(name), file);
	say('publint');
	console.log(run(process.execPath, [cli('publint', 'src/cli.js'), 'run', tarball, '--strict']).trim());
	say('are the types wrong?');
	// Not for TypeScript's oldest way to resolve modules (node10), which knows no `exports` and is gone from TypeScript 7.
	const attw = [cli('@arethetypeswrong/cli', 'dist/index.js'), tarball, '--profile', 'node16', '--no-color'];
	console.log(run(process.execPath, attw).trim());
}

function main(args) {
	if (process.platform !== 'linux' || process.arch !== 'x64') throw new Failure('releases are made on Linux x64');
	const quick = args.includes('--quick');
	run(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--only=dependencies']);
	buildAll();
	const tarball = pack();
	checkPackage(tarball);
	const more = quick ? [] : ['--arm64', '--windows', '--build'];
	run(process.execPath, [path.join(root, 'scripts', 'smoke.mjs'), tarball, ...more], { stdio: 'inherit' });
	say(`${path.relative(root, tarball)} is ready`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain('release', main);
