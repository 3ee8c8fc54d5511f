// Installs a tarball as its users do and runs scripts/smoke/ on it: offline (the registry is one of this process's own,
// on loopback, and has the dependencies only), without install scripts, and with nothing but node on PATH.
//
//   node scripts/smoke.mjs <tarball> [--node 20]… [--manager npm|pnpm|yarn]… [--arm64] [--windows] [--build]
//
// Without them: Node 20, 22, 24 and 26, and all three managers. --arm64 and --windows also run what npm installed on
// Node for arm64 under qemu-user and on node.exe under Wine. --build takes the prebuilt binary away, and builds one
// from the package as the error says.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
	Failure,
	fetchPackage,
	findProgram,
	installPackage,
	nodeMajors,
	nodeOf,
	npm,
	root,
	runMain,
} from './tools.mjs';
import { missingForWine, runNode } from './wine.mjs';

const require = createRequire(import.meta.url);
const programs = path.join(root, 'scripts', 'smoke');
const { dependencies } = require('../package.json');

// --- the registry --------------------------------------------------------------------------------------------------

/** What the package depends on, packed from what is installed here. */
function packDependencies(folder) {
	return Object.keys(dependencies).map((name) => {
		const from = path.join(root, 'node_modules', name);
		const packed = npm(['pack', from, '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: folder });
		const bytes = fs.readFileSync(path.join(folder, packed.trim().split('\n').at(-1)));
		return { name, bytes, manifest: JSON.parse(fs.readFileSync(path.join(from, 'package.json'), 'utf8')) };
	});
}

async function startRegistry(packages) {
	const hash = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);
	const server = http.createServer(({ url }, response) => {
		const { port } = server.address();
		const found = packages.find(({ name }) => url === `/${name}` || url === `/${name}.tgz`);
		if (found === undefined) {
			response.writeHead(404).end('{}');
			return;
		}
		const { name, bytes, manifest } = found;
		if (url.endsWith('.tgz')) {
			response.end(bytes);
			return;
		}
		const dist = {
			tarball: `http://127.0.0.1:${port}/${name}.tgz`,
			shasum: hash(bytes, 'sha1', 'hex'),
			integrity: `sha512-${hash(bytes, 'sha512', 'base64')}`,
		};
		const versions = { [manifest.version]: { ...manifest, dist } };
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ name, 'dist-tags': { latest: manifest.version }, versions }));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

// --- installing ----------------------------------------------------------------------------------------------------

const managers = {
	npm: { cli: 'bin/npm-cli.js', args: ['install', '--ignore-scripts', '--no-audit', '--no-fund'] },
	pnpm: { cli: 'bin/pnpm.cjs', args: ['install', '--ignore-scripts', '--no-frozen-lockfile'] },
	yarn: { cli: 'bin/yarn.js', args: ['install', '--ignore-scripts', '--no-progress', '--non-interactive'] },
};

/** A child process: what it prints goes nowhere unless it fails. The event loop goes on: the registry is here. */
async function execute(command, args, { cwd, env }) {
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text) => {
			output += text;
		});
	}
	const [code, signal] = await once(child, 'close');
	return { code: code ?? signal, output };
}

async function expectGood(what, running) {
	const { code, output } = await running;
	if (code !== 0) throw new Failure(`${what}: ${code}\n${output}`);
	return output;
}

/** A project with syssock in it. */
async function install(scratch, tarball, registry, major, name) {
	const folder = path.join(scratch, `${name}-${major}`);
	const bin = path.join(folder, 'bin'); // PATH: no compiler, no python, no shell
	const project = path.join(folder, 'project');
	fs.mkdirSync(bin, { recursive: true });
	fs.mkdirSync(project, { recursive: true });
	fs.symlinkSync(nodeOf(major), path.join(bin, 'node'));
	const url = `http://127.0.0.1:${registry.address().port}/`;
	fs.writeFileSync(path.join(project, '.npmrc'), `registry=${url}\n`);
	fs.writeFileSync(path.join(project, '.yarnrc'), `registry "${url}"\n`);
	const manifest = { name: 'smoke', private: true, dependencies: { syssock: `file:${tarball}` } };
	fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify(manifest));
	const env = { PATH: bin, HOME: folder, npm_config_registry: url, CI: 'true' };
	const { cli, args } = managers[name];
	const run = execute(nodeOf(major), [path.join(fetchPackage(name), cli), ...args], { cwd: project, env });
	const output = await expectGood(`${name} install on Node ${major}`, run);
	if (/install script|postinstall|allow-?scripts|approve-builds/i.test(output)) {
		throw new Failure(`${name} on Node ${major} says something about scripts:\n${output}`);
	}
	for (const file of fs.readdirSync(programs)) fs.copyFileSync(path.join(programs, file), path.join(project, file));
	return { project, env };
}

// --- what is run ---------------------------------------------------------------------------------------------------

/** node's arguments for everything that runs as it is installed. */
const runs = [['common.cjs'], ['modules.mjs'], ['--import', 'syssock/register', 'registered.mjs']];

