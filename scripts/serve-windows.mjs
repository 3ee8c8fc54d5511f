// `syssock serve` on Windows' node.exe under Wine, and nc of this system as its client, over 127.0.0.1 and over ::1.
//
//   node scripts/serve-windows.mjs [--node 22]…     wants what scripts/build-windows.mjs builds, and nc
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { foreignTree, testArguments } from './foreign-tree.mjs';
import { Failure, findProgram, runMain } from './tools.mjs';
import { startNode } from './wine.mjs';

/** Resolves with what the pattern finds in a file that somebody writes to. */
async function written(file, pattern, ended) {
	const watcher = fs.watch(file);
	try {
		for (let over = false; ; ) {
			const found = pattern.exec(fs.readFileSync(file, 'utf8'));
			if (found !== null) return found;
			if (over) throw new Failure(`serve ended without ${pattern}:\n${fs.readFileSync(file, 'utf8')}`);
			over = await Promise.race([once(watcher, 'change').then(() => false), ended.then(() => true)]);
		}
	} finally {
		watcher.close();
	}
}

async function echoed(host, port, text) {
	const nc = spawn(findProgram('nc'), ['-N', '-w', '10', host, port], { stdio: ['pipe', 'pipe', 'inherit'] });
	nc.stdin.end(text);
	const chunks = [];
	nc.stdout.on('data', (chunk) => chunks.push(chunk));
	const [code] = await once(nc, 'close');
	const answer = Buffer.concat(chunks).toString();
	if (code !== 0 || answer !== text)
		throw new Failure(`nc ${host} ${port}: ${code}, answered ${JSON.stringify(answer)}`);
}

async function serve(major, cwd) {
	const output = path.join(cwd, `serve-${major}.log`);
	const args = ['dist\\cli\\main.js', 'serve', '--listen', '[::]:0'];
	const child = startNode(major, args, { cwd, output });
	const ended = once(child, 'exit');
	try {
		const [line, port] = await written(output, /listening \[::\]:(\d+).*/, ended);
		for (const host of ['127.0.0.1', '::1']) await echoed(host, port, `over ${host}\n`);
		console.log(`serve:windows: Node ${major}: ${line.trim()}: echoes to nc over 127.0.0.1 and ::1`);
	} finally {
		child.kill('SIGKILL');
		await ended;
	}
}

await runMain('serve:windows', async (args) => {
	if (findProgram('nc') === undefined) throw new Failure("it takes nc (Debian's netcat-openbsd)");
	const { majors } = testArguments(args, []);
	const cwd = foreignTree('build-windows', 'win32-x64', ['--os=win32', '--cpu=x64']);
	for (const major of majors) await serve(major, cwd);
});
