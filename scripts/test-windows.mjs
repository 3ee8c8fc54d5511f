// Runs the Jest files under Wine, on Windows' node.exe and the addon that scripts/build-windows.mjs built.
//
//   node scripts/test-windows.mjs [--node 22]… [what Jest takes]     without arguments: FOLDERS, on all versions
//
// A copy of the tree with the dependencies for Windows lies in build-windows/. What a test cannot do on Windows is
// skipped there by test/support/systems.ts, which says why.
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prebuildOf, testingAddonOf } from './prebuild.mjs';
import { Failure, nodeMajors, npm, root, run, runMain } from './tools.mjs';
import { isModified, startNode } from './wine.mjs';

const FOLDERS = ['test/unit', 'test/conformance', 'test/interop'];
const tree = path.join(root, 'build-windows'); // no dot at the start: Jest takes "\\." for an escape
const copied = ['lib', 'test', 'examples', 'native', 'scripts', 'docs'];
const single = ['package.json', 'package-lock.json', 'jest.config.cjs', 'tsconfig.json', 'binding.gyp', 'README.md'];

function copyTree() {
	for (const name of [...copied, 'dist', 'build']) {
		fs.rmSync(path.join(tree, name), { recursive: true, force: true });
	}
	for (const name of copied) fs.cpSync(path.join(root, name), path.join(tree, name), { recursive: true });
	for (const name of single) fs.copyFileSync(path.join(root, name), path.join(tree, name));
	fs.cpSync(path.join(root, 'dist'), path.join(tree, 'dist'), { recursive: true });
	const release = path.join(tree, 'build', 'Release');
	fs.mkdirSync(release, { recursive: true });
	fs.copyFileSync(prebuildOf('win32-x64'), path.join(release, 'syssock.node'));
	fs.copyFileSync(testingAddonOf('win32-x64'), path.join(release, 'syssock_testing.node'));
}

/** Those of package-lock.json, in their forms for Windows. */
function installDependencies() {
	const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
	const stamp = path.join(tree, 'node_modules', '.for-windows');
	if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return;
	npm(['ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: tree });
	fs.writeFileSync(stamp, lock);
}

/** Shows a file that grows, until `ended`. */
async function follow(file, ended) {
	let shown = 0;
	const show = () => {
		const text = fs.readFileSync(file);
		process.stderr.write(text.subarray(shown));
		shown = text.length;
	};
	const watcher = fs.watch(file, show);
	const result = await ended;
	watcher.close();
	show();
	return result;
}

async function test(major, args) {
	const note = isModified(major) ? ' (a copy of node.exe in which one import is renamed: scripts/wine.mjs)' : '';
	console.error(`test:windows: Node ${major}${note}`);
	const output = path.join(tree, `node-${major}.log`);
	const jest = 'node_modules\\jest\\bin\\jest.js';
	const options = ['--runInBand', '--testTimeout=60000', '--forceExit'];
	const child = startNode(major, [jest, ...options, ...args], { cwd: tree, output });
	const [code] = await follow(output, once(child, 'exit'));
	return code === 0;
}

async function main(args) {
	const majors = [];
	const rest = [];
	for (let at = 0; at < args.length; at++) {
		if (args[at] === '--node') majors.push(Number(args[++at]));
		else rest.push(args[at]);
	}
	for (const file of [prebuildOf('win32-x64'), testingAddonOf('win32-x64')]) {
		if (!fs.existsSync(file)) throw new Failure('build it first: node scripts/build-windows.mjs');
	}
	run(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--only=typescript']);
	fs.mkdirSync(tree, { recursive: true });
	copyTree();
	installDependencies();
	const named = rest.some((argument) => !argument.startsWith('-'));
	let good = true;
	for (const major of majors.length > 0 ? majors : nodeMajors) {
		good = (await test(major, named ? rest : [...rest, ...FOLDERS])) && good;
	}
	return good ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain('test:windows', main);
