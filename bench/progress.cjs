// What is seen while it runs: a bar on a terminal, a line a work elsewhere.
'use strict';
const { SingleBar } = require('cli-progress');

const format = '{bar} {value}/{total}, {eta_formatted} left | {work}, round {round}: {peer}';

/** Observes a comparison; collects what failed. */
class Progress {
	failures = [];
	#bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, etaBuffer: 30, stream: process.stderr });
	#work;

	constructor(total) {
		this.#bar.start(total, 0, { work: '', round: 1, peer: '' });
	}

	begin(work, peer, round) {
		if (!process.stderr.isTTY && work !== this.#work) process.stderr.write(`${work.title}\n`);
		this.#work = work;
		this.#bar.update({ work: work.title, round: round + 1, peer: peer.title });
	}

	end() {
		this.#bar.increment();
	}

	failed(failure) {
		this.failures.push(failure);
		process.stderr.write(`\nFAILED: ${failure.work} on ${failure.peer}: ${failure.why}\n`);
	}

	stop() {
		this.#bar.stop();
	}
}

module.exports = { Progress };
