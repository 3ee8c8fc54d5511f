// The bench itself, for a moment: what it measures has to make sense, how fast it is does not matter here.
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { cleanUpAfterEach, temporaryFolder } from '../support/clients';
import { forbiddingRings } from '../support/forbidding';
import { buildPackage, start } from '../support/serve';
import { describeWithTool, findTool } from '../support/tools';

const { preparePeers } = require('../../bench/peers.cjs');

const bench = join(__dirname, '..', '..', 'bench', 'run.mjs');
const limitMs = 60_000;

beforeAll(buildPackage, 120_000);
cleanUpAfterEach();

interface Figures {
	readonly cost: number;
	readonly ratio?: number;
	readonly perSecond: number;
	readonly busy: number;
	readonly p50Us: number;
	readonly p99Us: number;
	readonly p999Us: number;
	readonly costs: readonly number[];
}

const run = (path: string, ...args: string[]) => runBehind([], path, ...args);

/** Runs it behind these words; answers its results beside what it said. */
async function runBehind(words: string[], path: string, ...args: string[]) {
	const output = join(temporaryFolder(), 'results.json');
	const quick = ['--rounds', '2', '--ms', '150', '--no-chart', '--output', output];
	const peers = ['--peers', 'c-epoll,node,syssock-poll'];
	const child = start('/usr/bin/env', [`PATH=${path}`, ...words, process.execPath, bench, ...quick, ...peers, ...args]);
	const { code } = await child.ended();
	if (code !== 0) throw new Error(`the bench failed (${code}): ${child.stderr}`);
	return { results: JSON.parse(readFileSync(output, 'utf8')), said: child.stderr, table: child.lines.join('\n') };
}

function checkFigures(figures: Figures) {
	expect(figures.costs).toHaveLength(2);
	for (const cost of figures.costs) expect(cost).toBeGreaterThan(0);
	expect(figures.cost).toBeGreaterThanOrEqual(Math.min(...figures.costs));
	expect(figures.cost).toBeLessThanOrEqual(Math.max(...figures.costs));
	expect(figures.perSecond).toBeGreaterThan(0);
	expect(figures.busy).toBeGreaterThan(0);
	expect(figures.p50Us).toBeGreaterThan(0);
	expect(figures.p99Us).toBeGreaterThanOrEqual(figures.p50Us);
	expect(figures.p999Us).toBeGreaterThanOrEqual(figures.p99Us);
}

describeWithTool('cc', 'the bench', () => {
	test(
		'compares the C server, node:net and syssock',
		async () => {
			const { results, table } = await run(process.env.PATH ?? '', '--only', 'echo-64,connect');
			expect(results.failures).toEqual([]);
			expect(results.settings).toMatchObject({ form: 'part', rounds: 2, ms: 150 });
			expect(results.command).toContain('--only echo-64,connect');
			expect(Date.parse(results.date)).toBeGreaterThan(0);
			expect(results.versions.node).toBe(process.versions.node);
			expect(results.works.map(({ name }: { name: string }) => name)).toEqual(['connect', 'echo-64']);
			for (const { peers } of results.works) {
				expect(Object.keys(peers).sort()).toEqual(['c-epoll', 'node', 'syssock-poll']);
				for (const figures of Object.values<Figures>(peers)) checkFigures(figures);
				expect(peers['c-epoll'].ratio).toBe(1);
			}
			expect(table).toContain('64 B echo, 64 connections');
		},
		limitMs,
	);

	test(
		'measures streams, a flood and memory each in its own unit',
		async () => {
			const { results } = await run(process.env.PATH ?? '', '--only', 'flood,stream', '--rounds', '1', '--mib', '16');
			expect(results.failures).toEqual([]);
			const [into, out, flood] = results.works;
			expect([into.unit, out.unit, flood.unit]).toEqual(['µs/MiB', 'µs/MiB', 'µs']);
			for (const { peers } of results.works) {
				for (const { cost } of Object.values<Figures>(peers)) expect(cost).toBeGreaterThan(0);
			}
			expect(flood.peers.node.cost).toBe(flood.peers.node.p99Us);
			expect(flood.peers.node.newcomersP50Us).toBeGreaterThan(0);
		},
		limitMs,
	);

	test(
		'goes without taskset, wrk and h2load, and says so',
		async () => {
			const path = temporaryFolder();
			for (const tool of ['cc', 'as', 'ld']) symlinkSync(findTool(tool) as string, join(path, tool));
			const { results, said } = await run(path, '--only', 'echo-1,http,http2');
			expect(results.machine.pinned).toBe(false);
			expect(results.works.map(({ name }: { name: string }) => name)).toEqual(['echo-1']);
			checkFigures(results.works[0].peers['syssock-poll']);
			expect(said).toMatch(/LEFT OUT: http hello.*: wrk is not here/);
			expect(said).toMatch(/LEFT OUT: http2 hello.*: h2load is not here/);
			expect(said).toMatch(/LEFT OUT: pinning: taskset is not here/);
		},
		limitMs,
	);
});

describeWithTool(['cc', 'python3'], 'the bench, where io_uring is forbidden,', () => {
	test(
		'has epoll make the messages, and says so',
		async () => {
			const words = forbiddingRings('EPERM');
			const { results, said } = await runBehind(words, process.env.PATH ?? '', '--only', 'echo-64,connect');
			expect(results.failures).toEqual([]);
			expect(results.settings.messagesBy).toBe('epoll');
			for (const { peers } of results.works) checkFigures(peers['syssock-poll']);
			expect(said).toMatch(/LEFT OUT: messages by io_uring .*: io_uring_setup: Operation not permitted/);
		},
		limitMs,
	);
});

describe('a peer is left out, with the reason, when', () => {
	const printing = (line: object) => () => ({
		command: process.execPath,
		args: ['-e', `console.log(${JSON.stringify(JSON.stringify(line))}); process.stdin.resume()`],
	});

	test.each([
		['its server says so', { prepare: () => printing({ leftOut: 'no ring' }) }, 'no ring'],
		['it runs on another engine', { engine: 'uring', prepare: () => printing({ port: 1, engine: 'poll' }) }, 'on poll'],
		['it does not start', { prepare: () => () => ({ command: '/nowhere/server' }) }, '/nowhere/server'],
		[
			'it ends',
			{ prepare: () => () => ({ command: process.execPath, args: ['-e', 'throw new Error("broken")'] }) },
			'broken',
		],
		[
			'it cannot be installed',
			{
				prepare() {
					throw new Error('npm cannot install it');
				},
			},
			'cannot install',
		],
	])('%s', async (_when, peer, reason) => {
		const { ready, leftOut } = await preparePeers([{ title: 'It', ...peer }]);
		expect(ready).toEqual([]);
		expect(leftOut).toEqual([{ what: 'It', why: expect.stringContaining(reason) }]);
	});

	test('not when it comes up as it should', async () => {
		const { ready, leftOut } = await preparePeers([
			{ title: 'It', engine: 'poll', prepare: () => printing({ port: 1, engine: 'poll' }) },
		]);
		expect(leftOut).toEqual([]);
		expect(ready).toHaveLength(1);
	});
});
