// Makes what a fresh clone lacks, and what has become stale since: the dependencies, the addon, the compiled
// TypeScript. Does nothing, quickly, when there is nothing to do. `npm start` and `npm test` call it first.
//
//   node scripts/setup.mjs [--testing] [--asan] [--only=dependencies|addon|typescript]
//
// --testing builds build/Release/syssock_testing.node too (scripted and fault-injecting kernels), --asan builds that one
// with AddressSanitizer and UndefinedBehaviorSanitizer in build-asan/. Logs lie in .setup/. Two at once are safe: the
// second waits for the first and finds its work done.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const stateFolder = path.join(root, '.setup');
const lockFile = path.join(stateFolder, 'lock');
const { values: flags } = parseArgs({
	options: { testing: { type: 'boolean' }, asan: { type: 'boolean' }, only: { type: 'string' } },
});

const inRoot = (...parts) => path.join(root, ...parts);
const say = (text) => process.stderr.write(`set-up: ${text}\n`);

class SetupError extends Error {}

// --- what is stale -------------------------------------------------------------------------------------------------

function readJson(file) {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

function filesBelow(folder) {
	return fs
		.readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
		.sort();
}

/** A fingerprint of what a step is made from: the contents of files, and other words that matter. */
function fingerprint(files, words) {
	const hash = createHash('sha256').update(JSON.stringify(words));
	for (const file of files) {
		hash.update(`\0${file}\0`).update(fs.readFileSync(inRoot(file)));
	}
	return hash.digest('hex');
}

function versionOf(name) {
	return readJson(inRoot('node_modules', name, 'package.json'))?.version ?? 'none';
}

/** What npm itself wrote down about what it installed, against what the lock file wants. */
function dependenciesAreCurrent() {
	const wanted = readJson(inRoot('package-lock.json'))?.packages;
	const installed = readJson(inRoot('node_modules', '.package-lock.json'))?.packages;
	if (wanted === undefined || installed === undefined) return false;
	return Object.entries(wanted).every(([name, { version, optional, devOptional }]) => {
		if (name === '') return true;
		return installed[name] === undefined ? optional || devOptional : installed[name].version === version;
	});
}

function addonFingerprint(kind) {
	const scripts = ['scripts/list-sources.cjs', 'scripts/lto-flags.cjs', 'scripts/setup.mjs'];
	const files = [...filesBelow('native'), 'binding.gyp', ...scripts];
	const node = process.versions.node.split('.')[0];
	return fingerprint(files, [
		kind,
		process.platform,
		process.arch,
		node,
		versionOf('node-addon-api'),
		process.env.CXX ?? '',
		process.env.CXXFLAGS ?? '',
		process.env.LDFLAGS ?? '',
		process.env.AR ?? '',
	]);
}

const addonForms = {
	default: { output: 'build/Release/syssock.node', stamp: 'build/.setup-syssock' },
	testing: { output: 'build/Release/syssock_testing.node', stamp: 'build/.setup-syssock-testing' },
	asan: { output: 'build-asan/build/Release/syssock_testing.node', stamp: 'build-asan/.setup-stamp' },
};

function addonIsCurrent(form) {
	const { output, stamp } = addonForms[form];
	return fs.existsSync(inRoot(output)) && readText(stamp) === addonFingerprint(form);
}

function typescriptFingerprint() {
	return fingerprint([...filesBelow('lib'), 'tsconfig.json'], [versionOf('typescript'), versionOf('@types/node')]);
}

function readText(file) {
	try {
		return fs.readFileSync(inRoot(file), 'utf8');
	} catch {
		return undefined;
	}
}

// --- how it is made ------------------------------------------------------------------------------------------------

/** Runs a command. Its output goes to a log, and is shown when the command fails. */
function run(log, command, args, { cwd = root, env = {}, shell = false } = {}) {
	const file = path.join(stateFolder, log);
	const output = fs.openSync(file, 'w');
	const result = spawnSync(command, args, {
		cwd,
		env: { ...process.env, ...env },
		shell,
		stdio: ['ignore', output, output],
	});
	fs.closeSync(output);
	if (result.error === undefined && result.status === 0) return;
	process.stderr.write(fs.readFileSync(file));
	const ending = result.error?.message ?? (result.signal ? `ended by ${result.signal}` : `exit code ${result.status}`);
	throw new SetupError(`${[path.basename(command), ...args].join(' ')} failed: ${ending} (log: .setup/${log})`);
}

function runNode(log, script, args, options) {
	run(log, process.execPath, [inRoot(script), ...args], options);
}

function installDependencies() {
	// Another npm may lie beside the one that runs this; without any, the shell finds one.
	const npm = process.env.npm_execpath;
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
	if (/npm-cli\.c?js$/.test(npm ?? '')) run('dependencies.log', process.execPath, [npm, ...args]);
	else run('dependencies.log', 'npm', args, { shell: process.platform === 'win32' });
	if (!dependenciesAreCurrent()) throw new SetupError('npm ci has not installed what package-lock.json lists');
}

function nodeGyp(log, gypFlags, options) {
	const { findNodeDir } = require('./node-headers.cjs');
	const nodeDir = process.env.npm_config_nodedir ? undefined : findNodeDir();
	const jobs = Math.min(4, os.availableParallelism());
	const args = ['configure', 'build', `--jobs=${jobs}`, ...gypFlags];
	if (nodeDir !== undefined) args.push(`--nodedir=${nodeDir}`);
	runNode(log, 'node_modules/node-gyp/bin/node-gyp.js', args, options);
}

function buildAddon(forms) {
	// The fingerprints are taken first: what changes while it compiles makes the next run compile again.
	const stamps = forms.map((form) => [addonForms[form].stamp, addonFingerprint(form)]);
	forgetStamps(['default', 'testing']);
	nodeGyp('addon.log', [`--syssock_testing=${forms.includes('testing') ? 1 : 0}`]);
	for (const [stamp, value] of stamps) fs.writeFileSync(inRoot(stamp), value);
}

/** node-gyp builds in one folder only, so the sanitized build is another folder over the same sources. */
function buildSanitizedAddon() {
	const value = addonFingerprint('asan');
	const folder = inRoot('build-asan');
	forgetStamps(['asan']);
	fs.mkdirSync(folder, { recursive: true });
	for (const name of ['binding.gyp', 'package.json']) fs.copyFileSync(inRoot(name), path.join(folder, name));
	for (const name of ['native', 'scripts', 'node_modules']) {
		const link = path.join(folder, name);
		if (!fs.existsSync(link)) fs.symlinkSync(path.join('..', name), link, 'junction');
	}
	const flags = '-fsanitize=address,undefined';
	const compile = `${flags} -fno-sanitize-recover=all -fno-sanitize=vptr -fno-omit-frame-pointer -g -O1`;
	// Linked in, and its names kept inside: beside a preloaded libasan, a libubsan.so takes no log_path, and what it
	// reports in a process that a test started would be lost.
	const ownUbsan = '-static-libubsan -Wl,--exclude-libs,libubsan.a';
	nodeGyp('addon-asan.log', ['--syssock_testing=1'], {
		cwd: folder,
		env: {
			CXXFLAGS: [process.env.CXXFLAGS, compile].filter(Boolean).join(' '),
			LDFLAGS: [process.env.LDFLAGS, flags, ownUbsan].filter(Boolean).join(' '),
		},
	});
	fs.writeFileSync(inRoot(addonForms.asan.stamp), value);
}

function forgetStamps(forms) {
	for (const form of forms) fs.rmSync(inRoot(addonForms[form].stamp), { force: true });
}

const typescriptStamp = 'dist/.setup-stamp';

function compileTypeScript() {
	const value = typescriptFingerprint();
	fs.rmSync(inRoot(typescriptStamp), { force: true });
	if (!fs.existsSync(inRoot('dist', 'index.js'))) fs.rmSync(inRoot('dist'), { recursive: true, force: true });
	runNode('typescript.log', 'node_modules/typescript/bin/tsc', [
		'-p',
		'tsconfig.json',
		'--pretty',
		String(process.stderr.isTTY === true),
	]);
	for (const file of filesBelow('dist')) {
		const source = path.join('lib', path.relative('dist', file)).replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts');
		if (!path.basename(file).startsWith('.') && !fs.existsSync(inRoot(source))) fs.rmSync(inRoot(file));
	}
	fs.writeFileSync(inRoot(typescriptStamp), value);
}

// --- the steps -----------------------------------------------------------------------------------------------------

function addonSteps() {
	const forms = flags.testing ? ['default', 'testing'] : ['default'];
	const steps = [
		{
			name: 'addon',
			does: 'compiling the addon (node-gyp)',
			isCurrent: () => forms.every(addonIsCurrent),
			make: () => buildAddon(forms),
		},
	];
	if (flags.asan) {
		steps.push({
			name: 'addon',
			does: 'compiling the addon with sanitizers',
			isCurrent: () => addonIsCurrent('asan'),
			make: buildSanitizedAddon,
		});
	}
	return steps;
}

const steps = [
	{
		name: 'dependencies',
		does: 'installing dependencies (npm ci)',
		isCurrent: dependenciesAreCurrent,
		make: installDependencies,
	},
	...addonSteps(),
	{
		name: 'typescript',
		does: 'compiling TypeScript',
		isCurrent: () => fs.existsSync(inRoot('dist', 'index.js')) && readText(typescriptStamp) === typescriptFingerprint(),
		make: compileTypeScript,
	},
].filter(({ name }) => flags.only === undefined || name === flags.only || name === 'dependencies');

// --- one at a time -------------------------------------------------------------------------------------------------

const sleep = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** Takes the lock, or waits for whoever has it. A lock whose owner has died is taken over. */
function takeLock() {
	fs.mkdirSync(stateFolder, { recursive: true });
	const mine = path.join(stateFolder, `lock.${process.pid}`);
	fs.writeFileSync(mine, String(process.pid));
	const giveUpAt = Date.now() + 15 * 60_000;
	try {
		for (let told = false; ; sleep(50)) {
			try {
				fs.linkSync(mine, lockFile); // at once with its content, unlike opening and writing
				return;
			} catch (error) {
				if (error.code !== 'EEXIST') throw error;
			}
			const owner = Number(readText('.setup/lock'));
			if (!Number.isInteger(owner) || owner === 0) continue; // given back just now
			if (!isAlive(owner)) {
				fs.rmSync(lockFile, { force: true });
			} else if (Date.now() > giveUpAt) {
				throw new SetupError(`process ${owner} has been setting up for too long; if it is not, remove .setup/lock`);
			} else if (!told) {
				told = true;
				say(`waiting for another set-up (process ${owner})`);
			}
		}
	} finally {
		fs.rmSync(mine, { force: true });
	}
}

function checkNode() {
	const wanted = '20.17'; // what node-gyp and cmake-js want; the package itself runs on any 20
	if (wanted.localeCompare(process.versions.node, undefined, { numeric: true }) > 0) {
		throw new SetupError(`Node ${wanted} or newer is needed; this is ${process.versions.node}`);
	}
}

try {
	checkNode();
	if (!steps.every((step) => step.isCurrent())) {
		takeLock();
		try {
			for (const { does, isCurrent, make } of steps) {
				if (isCurrent()) continue;
				const start = performance.now();
				say(does);
				make();
				say(`${does}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
			}
		} finally {
			fs.rmSync(lockFile, { force: true });
		}
	}
} catch (error) {
	if (!(error instanceof SetupError)) throw error;
	say(error.message);
	process.exitCode = 1;
}
