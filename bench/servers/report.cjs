// What a server in JavaScript tells on its output: its port, and for each line of its input its CPU time and memory, as
// server.h says it for those in C. A line that says "collect" wants the garbage gone first.
'use strict';

const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

function collectGarbage() {
	if (process.versions.bun !== undefined) Bun.gc(true);
	else globalThis.gc();
}

/** `engine`: what syssock runs on. */
function report(port, engine) {
	process.stdin.setEncoding('utf8').on('data', (line) => {
		if (line.includes('collect')) collectGarbage();
		// Of the whole process, its threads and what threads of the kernel do for it among them.
		const { user, system } = process.cpuUsage();
		tell({ cpuUs: user + system, rssBytes: process.memoryUsage().rss });
	});
	process.stdin.on('end', () => process.exit());
	tell({ port, ...(engine !== undefined && { engine }) });
}

module.exports = { report };
