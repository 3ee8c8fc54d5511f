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

/** Microseconds of server CPU for an operation; beside it operations a second, and how long one took. */
function measureCpu(work, peer, { ms, warmUpMs }) {
	const run = async (server, load) => {
		await load.run(warmUpMs);
		const before = await server.ask('');
		const { operations, seconds, ...percentiles } = await load.run(ms);
		const cpuUs = (await server.ask('')).cpuUs - before.cpuUs;
		return { cost: cpuUs / operations, perSecond: operations / seconds, busy: cpuUs / 1e6 / seconds, ...percentiles };
	};
	return withServer(work, peer, (server) => withLoad(server, work, (load) => run(server, load)));
}

const measures = { cpu: measureCpu };
const measure = (work, peer, settings) => measures[work.measure](work, peer, settings);

module.exports = { measure };
