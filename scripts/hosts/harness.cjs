// Runs test files that were written for Jest on hosts that Jest does not run on (Bun, Deno): what they use of Jest, with
// Jest's own `expect`. Prints the tests that fail, and `N passed, N failed, N skipped`.
//
//   <host> scripts/hosts/harness.cjs <folder of the compiled tree> <test file in it>…
'use strict';

const path = require('node:path');
const { expect } = require('expect');
const { format } = require('node:util');

const host = process.versions.bun !== undefined ? 'bun' : process.versions.deno !== undefined ? 'deno' : 'node';

/** What is not run, and why. */
const cannot = [
	{
		hosts: ['bun', 'deno'],
		tests: /over mptcp › ends/,
		why: "the end of an MPTCP connection comes a little later than the call that causes it, and waiting is Node's",
	},
	{
		hosts: ['deno'],
		tests:
			/leaves its number's next owner alone|soPeerPidFd|a descriptor that is detached › stays open|with wrong options takes nothing|a duplicate › is the same socket/,
		why: "the test itself looks at descriptors by node:fs, and Deno's knows only those that Deno has opened",
	},
	{
		hosts: ['deno'],
		tests: /EACCES of an unprivileged user/,
		why: 'the test itself starts `node -e`, which Deno takes for something else',
	},
];

const LIMIT_MS = 30_000;
const skippedFor = new Map();
const counts = { passed: 0, failed: 0, skipped: 0 };

const newBlock = (name, parent, skipped) => ({ name, parent, skipped, tests: [], blocks: [], hooks: newHooks() });
const newHooks = () => ({ beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] });
let block = newBlock('', undefined, false);

function describe(name, body) {
	open(name, body, false);
}

function open(name, body, skipped) {
	const inner = newBlock(name, block, skipped || block.skipped);
	block.blocks.push(inner);
	block = inner;
	body();
	block = inner.parent;
}

function test(name, body) {
	block.tests.push({ name, body, skipped: block.skipped });
}

/** One call a row: its parts are the arguments, and stand in the name. */
const each = (define) => (rows) => (name, body) => {
	for (const row of rows) {
		const args = Array.isArray(row) ? row : [row];
		const isObject = args.length === 1 && typeof row === 'object' && row !== null;
		const named = isObject ? name.replace(/\$(\w+)/g, (_, key) => String(row[key])) : format(name, ...args);
		define(named, () => body(...args));
	}
};

describe.skip = (name, body) => open(name, body, true);
describe.each = each(describe);
test.skip = (name, body) => block.tests.push({ name, body, skipped: true });
test.each = each(test);
const hook = (kind) => (body) => block.hooks[kind].push(body);
Object.assign(globalThis, { describe, test, it: test, expect });
for (const kind of Object.keys(newHooks())) globalThis[kind] = hook(kind);

function limited(body) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`not done after ${LIMIT_MS} ms`)), LIMIT_MS);
	});
	return Promise.race([Promise.resolve().then(body), late]).finally(() => clearTimeout(timer));
}

const chain = (inner) => (inner === undefined ? [] : [...chain(inner.parent), inner]);

async function runTest({ name, body, skipped }, inner) {
	if (skipped) {
		counts.skipped++;
		return;
	}
	const outer = chain(inner);
	const full = [...outer.map((each) => each.name), name].filter(Boolean).join(' › ');
	const exception = cannot.find(({ hosts, tests }) => hosts.includes(host) && tests.test(full));
	if (exception !== undefined) {
		counts.skipped++;
		skippedFor.set(exception.why, (skippedFor.get(exception.why) ?? 0) + 1);
		return;
	}
	const problems = [];
	const attempt = (step) => limited(step).catch((error) => problems.push(error));
	for (const { hooks } of outer) for (const step of hooks.beforeEach) await attempt(step);
	if (problems.length === 0) await attempt(body);
	for (const { hooks } of outer.reverse()) for (const step of hooks.afterEach.toReversed()) await attempt(step);
	if (problems.length === 0) {
		counts.passed++;
		return;
	}
	counts.failed++;
	console.log(`FAILED ${full}`);
	for (const error of problems) console.log(String(error?.stack ?? error).replace(/^/gm, '    '));
}

async function runBlock(inner) {
	if (!inner.skipped) for (const step of inner.hooks.beforeAll) await limited(step);
	for (const each of inner.tests) await runTest(each, inner);
	for (const each of inner.blocks) await runBlock(each);
	if (!inner.skipped) for (const step of inner.hooks.afterAll.toReversed()) await limited(step);
}

/**
 * These hosts cannot wait for a socket. What the tests wait for is loopback's, and there the kernel has done its part
 * when the call that causes it returns: the loop goes around once instead. That waiting is refused, and how, is looked
 * at first.
 */
async function replaceWaiting(tree) {
	const { Socket } = require(path.join(tree, 'lib', 'socket', 'socket.js'));
	const socket = new Socket({ family: 'ipv4', type: 'datagram' });
	const refused = await socket.readable().then(
		() => undefined,
		(error) => error,
	);
	socket.close();
	expect(refused?.code).toBe('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM');
	expect(refused.message).toContain('needs Node.js');
	for (const wait of ['readable', 'writable']) {
		Socket.prototype[wait] = () => new Promise((resolve) => setImmediate(resolve));
	}
}

/** So are servers when they start, and what takes node:net's place when it is loaded. */
async function expectRefusals(tree) {
	const refusal = (text) =>
		expect.objectContaining({
			code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
			message: expect.stringMatching(text),
		});
	const { SocketManager } = require(path.join(tree, 'lib', 'index.js'));
	const manager = new SocketManager();
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', port: 0 }]);
	expect(() => manager.start()).toThrow(refusal(/needs Node\.js/));
	await manager.close();
	expect(listener.closed).toBe(true);
	for (const entry of ['index.js', 'register.js']) {
		const file = path.join(tree, 'lib', 'net', entry);
		expect(() => require(file)).toThrow(refusal(new RegExp(`need Node\\.js: ${host} \\d`, 'i')));
	}
}

async function main([folder, ...files]) {
	const tree = path.resolve(folder);
	await expectRefusals(tree);
	await replaceWaiting(tree);
	for (const file of files) {
		block = newBlock(path.basename(file), undefined, false);
		const root = block;
		require(path.join(tree, file));
		await runBlock(root);
	}
	for (const [why, count] of skippedFor) console.log(`SKIPPED on ${host}: ${count} tests: ${why}`);
	console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
	// Said outright: a watch that a failed test has left must not keep the process.
	process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
}

main(process.argv.slice(2));
