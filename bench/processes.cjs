// The processes of a comparison, each pinned to a core of its own where taskset(1) is there. They are spoken to by lines:
// a line in, a line of JSON out.
'use strict';
const { spawn } = require('node:child_process');
const { createInterface } = require('node:readline');
const { tools } = require('./tools.cjs');

const SERVER_CORE = 0;
const LOAD_CORE = 1;
/** More than any answer takes: the longest works run for seconds. */
const PATIENCE_MS = 60_000;
const ENDING_MS = 5000;

function start(core, { command, args = [], env = {} }) {
	const words = tools.taskset ? ['taskset', '-c', String(core), command, ...args] : [command, ...args];
	const child = spawn(words[0], words.slice(1).map(String), {
		env: { ...process.env, ...env },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	child.stdin.on('error', () => {}); // it has ended: its exit tells
	return child;
}

/** What it printed to stderr counts only where it fails. */
function keepErrors(child) {
	let errors = '';
	child.stderr.setEncoding('utf8').on('data', (text) => {
		errors = (errors + text).slice(-4000);
	});
	return () => errors.trim();
}

/** Settles as `promise` does, or fails when that takes too long. */
async function withPatience(promise, what) {
	let timer;
	const late = new Promise((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error(`${what} did not answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
	});
	return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A process that answers each line of its input by a line of JSON. */
function startTalker(core, program) {
	const child = start(core, program);
	const name = [program.command, ...(program.args ?? [])].join(' ');
	const errors = keepErrors(child);
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	const failed = new Promise((_resolve, reject) => child.once('error', reject));
	failed.catch(() => {}); // looked at by who waits for an answer
	const ended = new Promise((resolve) => child.once('close', resolve));
	const answer = async () => {
		const { value, done } = await withPatience(Promise.race([lines.next(), failed]), name);
		if (!done) return JSON.parse(value);
		await ended; // all of its errors are here then
		throw new Error(`${name} ended: ${errors()}`);
	};
	return {
		answer,
		ask(line) {
			child.stdin.write(`${line}\n`);
			return answer();
		},
		stop: () => stop(child, ended),
	};
}

/** It ends when its input does, unless it hangs. */
async function stop(child, ended) {
	if (child.pid === undefined) return;
	child.stdin.end();
	const timer = setTimeout(() => child.kill('SIGKILL'), ENDING_MS);
	await ended;
	clearTimeout(timer);
}

/** Runs a program to its end; answers what it printed. */
async function outputOf(core, program) {
	const child = start(core, program);
	const errors = keepErrors(child);
	const ended = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
	let text = '';
	for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
	const code = await ended;
	if (code !== 0) throw new Error(`${program.command} failed (${code}): ${errors() || text.trim()}`);
	return text;
}

/** A server's first line tells its port, or why it leaves itself out. */
async function startServer(program, core = SERVER_CORE) {
	const talker = startTalker(core, program);
	return { ...talker, ...(await talker.answer()) };
}

async function startLoad(program) {
	const talker = startTalker(LOAD_CORE, program);
	await talker.answer();
	return talker;
}

const loadOutput = (program) => outputOf(LOAD_CORE, program);

module.exports = { LOAD_CORE, loadOutput, startLoad, startServer };
