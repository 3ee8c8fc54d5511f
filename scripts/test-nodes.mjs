// Runs the tests on other releases of Node, with the binary that one of them built.
//
//   node scripts/test-nodes.mjs [--node 26]… [--host bun|deno]… [what Jest takes]
//
// Without --node and --host: Node 20, 22, 24 and 26, then Bun and Deno. Those two have the synchronous Socket API and the
// options only, and run the files that test these, compiled, by scripts/hosts/harness.cjs.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bun, deno, nodeMajors, nodeOf, root, run, runMain } from './tools.mjs';

const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const harness = path.join(root, 'scripts', 'hosts', 'harness.cjs');
const compiled = path.join(root, 'build-hosts');

const synchronous = [
	'test/conformance/checked_first.test.js',
	'test/conformance/options.test.js',
	'test/conformance/socket.test.js',
	'test/conformance/socket_datagram.test.js',
	'test/conformance/socket_errors.test.js',
	'test/conformance/socket_ownership.test.js',
	'test/conformance/socket_unix.test.js',
	'test/unit/addresses.test.js',
	'test/unit/options.test.js',
];
const hosts = {
	bun: () => [bun(), 'run', harness, compiled, ...synchronous],
	deno: () => [deno(), 'run', '--allow-all', harness, compiled, ...synchronous],
};

/** lib/ and test/ in CommonJS: Deno takes TypeScript for modules. */
function compile() {
	const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
	run(process.execPath, [tsc, '-p', 'tsconfig.test.json', '--noEmit', 'false', '--outDir', compiled], { cwd: root });
	fs.mkdirSync(path.join(compiled, 'native'), { recursive: true });
	fs.copyFileSync(path.join(root, 'native', 'options.json'), path.join(compiled, 'native', 'options.json'));
}

function passes(what, [command, ...args]) {
	console.error(`test:nodes: ${what}`);
	const env = { SYSSOCK_ADDON: path.join(root, 'build', 'Release', 'syssock_testing.node'), ...process.env };
	const { status, signal } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
	if (status !== 0) console.error(`test:nodes: ${what}: ended with ${signal ?? status}`);
	return status === 0;
}

function main(args) {
	const chosen = { node: [], host: [] };
	const rest = [];
	for (let at = 0; at < args.length; at++) {
		const option = /^--(node|host)$/.exec(args[at])?.[1];
		if (option === undefined) rest.push(args[at]);
		else chosen[option].push(args[++at]);
	}
	if (chosen.node.length + chosen.host.length === 0)
		Object.assign(chosen, { node: nodeMajors, host: Object.keys(hosts) });
	run(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--testing'], { stdio: 'inherit' });
	let good = true;
	for (const major of chosen.node) {
		const node = nodeOf(major);
		const version = run(node, ['--version']).trim();
		good = passes(`Node ${version}`, [node, jest, ...rest]) && good;
	}
	if (chosen.host.length > 0) compile();
	for (const host of chosen.host) good = passes(host, hosts[host]()) && good;
	return good ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain('test:nodes', main);
