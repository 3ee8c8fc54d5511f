// Who is compared: how a server of each is started. What a peer needs is made or installed when it is first wanted; a peer
// that cannot be had says why.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { installNewest } = require('./install.cjs');
const { bench } = require('./paths.cjs');
const { startServer } = require('./processes.cjs');
const { compile } = require('./tools.cjs');

const nodeServer = join(bench, 'servers', 'node_server.cjs');
const bunServer = join(bench, 'servers', 'bun_server.cjs');
const BYTES = ['echo', 'sink', 'source'];
const APPLICATIONS = ['http', 'express', 'fastify', 'https', 'http2', 'proxy'];

/** Each `prepare` answers the program for an app: (app, targetPort) => { command, args, env }. */
function prepareC(source) {
	const command = compile(source);
	return (app) => ({ command, args: [app] });
}

function onNode(command, kind, env) {
	return (app, targetPort) => ({
		command,
		args: ['--expose-gc', nodeServer, kind, app, ...(targetPort === undefined ? [] : [targetPort])],
		env,
	});
}

function prepareNewestNode(options) {
	const folder = installNewest(`node-linux-${process.arch}`, 'node', options);
	return onNode(join(folder, 'bin', 'node'), 'net');
}

/** Bun's usual build needs AVX2 on x64. */
function bunPackage() {
	if (process.arch !== 'x64') return '@oven/bun-linux-aarch64';
	const baseline = /\bavx2\b/.test(readFileSync('/proc/cpuinfo', 'utf8')) ? '' : '-baseline';
	return `@oven/bun-linux-x64${baseline}`;
}

function prepareBun(options) {
	const command = join(installNewest(bunPackage(), 'bun', options), 'bin', 'bun');
	return (app) => ({ command, args: [bunServer, app] });
}

/**
 * `engine`: what the server has to tell that it runs on. `isRuntime`: its command tells a version. `isCompiled`: it is as
 * fast as it gets from the start.
 */
const peers = [
	{ name: 'c-epoll', title: 'C epoll', isCompiled: true, apps: BYTES, prepare: () => prepareC('servers/epoll_server') },
	{
		name: 'c-uring',
		title: 'C io_uring',
		isCompiled: true,
		apps: BYTES,
		prepare: () => prepareC('servers/uring_server'),
	},
	{
		name: 'node',
		isRuntime: true,
		title: `node:net ${process.versions.node.split('.')[0]}`,
		apps: [...BYTES, ...APPLICATIONS],
		prepare: () => onNode(process.execPath, 'net'),
	},
	{
		name: 'node-newest',
		isRuntime: true,
		title: 'node:net newest',
		apps: [...BYTES, ...APPLICATIONS],
		prepare: prepareNewestNode,
	},
	{ name: 'bun', title: 'Bun', isRuntime: true, apps: BYTES, prepare: prepareBun },
	...['poll', 'uring'].map((engine) => ({
		name: `syssock-${engine}`,
		title: `syssock ${engine}`,
		apps: [...BYTES, ...APPLICATIONS],
		engine,
		prepare: () => onNode(process.execPath, 'syssock', { SYSSOCK_ENGINE: engine }),
	})),
];

/** Throws why not, when a server of the peer does not come up as it should. */
async function probe(peer, program) {
	const server = await startServer(program('echo'));
	await server.stop();
	if (server.leftOut !== undefined) throw new Error(server.leftOut);
	if (peer.engine !== undefined && server.engine !== peer.engine) {
		throw new Error(`its server runs on ${server.engine ?? 'an engine that has no name'}, not on ${peer.engine}`);
	}
}

/** Those that can be had, with `program`; and those that cannot, with the reason. */
async function preparePeers(wanted, options) {
	const ready = [];
	const leftOut = [];
	for (const peer of wanted) {
		try {
			const program = peer.prepare(options);
			await probe(peer, program);
			ready.push({ ...peer, program });
		} catch (error) {
			leftOut.push({ what: peer.title, why: error.message });
		}
	}
	return { ready, leftOut };
}

module.exports = { peers, preparePeers };
