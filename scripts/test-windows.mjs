// Runs the Jest files under Wine, on Windows' node.exe and the addon that scripts/build-windows.mjs built.
//
//   node scripts/test-windows.mjs [--node 22]… [what Jest takes]     without arguments: FOLDERS, on all versions
//
// What is not run there is in test/support/not_run/wine.cjs, with the reasons.
import path from 'node:path';
import { followTo, foreignTree, testArguments } from './foreign-tree.mjs';
import { runMain } from './tools.mjs';
import { isModified, startNode, windowsPath } from './wine.mjs';

const FOLDERS = ['test/unit', 'test/conformance', 'test/interop'];

await runMain('test:windows', async (args) => {
	const { majors, jest } = testArguments(args, FOLDERS);
	const cwd = foreignTree('build-windows', 'win32-x64', ['--os=win32', '--cpu=x64']);
	const failed = [];
	for (const major of majors) {
		const note = isModified(major) ? ' (a copy of node.exe in which one import is renamed: scripts/wine.mjs)' : '';
		console.error(`test:windows: Node ${major}${note}`);
		const output = path.join(cwd, `node-${major}.log`);
		const preloaded = windowsPath(path.join(cwd, 'test', 'support', 'wine.cjs')).replaceAll('\\', '/');
		const env = { SYSSOCK_NOT_RUN: 'wine', NODE_OPTIONS: `--require "${preloaded}"` };
		const child = startNode(major, ['node_modules\\jest\\bin\\jest.js', ...jest], { cwd, env, output });
		if ((await followTo(child, output)) !== 0) failed.push(major);
	}
	if (failed.length > 0) console.error(`test:windows: failed on Node ${failed.join(', ')}`);
	return failed.length === 0 ? 0 : 1;
});
