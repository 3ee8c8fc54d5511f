// Runs the tests on other releases of Node, with the binary that one of them built.
//
//   node scripts/test-nodes.mjs [--node 26]… [--host bun|deno]… [what Jest takes]
//
// Without --node and --host: Node 20, 22, 24 and 26, then Bun and Deno, which run scripts/hosts/synchronous.cjs.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bun, deno, nodeMajors, nodeOf, root, run, runMain } from './tools.mjs';

const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const synchronous = path.join(root, 'scripts', 'hosts', 'synchronous.cjs');
const hosts = {
	bun: () => [bun(), 'run', synchronous],
	deno: () => [deno(), 'run', '--allow-all', synchronous],
};

function passes(what, [command, ...args]) {
	console.error(`test:nodes: ${what}`);
	const { status, signal } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
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
	if (chosen.node.length + chosen.host.length === 0) Object.assign(chosen, { node: nodeMajors, host: Object.keys(hosts) });
	run(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--testing'], { stdio: 'inherit' });
	let good = true;
	for (const major of chosen.node) {
		const node = nodeOf(major);
		const version = run(node, ['--version']).trim();
		good = passes(`Node ${version}`, [node, jest, ...rest]) && good;
	}
	for (const host of chosen.host) good = passes(host, hosts[host]()) && good;
	return good ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain('test:nodes', main);
