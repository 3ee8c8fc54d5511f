// On what it ran: goes into the results.
'use strict';
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const os = require('node:os');
const { root } = require('./paths.cjs');
const { tools } = require('./tools.cjs');

/** The first line that a command prints, whichever way. */
function firstLine(command, ...args) {
	const { stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
	return `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n')[0];
}

function system() {
	const text = readFileSync('/etc/os-release', 'utf8');
	return /^PRETTY_NAME="?(.*?)"?$/m.exec(text)?.[1] ?? os.platform();
}

function describeMachine() {
	const [cpu] = os.cpus();
	return {
		processor: cpu?.model ?? 'unknown',
		cores: os.cpus().length,
		memoryGiB: Math.round(os.totalmem() / 2 ** 30),
		architecture: process.arch,
		system: system(),
		kernel: os.release(),
		pinned: tools.taskset,
	};
}

function describeVersions(peers) {
	const version = (peer) => firstLine(peer.program('echo').command, '--version').replace(/^v/, '');
	return {
		syssock: require('../package.json').version,
		commit: firstLine('git', 'describe', '--always', '--dirty'),
		cc: firstLine('cc', '-dumpfullversion'),
		...(tools.wrk && { wrk: firstLine('wrk', '--version').replace(/^wrk | \[.*/g, '') }),
		...(tools.h2load && { h2load: firstLine('h2load', '--version').replace(/^h2load /, '') }),
		...Object.fromEntries(peers.filter((peer) => peer.isRuntime).map((peer) => [peer.name, version(peer)])),
	};
}

module.exports = { describeMachine, describeVersions };
