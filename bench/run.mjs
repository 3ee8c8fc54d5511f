// Compares syssock with node:net and with a plain C server on epoll, on this machine: server CPU per operation, medians
// over rounds in which all take turns. Times differ from run to run, ratios of one run less so.
//
//     npm run bench [-- --rounds 5 --ms 1500 --only connect]
import { parseArgs } from 'node:util';
import {
	canPin,
	compile,
	hasH2load,
	hasOpenssl,
	hasWrk,
	makeCertificate,
	openIdle,
	runH2load,
	runLoad,
	runWrk,
	startServer,
} from './processes.mjs';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		ms: { type: 'string', default: '1500' },
		only: { type: 'string', default: '' },
	},
});
const rounds = Number(values.rounds);
const ms = Number(values.ms);

/** `load` is what bench/load.c is told: kind, connections, bytes of a message, messages in flight. */
const echoWorks = [
	{ name: 'connect + 1 B echo + close, 64 at once', load: ['connect', 64, 1, 1] },
	{ name: '64 B echo, 1 connection', load: ['echo', 1, 64, 1] },
	{ name: '64 B echo, 64 connections', load: ['echo', 64, 64, 1] },
	{ name: '64 B echo, 64 connections, 16 in flight', load: ['echo', 64, 64, 16] },
	{ name: '64 B echo, 1000 connections', load: ['echo', 1000, 64, 1] },
	{ name: '16 KiB echo, 64 connections', load: ['echo', 64, 16384, 1] },
].map((work) => ({ ...work, app: 'echo', peers: ['c', 'net', 'syssock'] }));
/** `tools` says what has to be there. */
const appWorks = [
	{ app: 'http', run: runWrk, tools: [hasWrk] },
	{ app: 'express', run: runWrk, tools: [hasWrk] },
	{ app: 'fastify', run: runWrk, tools: [hasWrk] },
	{ app: 'https', run: runWrk, tools: [hasWrk, hasOpenssl], scheme: 'https' },
	{ app: 'http2', run: runH2load, tools: [hasH2load] },
].map(({ app, run, tools, scheme = 'http' }) => ({
	name: `${app} hello, 64 kept-alive connections`,
	app,
	peers: ['net', 'syssock'],
	isThere: tools.every(Boolean),
	run: (port, ms) => run(`${scheme}://127.0.0.1:${port}/`, 64, ms),
}));
const proxyWork = {
	name: 'proxy: 64 KiB echo through a pipe both ways, 8 connections',
	app: 'proxy',
	peers: ['net', 'syssock'],
	load: ['echo', 8, 65536, 4],
};
const idleName = 'an idle connection of 15000';
const idleConnections = 15000;
const isWanted = (name) => name.includes(values.only);

/** Microseconds of server CPU for an operation. */
async function measure(peer, { app, load, run = (port, forMs) => runLoad(port, load, forMs) }, options) {
	const server = await startServer(peer, app, options);
	await run(server.port, 500); // warm-up
	const before = await server.ask();
	const { operations } = await run(server.port, ms);
	const after = await server.ask();
	server.stop();
	return (after.cpuUs - before.cpuUs) / operations;
}

/** What the proxy passes on to is a C server beside the load. */
async function measureProxy(peer) {
	const target = await startServer('c', 'echo', { core: 1 });
	const cost = await measure(peer, proxyWork, { targetPort: target.port });
	target.stop();
	return cost;
}

/** Bytes of memory that an idle connection takes, in a process that had none before. */
async function measureIdle(peer) {
	const server = await startServer(peer, 'echo');
	const before = await server.ask();
	const end = await openIdle(server.port, idleConnections);
	const after = await server.ask();
	end();
	server.stop();
	return (after.rssBytes - before.rssBytes) / idleConnections;
}

function cost(peer, work) {
	return work === proxyWork ? measureProxy(peer) : measure(peer, work);
}

function median(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What each peer costs: the peers take turns within a round, so that a busy moment is everybody's. */
async function compare(name, peers, count, cost) {
	const costs = Object.fromEntries(peers.map((peer) => [peer, []]));
	for (let round = 0; round < count; round++) {
		for (const peer of peers) {
			if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${name}: round ${round + 1} of ${count}, ${peer}`);
			costs[peer].push(await cost(peer));
		}
	}
	if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
	const ratioTo = (peer) => Number(median(costs.syssock.map((one, round) => one / costs[peer][round])).toFixed(2));
	return {
		...Object.fromEntries(peers.map((peer) => [peer, Number(median(costs[peer]).toFixed(2))])),
		'to net': ratioTo('net'),
		...(costs.c && { 'to c': ratioTo('c') }),
	};
}

compile('load');
compile('epoll_server');
if (!canPin) console.log('taskset is not there: server and load share the cores');
if (hasOpenssl) makeCertificate();

const rows = {};
for (const work of [...echoWorks, ...appWorks, proxyWork]) {
	const { name, peers, isThere = true } = work;
	if (!isWanted(name)) continue;
	if (!isThere) console.log(`${name}: left out, it takes wrk, openssl or h2load (nghttp2)`);
	else rows[`${name} (µs)`] = await compare(name, peers, rounds, (peer) => cost(peer, work));
}
if (isWanted(idleName)) {
	rows[`${idleName} (bytes)`] = await compare(idleName, ['net', 'syssock'], Math.min(rounds, 3), measureIdle);
}
console.table(rows);