async function runOn(what, run, more = []) {
	for (const args of [...runs, ...more]) await expectGood(`${args.join(' ')} on ${what}`, run(args));
	console.log(`smoke: ${what}: ok`);
}

/** esbuild's bundle of it all: finds the addon where the package is, and says what to do where it is not. */
async function bundled(project, env, major) {
	const esbuild = require(installPackage('esbuild'));
	const outfile = path.join(project, 'out', 'deep', 'bundle.cjs');
	const entry = path.join(project, 'common.cjs');
	esbuild.buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', logLevel: 'error' });
	const node = nodeOf(major);
	await expectGood(`a bundle on Node ${major}`, execute(node, [outfile], { cwd: project, env }));
	const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'syssock-bundle-'));
	try {
		fs.copyFileSync(outfile, path.join(elsewhere, 'bundle.cjs'));
		const { code, output } = await execute(node, ['bundle.cjs'], { cwd: elsewhere, env });
		if (code !== 1 || !output.includes('--external:syssock')) {
			throw new Failure(`a bundle away from its package does not say what to do: ${code}\n${output}`);
		}
	} finally {
		fs.rmSync(elsewhere, { recursive: true, force: true });
	}
	console.log(`smoke: bundled by esbuild, Node ${major}: ok`);
}

/** The binary is taken away; then the command in the error, with node-gyp from here instead of from the registry. */
async function builtFromSource(project, env, major) {
	const folder = path.join(project, 'node_modules', 'syssock');
	fs.rmSync(path.join(folder, 'prebuilds'), { recursive: true });
	const node = nodeOf(major);
	const { output } = await execute(node, ['-e', "require('syssock')"], { cwd: project, env });
	const command = /npx --yes node-gyp@\d+ (rebuild --directory "(.+)")/.exec(output);
	if (command?.[2] !== fs.realpathSync(folder)) throw new Failure(`no command that builds it is told:\n${output}`);
	const nodeGyp = path.join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
	const headers = `--nodedir=${path.dirname(path.dirname(node))}`;
	const args = [nodeGyp, 'rebuild', '--directory', command[2], headers];
	await expectGood('node-gyp rebuild', execute(node, args, { cwd: project, env: { ...env, PATH: process.env.PATH } }));
	await expectGood('modules.mjs on what was built', execute(node, ['modules.mjs'], { cwd: project, env }));
	console.log(`smoke: built from the package's sources, Node ${major}: ok`);
}

const qemu = () => findProgram('qemu-aarch64-static') ?? findProgram('qemu-aarch64');
const armLibraries = '/usr/aarch64-linux-gnu';

async function onArm64(project) {
	for (const [program, debian] of [
		[qemu(), 'qemu-user-static'],
		[fs.existsSync(armLibraries) || undefined, 'libstdc++6-arm64-cross'],
	]) {
		if (program === undefined) throw new Failure(`--arm64 wants Debian's ${debian}`);
	}
	const env = { HOME: project, PATH: '', QEMU_LD_PREFIX: armLibraries };
	for (const major of nodeMajors) {
		const node = nodeOf(major, 'linux-arm64');
		await runOn(`arm64 under qemu, Node ${major}`, (args) => execute(qemu(), [node, ...args], { cwd: project, env }));
	}
}

async function onWindows(project) {
	const missing = missingForWine();
	if (missing.length > 0) throw new Failure(`--windows wants Debian's ${missing.join(', ')}`);
	for (const major of nodeMajors) {
		await runOn(`Windows x64 under Wine, Node ${major}`, (args) => runNode(major, args, { cwd: project }));
	}
}

async function main() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			node: { type: 'string', multiple: true },
			manager: { type: 'string', multiple: true, default: Object.keys(managers) },
			arm64: { type: 'boolean' },
			windows: { type: 'boolean' },
			build: { type: 'boolean' },
		},
	});
	if (positionals.length !== 1) throw new Failure('names one tarball: node scripts/smoke.mjs syssock-0.1.0.tgz');
	const tarball = path.resolve(positionals[0]);
	const majors = values.node?.map(Number) ?? nodeMajors;
	const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'syssock-smoke-'));
	const registry = await startRegistry(packDependencies(scratch));
	try {
		for (const major of majors) {
			for (const manager of values.manager) {
				const { project, env } = await install(scratch, tarball, registry, major, manager);
				const node = nodeOf(major);
				const cli = [path.join('node_modules', 'syssock', 'dist', 'cli', 'main.js'), '--version'];
				const run = (args) => execute(node, args, { cwd: project, env });
				await runOn(`${manager}, Node ${major}`, run, [cli]);
				const isLast = major === majors.at(-1);
				if (manager !== values.manager[0]) continue;
				await bundled(project, env, major);
				if (isLast && values.arm64) await onArm64(project);
				if (isLast && values.windows) await onWindows(project);
				if (isLast && values.build) await builtFromSource(project, env, major);
			}
		}
	} finally {
		registry.close();
		registry.closeAllConnections();
		fs.rmSync(scratch, { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain('smoke', main);
