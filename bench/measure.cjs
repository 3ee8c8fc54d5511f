// One figure: what one work costs one peer.
'use strict';
const { join } = require('node:path');
const { built } = require('./paths.cjs');
const { startRequests } = require('./load/requests.cjs');
const { LOAD_CORE, startLoad, startServer } = require('./processes.cjs');

async function startProgram(port, { program, args }) {
	const talker = await startLoad({ command: join(built, program), args: [port, ...args] });
	return { run: (amount) => talker.ask(amount), stop: talker.stop };
}

/** Answers { run(amount), stop() }. */
function startWork(port, load) {
	return load.maker === undefined ? startProgram(port, load) : startRequests(port, load);
}

/** What a proxy passes on to: a C server beside the load. */
function startTarget({ target }) {
	return target && startServer({ command: join(built, 'epoll_server'), args: [target] }, LOAD_CORE);
}

/** Calls `use` with a server of the peer's, which ends after it, whatever happens. */
async function withServer(work, peer, use) {
	const target = await startTarget(work);
	try {
		const server = await startServer(peer.program(work.app, target?.port));
		try {
			return await use(server);
		} finally {
			await server.stop();
		}
	} finally {
		await target?.stop();
	}
}

async function withLoad(server, work, use) {
	const load = await startWork(server.port, work.load);
	try {
		return await use(load);
	} finally {
		await load.stop();
	}
}

const MOST_WARM_UPS = 8;

/**
 * What compiles its code while it runs is warm by the CPU time that it had, not by the time that went by: on a busy machine
 * those are far apart.
 */
async function warmUp(server, peer, { warmUpCpuMs }, runOnce) {
	for (let times = 1; ; times++) {
		await runOnce();
		if (peer.isCompiled || times === MOST_WARM_UPS) return;
		if ((await server.ask('')).cpuUs >= warmUpCpuMs * 1000) return;
	}
}

/** A server and a load that are warm; answers what the load measured, and the server's CPU time for it. */
function runWarm(work, peer, settings) {
	const { ms, warmUpMs, mib } = settings;
	const [little, amount] = work.load.isMib ? [Math.ceil(mib / 16), mib] : [warmUpMs, ms];
	const run = async (server, load) => {
		await warmUp(server, peer, settings, () => load.run(little));
		const before = await server.ask('');
		const figures = await load.run(amount);
		const after = await server.ask('');
		return { ...figures, cpuUs: after.cpuUs - before.cpuUs };
	};
	return withServer(work, peer, (server) => withLoad(server, work, (load) => run(server, load)));
}

const describe = ({ cpuUs, operations, seconds, ...more }) => ({
	perSecond: operations / seconds,
	busy: cpuUs / 1e6 / seconds,
	...more,
});

/** Microseconds of server CPU for an operation; beside it operations a second, and how long one took. */
async function measureCpu(work, peer, settings) {
	const figures = await runWarm(work, peer, settings);
	return { cost: figures.cpuUs / figures.operations, ...describe(figures) };
}

/** Microseconds within which 99 % of the operations were done. */
async function measureLatency(work, peer, settings) {
	const { newcomers, ...figures } = await runWarm(work, peer, settings);
	return {
		cost: figures.p99Us,
		...describe(figures),
		newcomersP50Us: newcomers.p50Us,
		newcomersP99Us: newcomers.p99Us,
	};
}

/** Bytes of memory that an idle connection takes, in a process that had none before. */
function measureIdle(work, peer) {
	const [, connections] = work.load.args;
	return withServer(work, peer, async (server) => {
		const before = await server.ask('collect');
		const grown = await withLoad(server, work, async () => (await server.ask('collect')).rssBytes - before.rssBytes);
		return { cost: grown / connections };
	});
}

const measures = { cpu: measureCpu, latency: measureLatency, idle: measureIdle };
const measure = (work, peer, settings) => measures[work.measure](work, peer, settings);

module.exports = { measure };
