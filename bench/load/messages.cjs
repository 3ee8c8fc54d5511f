// Which program makes messages: on io_uring where the kernel allows it, since one on epoll would set the pace of the servers
// that need less of their core than it needs of its own.
'use strict';
const { spawnSync } = require('node:child_process');
const { compile } = require('../tools.cjs');

/** Throws why the program cannot work here. It connects nothing, and ends at once. */
function probe(program) {
	const { status, stdout, stderr } = spawnSync(program, ['0', 'connect', '0'], { input: '', encoding: 'utf8' });
	if (status !== 0) throw new Error(`it failed (${status}): ${stderr.trim()}`);
	const { leftOut } = JSON.parse(stdout);
	if (leftOut !== undefined) throw new Error(leftOut);
}

/** Answers what it goes by, and `why` that is not io_uring. */
function prepareMessages() {
	try {
		probe(compile('load/uring_load', 'messages'));
		return { by: 'io_uring' };
	} catch ({ message }) {
		compile('load/epoll_load', 'messages');
		return { by: 'epoll', why: message };
	}
}

module.exports = { prepareMessages };
