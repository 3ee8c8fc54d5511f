// The processes of a comparison: servers and loads, each pinned to a core of its own where taskset(1) is there.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, 'build');

export const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
const has = (command) => spawnSync(command, ['--version']).error === undefined;
export const hasWrk = has('wrk');
export const hasH2load = has('h2load');
export const hasOpenssl = has('openssl');

/** Compiles a C program that lies here; answers its path. */
export function compile(name) {
	const program = join(built, name);
	mkdirSync(built, { recursive: true });
	const { status, error } = spawnSync('cc', ['-O2', '-o', program, join(here, `${name}.c`)], { stdio: 'inherit' });
	if (status !== 0) throw new Error(`${name}.c could not be compiled`, { cause: error });
	return program;
}

/** A key and a certificate for TLS on loopback. */
export function makeCertificate() {
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(built, name));
	const subject = ['-subj', '/CN=localhost', '-days', '1'];
	const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
	const args = ['req', '-x509', '-nodes', ...curve, '-keyout', key, '-out', cert, ...subject];
	const { status, stderr } = spawnSync('openssl', args);
	if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
}

function start(core, command, args) {
	const words = canPin ? ['taskset', '-c', String(core), command, ...args] : [command, ...args];
	return spawn(words[0], words.slice(1).map(String), { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** A server that tells its port, and its CPU time (`cpuUs`) and memory (`rssBytes`) when asked. */
export async function startServer(peer, app, { core = 0, targetPort } = {}) {
	const script = join(here, 'server.cjs');
	const child =
		peer === 'c'
			? start(core, join(built, 'epoll_server'), [])
			: start(core, process.execPath, ['--expose-gc', script, peer, app, ...(targetPort ? [targetPort] : [])]);
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	const answer = async () => {
		const { value, done } = await lines.next();
		if (done) throw new Error(`the ${peer} server for ${app} ended`);
		return JSON.parse(value);
	};
	const { port } = await answer();
	return {
		port,
		ask() {
			child.stdin.write('\n');
			return answer();
		},
		stop: () => child.stdin.end(),
	};
}

async function outputOf(child) {
	let text = '';
	for await (const chunk of child.stdout) text += chunk;
	if (child.exitCode !== 0 && child.exitCode !== null) throw new Error(`the load failed: ${text}`);
	return text;
}

/** What bench/load.c measured: `operations`, `seconds` and percentiles. */
export async function runLoad(port, load, ms) {
	return JSON.parse(await outputOf(start(1, join(built, 'load'), [port, ...load, ms])));
}

/** Requests that wrk(1) made. */
export async function runWrk(url, connections, ms) {
	const seconds = Math.max(1, Math.round(ms / 1000));
	const text = await outputOf(start(1, 'wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, url]));
	const [, requests] = /(\d+) requests in/.exec(text) ?? [];
	if (requests === undefined || /Non-2xx|Socket errors/.test(text)) throw new Error(`wrk failed:\n${text}`);
	return { operations: Number(requests), seconds };
}

/** Requests that h2load(1) made, 10 at a time on each connection. */
export async function runH2load(url, connections, ms) {
	const seconds = Math.max(1, Math.round(ms / 1000));
	const text = await outputOf(start(1, 'h2load', ['-t1', `-c${connections}`, '-m10', `-D${seconds}`, url]));
	const [, succeeded, failed] = /(\d+) succeeded, (\d+) failed/.exec(text) ?? [];
	if (succeeded === undefined || failed !== '0') throw new Error(`h2load failed:\n${text}`);
	return { operations: Number(succeeded), seconds };
}

/** Opens idle connections; answers what ends them. */
export async function openIdle(port, count) {
	const child = start(1, join(built, 'load'), [port, 'idle', count]);
	await new Promise((resolve, reject) => {
		child.stdout.once('data', resolve);
		child.once('exit', () => reject(new Error('the load ended')));
	});
	return () => child.stdin.end();
}
