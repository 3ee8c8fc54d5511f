// A copy of this tree for another system: the sources, the addon that scripts/prebuild.mjs built for it, and the
// dependencies in their forms for it. Jest runs there as it runs here.
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { prebuildOf, testingAddonOf } from './prebuild.mjs';
import { Failure, nodeMajors, npm, root, run } from './tools.mjs';

const folders = ['lib', 'test', 'examples', 'native', 'scripts', 'bench', 'docs', 'dist'];
const files = ['package.json', 'package-lock.json', 'jest.config.cjs', 'tsconfig.json', 'binding.gyp', 'README.md'];

/** Those of package-lock.json. */
function installDependencies(tree, npmFlags) {
	const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
	const stamp = path.join(tree, 'node_modules', '.for-this-lock');
	if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return;
	npm(['ci', ...npmFlags, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: tree });
	fs.writeFileSync(stamp, lock);
}

/** Makes `name` in this folder, or brings it up to date; answers its path. No dot at its start: Jest reads "\." otherwise. */
export function foreignTree(name, target, npmFlags) {
	const tree = path.join(root, name);
	for (const file of [prebuildOf(target), testingAddonOf(target)]) {
		if (!fs.existsSync(file)) throw new Failure(`build it first: node scripts/prebuild.mjs --testing ${target}`);
	}
	run(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--only=typescript']);
	fs.mkdirSync(tree, { recursive: true });
	for (const each of [...folders, 'build']) fs.rmSync(path.join(tree, each), { recursive: true, force: true });
	for (const each of folders) fs.cpSync(path.join(root, each), path.join(tree, each), { recursive: true });
	for (const each of files) fs.copyFileSync(path.join(root, each), path.join(tree, each));
	const release = path.join(tree, 'build', 'Release');
	fs.mkdirSync(release, { recursive: true });
	fs.copyFileSync(prebuildOf(target), path.join(release, 'syssock.node'));
	fs.copyFileSync(testingAddonOf(target), path.join(release, 'syssock_testing.node'));
	installDependencies(tree, npmFlags);
	return tree;
}

/** Shows what a child process adds to a file until it ends; its exit code. */
export async function followTo(child, file) {
	let shown = 0;
	const show = () => {
		const text = fs.readFileSync(file);
		process.stderr.write(text.subarray(shown));
		shown = text.length;
	};
	const ended = once(child, 'exit');
	const watcher = fs.watch(file, show);
	const [code, signal] = await ended;
	watcher.close();
	show();
	return code ?? signal;
}

/** `--node 22` of a command line, any number of times, and what Jest is given: the folders where it is not told others. */
export function testArguments(args, allFolders, { allMajors = nodeMajors, limitMs = 15_000 } = {}) {
	const majors = [];
	const rest = [];
	for (let at = 0; at < args.length; at++) {
		if (args[at] === '--node') majors.push(Number(args[++at]));
		else rest.push(args[at]);
	}
	const names = rest.filter((argument) => !argument.startsWith('-'));
	return {
		majors: majors.length > 0 ? majors : allMajors,
		jest: ['--runInBand', `--testTimeout=${limitMs}`, '--forceExit', ...rest, ...(names.length > 0 ? [] : allFolders)],
	};
}
